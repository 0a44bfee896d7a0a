//! Whether a request is what its case and the document ask for.

mod body;
mod multipart;
mod pairs;
mod secrets;
mod style;
mod wire;

use std::collections::HashMap;

use super::case::{Case, Expected, Place};
use super::document::media;
use super::document::template::{self, Piece};
use super::document::{Document, Form, Operation, Parameter};
use super::plan::Plan;
use super::received::Received;
use super::server::BASE;
use pairs::Sent;
use wire::{Rule, Token};

/// Headers that belong to the transport, or to the proof itself.
const USUAL: [&str; 10] = [
    "host",
    "user-agent",
    "accept-encoding",
    "content-length",
    "transfer-encoding",
    "connection",
    "expect",
    "accept",
    "content-type",
    super::case::CASE_HEADER,
];

/// What there is to say about the request of a case.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The number of the case.
    pub case: usize,
    /// The request as it was sent, if one arrived.
    pub sent: Option<String>,
    /// What the document asks for.
    pub expected: String,
    /// What is wrong with the request.
    pub complaints: Vec<String>,
    /// Whether the request does not accept the media type of the answer, so that
    /// nothing is to be expected of how that is read.
    pub declines: bool,
}

/// Judges the requests of all cases that were run.
#[must_use]
pub fn judge(document: &Document, plan: &Plan, received: &[Received]) -> Vec<Judged> {
    let mut by_case: HashMap<usize, Vec<&Received>> = HashMap::new();
    for request in received {
        if let Some(number) = request.case {
            by_case.entry(number).or_default().push(request);
        }
    }
    let judged = plan.cases.iter().map(|case| {
        let requests = by_case.remove(&case.number).unwrap_or_default();
        judge_case(document, case, &requests)
    });
    judged.collect()
}

/// The requests that say no case of the plan.
#[must_use]
pub fn strays(plan: &Plan, received: &[Received]) -> Vec<String> {
    let is_known =
        |request: &&Received| request.case.is_some_and(|number| number < plan.cases.len());
    received
        .iter()
        .filter(|request| !is_known(request))
        .map(Received::text)
        .collect()
}

/// Judges the requests of one case, which should be one.
#[must_use]
pub fn judge_case(document: &Document, case: &Case, requests: &[&Received]) -> Judged {
    let mut complaints = Vec::new();
    let Some(operation) = document.operation(case) else {
        complaints.push("the document has no such operation".to_owned());
        return Judged {
            case: case.number,
            sent: None,
            expected: String::new(),
            complaints,
            declines: false,
        };
    };
    let mut request = Request::new(document, operation, case);
    let is_unsent = matches!(case.answer.expected, Expected::Unsent(_));
    match requests {
        [] if is_unsent => request.expected = vec!["nothing without a credential".to_owned()],
        _ if is_unsent => complaints.push("a request is sent without its credentials".to_owned()),
        [] => complaints.push("no request arrived".to_owned()),
        [received, further @ ..] => {
            request.judge(received, &mut complaints);
            if !further.is_empty() {
                complaints.push(format!(
                    "{} requests arrived in place of one",
                    requests.len()
                ));
            }
        }
    }
    Judged {
        case: case.number,
        sent: requests.first().map(|received| received.text()),
        expected: request.expected.join("\n"),
        complaints,
        declines: requests.iter().any(|received| declines(case, received)),
    }
}

/// A request that is being judged.
struct Request<'j> {
    document: &'j Document,
    operation: &'j Operation,
    case: &'j Case,
    /// What is asked for, line by line.
    expected: Vec<String>,
}

impl<'j> Request<'j> {
    fn new(document: &'j Document, operation: &'j Operation, case: &'j Case) -> Self {
        let mut request = Self {
            document,
            operation,
            case,
            expected: Vec::new(),
        };
        let path = wire::text(&request.path(), Rule::Path);
        request.expected.push(format!("{} {path}", case.method));
        request
    }

    fn judge(&mut self, received: &Received, complaints: &mut Vec<String>) {
        if received.method != self.case.method {
            complaints.push(format!(
                "the method is {} and not {}",
                received.method, self.case.method
            ));
        }
        let (path, query) = match received.target.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (received.target.as_str(), None),
        };
        if let Some(problem) = wire::mistake(path, &self.path(), Rule::Path) {
            complaints.push(format!("the path: {problem}"));
        }
        for part in [Some(path), query].into_iter().flatten() {
            if let Some(character) = wire::illegal(part) {
                complaints.push(format!("`{character}` may not stand in an address"));
            }
        }
        let mut query = self.query(query, complaints);
        let mut cookies = pairs::cookies(received, complaints);
        pairs::judge(
            &mut cookies,
            &self.wanted(Place::Cookie),
            "cookie",
            complaints,
            &mut self.expected,
        );
        let mut headers: Vec<Sent> = received
            .headers
            .iter()
            .map(|(name, value)| Sent::new(name, value))
            .collect();
        self.headers(&mut headers, complaints);
        let mut secrets = secrets::Secrets {
            query: &mut query,
            headers: &mut headers,
            cookies: &mut cookies,
        };
        secrets::judge(
            self.document,
            self.operation,
            self.case,
            &mut secrets,
            complaints,
            &mut self.expected,
        );
        for (kind, all) in [
            ("query parameter", query),
            ("cookie", cookies),
            ("header", headers),
        ] {
            for sent in all.iter().filter(|sent| !sent.is_used) {
                if kind != "header" || !is_usual(&sent.name) {
                    complaints.push(format!(
                        "the {kind} `{}` is not asked for: `{}`",
                        sent.name, sent.value
                    ));
                }
            }
        }
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

