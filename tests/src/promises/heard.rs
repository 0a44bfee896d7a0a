//! Whether a server that keeps to a document hears what a caller sends.

use std::collections::BTreeSet;

use oasmith::pointer::Pointer;
use oasmith::verify::case::{CredentialKind, Location};
use oasmith::verify::document::{Document, Operation, Parameter, Scheme};
use serde::Deserialize;
use serde_json::Value;

/// Headers that no document describes as parameters.
const USUAL: [&str; 5] = [
    "accept",
    "authorization",
    "content-type",
    "cookie",
    "user-agent",
];

/// A request of a caller.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    method: String,
    path: String,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    body: String,
}

/// What is wrong with a request, for a server of the document.
pub(super) fn complaints(document: &Document, sent: &Sent) -> BTreeSet<String> {
    let Some(operation) = operation(document, sent) else {
        return BTreeSet::from(["there is no such operation".to_owned()]);
    };
    let hearing = Hearing {
        document,
        operation,
        sent,
    };
    let mut complaints = hearing.missing();
    complaints.extend(hearing.unheard());
    complaints.extend(hearing.refused());
    complaints.extend(hearing.body());
    complaints.extend(hearing.credentials());
    complaints
}

/// The operation that a request is of; the path of the server stands before its own.
fn operation<'d>(document: &'d Document, sent: &Sent) -> Option<&'d Operation> {
    let operations = document.operations.iter();
    let fitting = operations.filter(|operation| {
        operation.method == sent.method && segments(&operation.path, &sent.path).is_some()
    });
    // The longest says most, and a word says more than a parameter.
    fitting.max_by_key(|operation| {
        let path = &operation.path;
        (
            path.matches('/').count(),
            usize::MAX - path.matches('{').count(),
        )
    })
}

/// The values of a template's parameters.
fn segments<'a>(template: &'a str, path: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
    let (template, path): (Vec<&str>, Vec<&str>) = (
        template.split('/').skip(1).collect(),
        path.split('/').skip(1).collect(),
    );
    let behind = path.len().checked_sub(template.len())?;
    let pairs = template.into_iter().zip(path.into_iter().skip(behind));
    let mut values = Vec::new();
    for (expected, given) in pairs {
        match expected
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'))
        {
            Some(name) => values.push((name, given)),
            None if expected == given || expected.contains('{') => {}
            None => return None,
        }
    }
    Some(values)
}

/// A request before a server.
struct Hearing<'a> {
    document: &'a Document,
    operation: &'a Operation,
    sent: &'a Sent,
}

