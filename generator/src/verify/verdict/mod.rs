//! Whether a client makes of an answer what the document says.

mod events;
mod headers;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::case::{Answer, Case, Expected, Outcome, TypedHeader};
use super::media::{self, MediaKind};
use super::same;

/// What is wrong with what came of a case. Where the call could not be made,
/// there is nothing to compare.
#[must_use]
pub fn compare(case: &Case, outcome: &Outcome) -> Vec<String> {
    let answer = case.last_answer();
    match outcome {
        Outcome::Unmade(_) => Vec::new(),
        Outcome::Success {
            status,
            value,
            headers,
            ..
        } => success(answer, *status, value.as_ref(), headers.as_deref()),
        Outcome::Error {
            status,
            value,
            kind,
            message,
            headers,
            ..
        } => match &answer.expected {
            Expected::Error(wanted) => {
                let problem = value_mistake(answer, wanted.as_ref(), value.as_ref());
                let problem = problem.map(|problem| format!("{problem} ({kind}: {message})"));
                let status = status_mistake(answer, *status);
                let headers = headers::mistakes(answer, headers.as_deref());
                status.into_iter().chain(problem).chain(headers).collect()
            }
            Expected::Undocumented => status_mistake(answer, *status).into_iter().collect(),
            Expected::Unsent(names) => unsent(names, *status, message).into_iter().collect(),
            Expected::Success(_) | Expected::Events(_) => {
                vec![format!(
                    "the answer {} is an error: {message}",
                    answer.status
                )]
            }
        },
    }
}

fn success(
    answer: &Answer,
    status: u16,
    value: Option<&Value>,
    headers: Option<&[TypedHeader]>,
) -> Vec<String> {
    match &answer.expected {
        Expected::Success(wanted) => {
            let problem = value_mistake(answer, wanted.as_ref(), value);
            let status = status_mistake(answer, Some(status));
            let headers = headers::mistakes(answer, headers);
            status.into_iter().chain(problem).chain(headers).collect()
        }
        Expected::Events(wanted) => events::mistakes(wanted, value),
        // Nobody says whether an answer that is a redirect is a success.
        Expected::Undocumented if answer.status / 100 == 3 => {
            status_mistake(answer, Some(status)).into_iter().collect()
        }
        Expected::Error(_) | Expected::Undocumented | Expected::Unsent(_) => {
            vec![format!("the answer {} is a success", answer.status)]
        }
    }
}

/// What is wrong with an error that should name one of these security schemes.
fn unsent(names: &[String], status: Option<u16>, message: &str) -> Option<String> {
    let is_right = status.is_none() && names.iter().any(|name| message.contains(name));
    let names = names.join(" or ");
    (!is_right).then(|| {
        format!("the error does not name the credential that is missing, {names}: {message}")
    })
}

fn status_mistake(answer: &Answer, status: Option<u16>) -> Option<String> {
    match status {
        Some(status) if status == answer.status => None,
        Some(status) => Some(format!("the answer {} is told as {status}", answer.status)),
        None => Some(format!("the answer {} is not kept", answer.status)),
    }
}

