//! Whether a client reads the headers of an answer as they were written.

use serde_json::Value;

use crate::verify::case::{Answer, AnswerHeader, TypedHeader};
use crate::verify::plan::header::in_a_row;
use crate::verify::same;

/// What is wrong with the headers. A call that gives its answer as it arrives has
/// none that are typed.
pub(super) fn mistakes(answer: &Answer, found: Option<&[TypedHeader]>) -> Vec<String> {
    let Some(found) = found else {
        return Vec::new();
    };
    let sent = answer.headers.iter();
    sent.filter_map(|header| mistake(header, found)).collect()
}

fn mistake(sent: &AnswerHeader, found: &[TypedHeader]) -> Option<String> {
    let name = &sent.name;
    let mut own = found
        .iter()
        .filter(|header| header.name.eq_ignore_ascii_case(name))
        .peekable();
    if own.peek().is_none() {
        return Some(format!("the crate has no header `{name}` for this answer"));
    }
    // Answers of several statuses may have the same header, each with its type.
    let problems: Vec<String> = own
        .map(|header| problem(sent, header))
        .collect::<Option<_>>()?;
    let problem = problems.into_iter().next()?;
    Some(format!("the header `{name}` of the answer: {problem}"))
}

fn problem(sent: &AnswerHeader, found: &TypedHeader) -> Option<String> {
    if let Some(problem) = &found.problem {
        return Some(format!("`{}` is not read: {problem}", sent.text));
    }
    let Some(value) = &found.value else {
        return Some(format!("`{}` is not found", sent.text));
    };
    let difference = same::difference(&sent.value, value)?;
    (sent.is_typed || !is_spelled_so(value, &sent.text)).then_some(difference)
}

/// Whether a value of another type would be written like this.
fn is_spelled_so(value: &Value, text: &str) -> bool {
    in_a_row(value, false) == text || in_a_row(value, true) == text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sent(text: &str, value: Value, is_typed: bool) -> AnswerHeader {
        AnswerHeader {
            name: "X-Count".to_owned(),
            text: text.to_owned(),
            value,
            is_typed,
        }
    }

    fn found(value: Value) -> TypedHeader {
        TypedHeader {
            name: "x-count".to_owned(),
            value: Some(value),
            problem: None,
        }
    }

    #[test]
    fn a_header_has_the_type_that_the_document_says() {
        let said = |sent: &AnswerHeader, found: &[TypedHeader]| mistake(sent, found).is_some();
        let typed = sent("1", json!(1), true);
        assert!(!said(&typed, &[found(json!(1.0))]));
        assert!(said(&typed, &[found(json!("1"))]));
        assert!(said(&typed, &[found(json!(2))]));
        assert!(said(&typed, &[]));
        assert!(!said(&typed, &[found(json!("1")), found(json!(1))]));
        let open = sent("a=1,b=2", json!({ "a": 1, "b": 2 }), false);
        assert!(!said(&open, &[found(json!("a=1,b=2"))]));
        assert!(said(&open, &[found(json!("a=1"))]));
    }

    #[test]
    fn one_that_is_missing_or_cannot_be_read_is_told() {
        let typed = sent("1", json!(1), true);
        let mut header = found(json!(1));
        header.value = None;
        assert!(mistake(&typed, &[header.clone()]).is_some_and(|said| said.contains("not found")));
        header.problem = Some("broken".to_owned());
        assert!(mistake(&typed, &[header]).is_some_and(|said| said.contains("broken")));
    }
}