impl Hearing<'_> {
    /// The values that are sent for a parameter.
    fn values(&self, parameter: &Parameter) -> Vec<&str> {
        let (name, sent) = (parameter.name.as_str(), self.sent);
        match parameter.location {
            Location::Query => named(&sent.query, |known| known == name),
            Location::Header => named(&sent.headers, |known| known.eq_ignore_ascii_case(name)),
            Location::Path => {
                let values = segments(&self.operation.path, &sent.path).unwrap_or_default();
                let found = values.into_iter().filter(|(of, _)| *of == name);
                found.map(|(_, value)| value).collect()
            }
            Location::Cookie => {
                let cookies = self.header("cookie").unwrap_or_default().split("; ");
                let found = cookies.filter_map(|cookie| cookie.split_once('='));
                let found = found.filter(|(of, _)| *of == name);
                found.map(|(_, value)| value).collect()
            }
            Location::Querystring => Vec::new(),
        }
    }

    fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.sent.headers.iter();
        let found = headers.find(|(of, _)| of == name)?;
        Some(found.1.as_str())
    }

    /// Whether what is sent in the query under other names can be a parameter's.
    fn spreads(&self, parameter: &Parameter) -> bool {
        let is_object = |place: &Pointer| {
            let schemas = &self.document.requests;
            schemas.at(place).is_some_and(|id| {
                schemas.allows(id, &serde_json::json!({}))
                    || schemas.get(id).get("properties").is_some()
            })
        };
        parameter.location == Location::Querystring
            || parameter.location == Location::Query
                && parameter.schema.as_ref().is_some_and(is_object)
    }

    fn missing(&self) -> BTreeSet<String> {
        let required = self.operation.parameters.iter().filter(|it| it.required);
        let missing = required.filter(|it| self.values(it).is_empty() && !self.spreads(it));
        missing
            .map(|it| {
                format!(
                    "the {} parameter `{}` is missing",
                    it.location.as_str(),
                    it.name
                )
            })
            .collect()
    }

    fn unheard(&self) -> BTreeSet<String> {
        let keys = self
            .document
            .schemes
            .iter()
            .filter_map(|scheme| scheme.key.as_ref());
        let keys: Vec<(Location, &str)> =
            keys.map(|(place, name)| (*place, name.as_str())).collect();
        let parameters = &self.operation.parameters;
        let is_known = |place: Location, name: &str| {
            let is_name = |known: &str| known.eq_ignore_ascii_case(name);
            keys.iter()
                .any(|(of, known)| *of == place && is_name(known))
                || parameters
                    .iter()
                    .any(|it| it.location == place && is_name(&it.name))
        };
        let spreads = parameters.iter().any(|it| self.spreads(it));
        let query = self
            .sent
            .query
            .iter()
            .map(|(name, _)| (Location::Query, name));
        let query = query.filter(|_| !spreads);
        let headers = self
            .sent
            .headers
            .iter()
            .map(|(name, _)| (Location::Header, name));
        let headers = headers.filter(|(_, name)| !USUAL.contains(&name.as_str()));
        let sent = query.chain(headers);
        let unheard = sent.filter(|(place, name)| !is_known(*place, name));
        unheard
            .map(|(place, name)| format!("the {} parameter `{name}` is not heard", place.as_str()))
            .collect()
    }

    fn refused(&self) -> BTreeSet<String> {
        let schemas = &self.document.requests;
        let refused = self.operation.parameters.iter().filter(|parameter| {
            let id = parameter
                .schema
                .as_ref()
                .and_then(|place| schemas.at(place));
            let values = self.values(parameter);
            let Some(id) = id.filter(|_| !values.is_empty()) else {
                return false;
            };
            let mut meant = meanings(&values).into_iter();
            !meant.any(|value| schemas.allows(id, &value))
        });
        refused
            .map(|it| {
                format!(
                    "the {} parameter `{}` is refused",
                    it.location.as_str(),
                    it.name
                )
            })
            .collect()
    }

    fn body(&self) -> Option<String> {
        let sent = self.header("content-type");
        let (body, sent) = match (&self.operation.body, sent) {
            (None, None) => return None,
            (None, Some(_)) => return Some("the body is not heard".to_owned()),
            (Some(body), None) => {
                return body.required.then(|| "the body is missing".to_owned());
            }
            (Some(body), Some(sent)) => (body, sent.split(';').next().unwrap_or(sent)),
        };
        let Some(media) = body.content.iter().find(|media| media.name == sent) else {
            return Some(format!("a body of `{sent}` is refused"));
        };
        let id = self.document.requests.at(media.schema.as_ref()?)?;
        let value: Value = serde_json::from_str(&self.sent.body).ok()?;
        // What could stand there instead is no reason of its own.
        let mistake = self.document.requests.mistake(id, &value)?;
        let place = mistake.split(": ").next().unwrap_or_default();
        Some(format!("the body is refused at {place}"))
    }

    /// Whether one of the alternatives is there.
    fn credentials(&self) -> Option<String> {
        let is_there = |name: &String| {
            let mut schemes = self.document.schemes.iter();
            let scheme = schemes.find(|scheme| scheme.name == *name);
            scheme.is_some_and(|scheme| self.proves(scheme))
        };
        let mut alternatives = self.operation.security.iter();
        let is_one = self.operation.security.is_empty()
            || alternatives.any(|alternative| alternative.iter().all(is_there));
        (!is_one).then(|| "nobody knows who it is of".to_owned())
    }

    fn proves(&self, scheme: &Scheme) -> bool {
        let authorization = self.header("authorization").unwrap_or_default();
        match (&scheme.key, scheme.kind) {
            (Some((Location::Query, name)), _) => {
                self.sent.query.iter().any(|(known, _)| known == name)
            }
            (Some((Location::Cookie, name)), _) => {
                let cookies = self.header("cookie").unwrap_or_default();
                cookies.contains(&format!("{name}="))
            }
            (Some((_, name)), _) => self.header(&name.to_ascii_lowercase()).is_some(),
            (None, CredentialKind::Basic) => authorization.starts_with("Basic "),
            (None, CredentialKind::Bearer | CredentialKind::Client) => {
                authorization.starts_with("Bearer ")
            }
            (None, _) => true,
        }
    }
}

fn named(pairs: &[(String, String)], is_it: impl Fn(&str) -> bool) -> Vec<&str> {
    let found = pairs.iter().filter(|(name, _)| is_it(name));
    found.map(|(_, value)| value.as_str()).collect()
}

/// What texts can be as JSON: a text, what it says, or a list.
fn meanings(values: &[&str]) -> Vec<Value> {
    let text = |value: &str| Value::from(value);
    let said = |value: &str| serde_json::from_str(value).unwrap_or_else(|_| text(value));
    let parts: Vec<&str> = values.iter().flat_map(|value| value.split(',')).collect();
    let mut meanings = Vec::new();
    if let [value] = values {
        meanings.extend([text(value), said(value)]);
    }
    meanings.push(parts.iter().map(|part| text(part)).collect());
    meanings.push(parts.iter().map(|part| said(part)).collect());
    meanings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_fits_behind_the_path_of_the_server() {
        let values = segments("/parcels/{id}/notes", "/v1/parcels/7/notes");
        assert_eq!(values, Some(vec![("id", "7")]));
        assert_eq!(segments("/parcels/{id}", "/v1/parcels/7/notes"), None);
        assert_eq!(segments("/a/b/c", "/b/c"), None);
    }

    #[test]
    fn a_text_can_mean_a_number_or_a_list() {
        let meant = meanings(&["1,a"]);
        assert!(meant.contains(&serde_json::json!([1, "a"])), "{meant:?}");
        assert!(meanings(&["7"]).contains(&serde_json::json!(7)));
    }
}
