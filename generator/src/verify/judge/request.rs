//! Whether a request of an operation is what its case asks for.

use super::body;
use super::headers::{accepted, is_usual};
use super::pairs::{self, Sent};
use super::secrets::Secrets;
use super::segment::segment;
use super::wire::{self, Rule, Token};
use crate::verify::case::{Case, Location};
use crate::verify::document::template::{self, Piece};
use crate::verify::document::{Document, Operation, Parameter};
use crate::verify::media;
use crate::verify::received::Received;
use crate::verify::server::BASE;

/// The header by which a stream of events goes on where it broke off.
const LAST_EVENT_ID: &str = "Last-Event-ID";

/// A request that is being judged.
pub(super) struct Request<'j> {
    pub(super) document: &'j Document,
    pub(super) operation: &'j Operation,
    pub(super) case: &'j Case,
    /// Which of the case's requests it is, from 0.
    pub(super) turn: usize,
    /// What is asked for, line by line.
    pub(super) expected: Vec<String>,
    /// The security schemes of which the credentials are there, where all of an alternative are.
    pub(super) schemes: Option<&'j [String]>,
}

impl<'j> Request<'j> {
    pub(super) fn new(
        document: &'j Document,
        operation: &'j Operation,
        case: &'j Case,
        turn: usize,
    ) -> Self {
        let mut request = Self {
            document,
            operation,
            case,
            turn,
            expected: Vec::new(),
            schemes: None,
        };
        let path = wire::text(&request.path(), Rule::Path);
        request.expected.push(format!("{} {path}", case.method));
        request
    }

    pub(super) fn judge(&mut self, received: &Received, complaints: &mut Vec<String>) {
        if received.method != self.case.method {
            complaints.push(format!(
                "the method is {} and not {}",
                received.method, self.case.method
            ));
        }
        let address = self.address(&received.target, complaints);
        let mut query = pairs::split(address.unwrap_or_default(), "&");
        let mut cookies = pairs::cookies(received, complaints);
        let headers = received.headers.iter();
        let mut headers: Vec<Sent> = headers
            .map(|(name, value)| Sent::new(name, value))
            .collect();
        let mut secrets = Secrets {
            query: &mut query,
            headers: &mut headers,
            cookies: &mut cookies,
        };
        secrets.judge(self, complaints);
        self.query(address, &mut query, complaints);
        if self.is_given_as_header("cookie") {
            cookies.clear();
        }
        pairs::judge(
            &mut cookies,
            &self.wanted(Location::Cookie),
            "cookie",
            complaints,
            &mut self.expected,
        );
        self.headers(&mut headers, complaints);
        left_over("query parameter", &query, complaints);
        left_over("cookie", &cookies, complaints);
        headers.retain(|sent| !is_usual(&sent.name));
        left_over("header", &headers, complaints);
        self.accept(received, complaints);
        body::judge(
            self.document,
            self.operation,
            self.case,
            received,
            complaints,
            &mut self.expected,
        );
    }

