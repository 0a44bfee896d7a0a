//! Names and values in a query, in cookies and in forms.

use serde_json::Value;

use super::segment::segment;
use super::style::{self, Pair, Pairs};
use super::wire::{self, Rule, Token};
use crate::verify::document::{Form, Parameter};
use crate::verify::media::{self, MediaKind};
use crate::verify::received::Received;

/// A name and a value that were sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sent {
    pub(super) name: String,
    pub(super) value: String,
    /// Whether it is what something asks for.
    pub(super) is_used: bool,
}

impl Sent {
    pub(super) fn new(name: &str, value: &str) -> Self {
        Self {
            name: name.to_owned(),
            value: value.to_owned(),
            is_used: false,
        }
    }

    /// The name without its escapes.
    pub(super) fn key(&self, rule: Rule) -> String {
        let raw = if rule == Rule::Form {
            self.name.replace('+', " ")
        } else {
            self.name.clone()
        };
        String::from_utf8_lossy(&wire::decoded(raw.as_bytes())).into_owned()
    }
}

/// The pairs in a query or a form.
pub(super) fn split(text: &str, between: &str) -> Vec<Sent> {
    let pairs = text
        .split(between)
        .map(str::trim)
        .filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Sent::new(name, value)
    });
    pairs.collect()
}

/// The cookies, which one header carries.
pub(super) fn cookies(received: &Received, complaints: &mut Vec<String>) -> Vec<Sent> {
    let headers: Vec<&str> = received.all("cookie").collect();
    if headers.len() > 1 {
        complaints.push("there are several headers `cookie`".to_owned());
    }
    headers
        .into_iter()
        .flat_map(|header| split(header, ";"))
        .collect()
}

/// Judges the parameters of a place.
pub(super) fn judge(
    sent: &mut [Sent],
    wanted: &[(&Parameter, &Value)],
    place: &str,
    complaints: &mut Vec<String>,
    expected: &mut Vec<String>,
) {
    for (parameter, value) in wanted {
        let pairs = style::pairs(&parameter.form, &parameter.name, value);
        let place = Place {
            kind: place,
            name: &parameter.name,
            rule: style::rule(parameter),
        };
        judge_pairs(sent, &pairs, place, complaints, expected);
    }
}

/// Where the pairs of one value stand.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// What kind of place it is, as a message says it: a query, a cookie or a field.
    pub(super) kind: &'a str,
    /// The name of the value.
    pub(super) name: &'a str,
    /// How names and values are escaped there.
    pub(super) rule: Rule,
}

/// Judges the pairs of one value.
pub(super) fn judge_pairs(
    sent: &mut [Sent],
    pairs: &Pairs,
    place: Place<'_>,
    complaints: &mut Vec<String>,
    expected: &mut Vec<String>,
) {
    let Place { kind, name, rule } = place;
    match pairs {
        Pairs::Exact(pairs) => {
            for pair in pairs {
                let (left, right) = (wire::text(&pair.name, rule), wire::text(&pair.value, rule));
                expected.push(format!("{kind}: {left}={right}"));
                if let Some(problem) = mistake(sent, pair, rule) {
                    complaints.push(format!("the {kind} `{}`: {problem}", pair.key));
                }
            }
        }
        Pairs::Loose(strings) => {
            expected.push(format!(
                "{kind}: `{name}` with {strings:?}, which the specification has no form for"
            ));
            if let Some(problem) = loose_mistake(sent, name, strings, rule) {
                complaints.push(format!("the {kind} `{name}`: {problem}"));
            }
        }
    }
}

fn mistake(sent: &mut [Sent], pair: &Pair, rule: Rule) -> Option<String> {
    let found = sent
        .iter_mut()
        .find(|one| !one.is_used && one.key(rule) == pair.key);
    let Some(found) = found else {
        return Some("it is missing".to_owned());
    };
    found.is_used = true;
    // Nobody reserves a character of a name for anything.
    let of_name = if rule == Rule::Reserved {
        Rule::Query
    } else {
        rule
    };
    let name = wire::mistake(&found.name, &pair.name, of_name);
    name.or_else(|| wire::mistake(&found.value, &pair.value, rule))
}

fn loose_mistake(sent: &mut [Sent], name: &str, strings: &[String], rule: Rule) -> Option<String> {
    let own = sent.iter_mut().filter(|one| {
        let key = one.key(rule);
        !one.is_used
            && (key == name
                || key
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with('[')))
    });
    let mut found = Vec::new();
    for one in own {
        one.is_used = true;
        found.push(one.value.clone());
    }
    let fits = |raw: &String, text: &String| {
        wire::mistake(raw, &[Token::Text(text.clone())], rule).is_none()
    };
    // The members of an object have no order.
    let mut left: Vec<&String> = found.iter().collect();
    let all_fit = strings.iter().all(|text| {
        let place = left.iter().position(|raw| fits(raw, text));
        place.map(|place| left.remove(place)).is_some()
    });
    let joined = wire::decoded(found.join(",").as_bytes()) == strings.join(",").as_bytes();
    let is_right = (all_fit && left.is_empty()) || joined;
    (!is_right).then(|| format!("{strings:?} are expected and {found:?} are there"))
}

/// Judges a parameter that is the whole query.
pub(super) fn whole_query(
    parameter: &Parameter,
    value: &Value,
    query: &str,
    complaints: &mut Vec<String>,
    expected: &mut Vec<String>,
) {
    let media_type = match &parameter.form {
        Form::Content(media_type) => media_type.as_str(),
        Form::Styled(_) => "application/x-www-form-urlencoded",
    };
    if let (MediaKind::Form, Value::Object(members)) = (media::kind(media_type), value) {
        let mut sent = split(query, "&");
        for (name, value) in members {
            let pairs = style::field_pairs(name, value, None);
            let place = Place {
                kind: "query",
                name,
                rule: Rule::Form,
            };
            judge_pairs(&mut sent, &pairs, place, complaints, expected);
        }
        for one in sent.iter().filter(|one| !one.is_used) {
            complaints.push(format!(
                "the query parameter `{}` is not asked for",
                one.name
            ));
        }
        return;
    }
    let tokens = segment(&parameter.form, &parameter.name, value);
    expected.push(format!("query: {}", wire::text(&tokens, Rule::Query)));
    if let Some(problem) = wire::mistake(query, &tokens, Rule::Query) {
        complaints.push(format!("the query: {problem}"));
    }
}