    /// The parameters of a place, with the values that the case gives them. One that
    /// stands where a credential does is the credential's to fill.
    fn wanted(&self, place: Place) -> Vec<(&'j Parameter, &'j serde_json::Value)> {
        let parameters = self
            .operation
            .parameters
            .iter()
            .filter(|parameter| parameter.place == place);
        let parameters = parameters.filter(|parameter| {
            let same = |name: &str| match place {
                Place::Header => name.eq_ignore_ascii_case(&parameter.name),
                _ => name == parameter.name,
            };
            let needed = self.operation.security.iter().flatten();
            let mut keys = needed.filter_map(|name| {
                let scheme = self
                    .document
                    .schemes
                    .iter()
                    .find(|scheme| scheme.name == *name)?;
                scheme.key.as_ref()
            });
            !keys.any(|(of, name)| *of == place && same(name))
        });
        let wanted = parameters.filter_map(|parameter| {
            let value = self.case.inputs.parameter(place, &parameter.name)?;
            Some((parameter, value))
        });
        wanted.collect()
    }

    fn path(&self) -> Vec<Token> {
        let mut tokens = vec![Token::Literal(BASE.to_owned())];
        for piece in template::pieces(&self.case.path) {
            match piece {
                Piece::Literal(text) => tokens.push(Token::Literal(text)),
                Piece::Name(name) => {
                    let is_it = |one: &&Parameter| one.place == Place::Path && one.name == name;
                    let parameter = self.operation.parameters.iter().find(is_it);
                    let value = self.case.inputs.parameter(Place::Path, &name);
                    if let (Some(parameter), Some(value)) = (parameter, value) {
                        tokens.extend(style::segment(&parameter.form, &name, value));
                    }
                }
            }
        }
        tokens
    }

    fn query(&mut self, query: Option<&str>, complaints: &mut Vec<String>) -> Vec<Sent> {
        if let [(parameter, value)] = self.wanted(Place::Querystring)[..] {
            let query = query.unwrap_or_default();
            pairs::whole_query(parameter, value, query, complaints, &mut self.expected);
            return Vec::new();
        }
        if query == Some("") {
            complaints.push("the query is empty, and yet there is a `?`".to_owned());
        }
        let mut sent = pairs::split(query.unwrap_or_default(), "&");
        pairs::judge(
            &mut sent,
            &self.wanted(Place::Query),
            "query",
            complaints,
            &mut self.expected,
        );
        sent
    }

    fn headers(&mut self, sent: &mut [Sent], complaints: &mut Vec<String>) {
        for one in sent.iter_mut() {
            one.is_used |= one.name.eq_ignore_ascii_case("cookie");
        }
        for (parameter, value) in self.wanted(Place::Header) {
            let tokens = style::segment(&parameter.form, &parameter.name, value);
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

    /// What is accepted is what the document declares, unless it is a parameter.
    fn accept(&mut self, received: &Received, complaints: &mut Vec<String>) {
        let is_given =
            |(parameter, _): &(&Parameter, _)| parameter.name.eq_ignore_ascii_case("accept");
        if self.wanted(Place::Header).iter().any(is_given) {
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
        self.expected
            .push(format!("accept: {}", declared.join(" or ")));
        let accepted: Vec<&str> = accepted(received).collect();
        if accepted.is_empty() {
            complaints.push("the header `accept` is missing".to_owned());
        }
        for one in accepted {
            let bare = one.split(";q=").next().unwrap_or_default();
            let is_declared = declared
                .iter()
                .any(|name| *name == bare || media::is_of(bare, name));
            if !is_declared {
                complaints.push(format!(
                    "`{one}` is accepted, which the document does not have"
                ));
            }
        }
    }
}

/// Whether a request accepts something, and not the media type of its answer.
fn declines(case: &Case, received: &Received) -> bool {
    let Some(given) = &case.answer.media_type else {
        return false;
    };
    let given = media::essence(given);
    let mut accepted = accepted(received).peekable();
    accepted.peek().is_some() && !accepted.any(|one| media::is_of(&given, &media::essence(one)))
}

/// What a request accepts.
fn accepted(received: &Received) -> impl Iterator<Item = &str> {
    let all = received
        .all("accept")
        .flat_map(|value| value.split(','))
        .map(str::trim);
    all.filter(|one| !one.is_empty())
}

fn is_usual(name: &str) -> bool {
    USUAL.iter().any(|usual| usual.eq_ignore_ascii_case(name))
}

/// The rule by which the values of a parameter are escaped.
fn rule(parameter: &Parameter) -> Rule {
    use super::document::StyleKind;
    match (&parameter.form, parameter.place) {
        (_, Place::Path) => Rule::Path,
        (_, Place::Header) => Rule::Plain,
        (Form::Styled(style), Place::Cookie) if style.kind == StyleKind::Cookie => Rule::Plain,
        (_, Place::Cookie) => Rule::Cookie,
        (Form::Styled(style), _) if style.reserved => Rule::Reserved,
        _ => Rule::Query,
    }
}