    /// Judges the path, and gives the query.
    fn address<'r>(&self, target: &'r str, complaints: &mut Vec<String>) -> Option<&'r str> {
        let (path, query) = match target.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (target, None),
        };
        if let Some(problem) = wire::mistake(path, &self.path(), Rule::Path) {
            complaints.push(format!("the path: {problem}"));
        }
        for part in [Some(path), query].into_iter().flatten() {
            if let Some(character) = wire::illegal(part) {
                complaints.push(format!("`{character}` may not stand in an address"));
            }
        }
        query
    }

    /// The parameters of a location, with the values that the case gives them. One that
    /// stands where a credential does is the credential's to fill.
    fn wanted(&self, location: Location) -> Vec<(&'j Parameter, &'j serde_json::Value)> {
        let parameters = self
            .operation
            .parameters
            .iter()
            .filter(|parameter| parameter.location == location);
        let parameters = parameters.filter(|parameter| {
            let same = |name: &str| match location {
                Location::Header => name.eq_ignore_ascii_case(&parameter.name),
                _ => name == parameter.name,
            };
            // What is not sent is not in place of the parameter.
            let given = &self.case.inputs.credentials;
            let is_sent = |name: &&String| match self.schemes {
                Some(schemes) => schemes.contains(name),
                None => given.iter().any(|one| one.scheme == **name),
            };
            let needed = self.operation.security.iter().flatten();
            let mut keys = needed.filter(is_sent).filter_map(|name| {
                let scheme = self
                    .document
                    .schemes
                    .iter()
                    .find(|scheme| scheme.name == *name)?;
                scheme.key.as_ref()
            });
            !keys.any(|(of, name)| *of == location && same(name))
        });
        let wanted = parameters.filter_map(|parameter| {
            let value = self.case.inputs.parameter(location, &parameter.name)?;
            Some((parameter, value))
        });
        wanted.collect()
    }

    fn path(&self) -> Vec<Token> {
        let mut tokens = vec![Token::Literal(BASE.to_owned())];
        for piece in template::pieces(&self.case.path) {
            match piece {
                Piece::Literal(text) => tokens.push(Token::Literal(text)),
                Piece::Name(expression) => {
                    let name = &expression.name;
                    let is_it =
                        |one: &&Parameter| one.location == Location::Path && one.name == *name;
                    let parameter = self.operation.parameters.iter().find(is_it);
                    let value = self.case.inputs.parameter(Location::Path, name);
                    if let (Some(parameter), Some(value)) = (parameter, value) {
                        let value = segment(&parameter.form, name, value).into_iter();
                        tokens.extend(value.map(|token| match token {
                            Token::Text(text) if expression.takes_slashes() => Token::Open(text),
                            other => other,
                        }));
                    }
                }
            }
        }
        tokens
    }

    fn query(&mut self, query: Option<&str>, sent: &mut Vec<Sent>, complaints: &mut Vec<String>) {
        if let [(parameter, value)] = self.wanted(Location::Querystring)[..] {
            let query = query.unwrap_or_default();
            pairs::whole_query(parameter, value, query, complaints, &mut self.expected);
            sent.clear();
            return;
        }
        if query == Some("") {
            complaints.push("the query is empty, and yet there is a `?`".to_owned());
        }
        pairs::judge(
            sent,
            &self.wanted(Location::Query),
            "query",
            complaints,
            &mut self.expected,
        );
    }

    /// Whether the caller gives a header as it is, and not what it is made of.
    fn is_given_as_header(&self, name: &str) -> bool {
        let headers = self.wanted(Location::Header).into_iter();
        headers
            .map(|(parameter, _)| parameter)
            .any(|parameter| parameter.name.eq_ignore_ascii_case(name))
    }

    fn headers(&mut self, sent: &mut [Sent], complaints: &mut Vec<String>) {
        if !self.is_given_as_header("cookie") {
            for one in sent.iter_mut() {
                one.is_used |= one.name.eq_ignore_ascii_case("cookie");
            }
        }
        let goes_on = self.last_event_id(sent, complaints);
        for (parameter, value) in self.wanted(Location::Header) {
            // Where a stream goes on is not where the caller had it begin.
            if goes_on && parameter.name.eq_ignore_ascii_case(LAST_EVENT_ID) {
                continue;
            }
            let tokens = segment(&parameter.form, &parameter.name, value);
            let wanted = wire::text(&tokens, Rule::Plain);
            self.expected.push(format!("{}: {wanted}", parameter.name));
            let is_it =
                |one: &&mut Sent| !one.is_used && one.name.eq_ignore_ascii_case(&parameter.name);
            let Some(found) = sent.iter_mut().find(is_it) else {
                complaints.push(format!("the header `{}` is missing", parameter.name));
                continue;
            };
            found.is_used = true;
            if let Some(problem) = wire::mistake(&found.value, &tokens, Rule::Plain) {
                complaints.push(format!("the header `{}`: {problem}", parameter.name));
            }
        }
    }

    /// The event behind which a request asks to go on; says whether it does.
    fn last_event_id(&mut self, sent: &mut [Sent], complaints: &mut Vec<String>) -> bool {
        let before = self.turn.checked_sub(1);
        let further = before.and_then(|before| self.case.further.get(before));
        let Some(id) = further.and_then(|further| further.after.as_deref()) else {
            return false;
        };
        self.expected.push(format!("{LAST_EVENT_ID}: {id}"));
        let is_it = |one: &&mut Sent| one.name.eq_ignore_ascii_case(LAST_EVENT_ID);
        let Some(found) = sent.iter_mut().find(is_it) else {
            complaints.push(format!("the header `{LAST_EVENT_ID}` is missing"));
            return true;
        };
        found.is_used = true;
        if found.value != id {
            complaints.push(format!(
                "the header `{LAST_EVENT_ID}` is `{}` and not `{id}`",
                found.value
            ));
        }
        true
    }

    /// What is accepted is what the document declares, and behind that what errors may be that it
    /// does not, unless it is a parameter.
    fn accept(&mut self, received: &Received, complaints: &mut Vec<String>) {
        let is_given =
            |(parameter, _): &(&Parameter, _)| parameter.name.eq_ignore_ascii_case("accept");
        if self.wanted(Location::Header).iter().any(is_given) {
            return;
        }
        let contents = self
            .operation
            .responses
            .iter()
            .flat_map(|response| &response.content);
        let declared: Vec<&str> = contents.map(|media| media.name.as_str()).collect();
        if declared.is_empty() {
            return;
        }
        let accepted: Vec<&str> = accepted(received).collect();
        let is_undeclared = |one: &&&str| {
            let (bare, weight) = one.split_once(";q=").unwrap_or((one, "1"));
            let is_last = accepted.len() > 1 && accepted.last() == Some(*one);
            if is_last && bare == "application/*" && weight.starts_with("0.") {
                return false;
            }
            let is_it = |name: &&str| *name == bare || media::is_of(bare, name);
            !declared.iter().any(is_it)
        };
        let before = complaints.len();
        if accepted.is_empty() {
            complaints.push("the header `accept` is missing".to_owned());
        }
        for one in accepted.iter().filter(is_undeclared) {
            complaints.push(format!(
                "`{one}` is accepted, which the document does not have"
            ));
        }
        let asked = if complaints.len() == before {
            received.header("accept").unwrap_or_default().to_owned()
        } else {
            declared.join(" or ")
        };
        self.expected.push(format!("accept: {asked}"));
    }
}

/// Complains of what nothing asks for.
fn left_over(kind: &str, all: &[Sent], complaints: &mut Vec<String>) {
    let left = all.iter().filter(|sent| !sent.is_used);
    complaints.extend(left.map(|sent| {
        let Sent { name, value, .. } = sent;
        format!("the {kind} `{name}` is not asked for: `{value}`")
    }));
}