fn value_mistake(answer: &Answer, wanted: Option<&Value>, found: Option<&Value>) -> Option<String> {
    let none = Value::Null;
    let (wanted, found) = (wanted.unwrap_or(&none), found.unwrap_or(&none));
    let media_type = answer.media_type.as_deref().unwrap_or_default();
    let kind = media::kind(media_type);
    let original: Value = match kind {
        MediaKind::Sequence => {
            // The last item of an answer may end with it.
            let body = [&answer.body[..], b"\n"].concat();
            media::items(media_type, &body).unwrap_or_default().into()
        }
        // Of XML, nothing is kept that the document does not describe.
        MediaKind::Text if media::is_xml(media_type) => wanted.clone(),
        _ => serde_json::from_slice(&answer.body).unwrap_or_default(),
    };
    // Bytes may be given as bytes whatever they are said to be.
    if !answer.body.is_empty() && found.as_str() == Some(STANDARD.encode(&answer.body).as_str()) {
        return None;
    }
    // A text that is JSON may be given as what it says, and none as an empty one.
    let is_text = matches!(kind, MediaKind::Text | MediaKind::Bytes);
    if is_text && !original.is_null() && same::difference(&original, found).is_none() {
        return None;
    }
    if answer.body.is_empty() && found.as_str() == Some("") {
        return None;
    }
    same::loss(wanted, &original, found)
        .map(|difference| format!("the value of the answer: {difference}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::verify::case::{Inputs, Way};

    fn case(status: u16, expected: Expected) -> Case {
        Case {
            number: 0,
            operation: String::new(),
            method: "GET".to_owned(),
            path: "/".to_owned(),
            title: String::new(),
            way: Way::Whole,
            inputs: Inputs::default(),
            answer: Answer {
                status,
                media_type: Some("application/json".to_owned()),
                headers: Vec::new(),
                in_pieces: false,
                is_untyped: false,
                body: br#"{"a": 1, "b": null}"#.to_vec(),
                expected,
            },
            further: Vec::new(),
            elsewhere: None,
        }
    }

    fn success(value: Value) -> Outcome {
        Outcome::Success {
            status: 200,
            value: Some(value),
            debug: None,
            headers: Some(Vec::new()),
        }
    }

    #[test]
    fn the_same_value_is_right_and_another_is_not() {
        let case = case(200, Expected::Success(Some(json!({ "a": 1, "b": null }))));
        assert_eq!(
            compare(&case, &success(json!({ "a": 1.0 }))),
            Vec::<String>::new()
        );
        assert_eq!(compare(&case, &success(json!({ "a": 2 }))).len(), 1);
        assert_eq!(compare(&case, &success(json!({}))).len(), 1);
        let error = Outcome::Error {
            status: Some(200),
            kind: String::new(),
            value: None,
            debug: None,
            message: String::new(),
            headers: None,
        };
        assert_eq!(compare(&case, &error).len(), 1);
        assert_eq!(
            compare(&case, &Outcome::Unmade(String::new())),
            Vec::<String>::new()
        );
    }

    #[test]
    fn the_last_item_of_an_answer_may_end_with_it() {
        let mut case = case(200, Expected::Success(Some(json!([{ "a": 1 }]))));
        case.answer.media_type = Some("application/jsonl".to_owned());
        case.answer.body = br#"{"a": 1, "b": 2}"#.to_vec();
        let kept = success(json!([{ "a": 1, "b": 2 }]));
        assert_eq!(compare(&case, &kept), Vec::<String>::new());
        assert_eq!(compare(&case, &success(json!([{ "b": 2 }]))).len(), 1);
    }

    #[test]
    fn what_xml_does_not_have_is_not_there() {
        let mut case = case(200, Expected::Success(Some(json!({ "a": "x", "b": null }))));
        case.answer.media_type = Some("application/xml".to_owned());
        case.answer.body = b"<r><a>x</a><c>y</c></r>".to_vec();
        assert_eq!(
            compare(&case, &success(json!({ "a": "x" }))),
            Vec::<String>::new()
        );
        for wrong in [
            json!({}),
            json!({ "a": null }),
            json!({ "a": "x", "c": "y" }),
            Value::Null,
        ] {
            assert_eq!(compare(&case, &success(wrong)).len(), 1);
        }
    }

    #[test]
    fn an_error_keeps_its_status_and_its_value() {
        let error = |status, value| Outcome::Error {
            status,
            kind: String::new(),
            value,
            debug: None,
            message: String::new(),
            headers: None,
        };
        let known = case(404, Expected::Error(Some(json!({ "a": 1 }))));
        assert_eq!(
            compare(&known, &error(Some(404), Some(json!({ "a": 1 })))),
            Vec::<String>::new()
        );
        assert_eq!(
            compare(&known, &error(Some(500), Some(json!({ "a": 1 })))).len(),
            1
        );
        assert_eq!(compare(&known, &error(Some(404), None)).len(), 1);
        assert_eq!(compare(&known, &success(json!({ "a": 1 }))).len(), 1);
        let unknown = case(477, Expected::Undocumented);
        assert_eq!(
            compare(&unknown, &error(Some(477), None)),
            Vec::<String>::new()
        );
        assert_eq!(compare(&unknown, &error(None, None)).len(), 1);
        assert_eq!(compare(&unknown, &success(json!({}))).len(), 1);
    }
}
