//! Whether a client gives the events that were sent.

use serde_json::Value;

use crate::verify::case::Event;
use crate::verify::same;

/// What is wrong with the events that a call gave, which are a list of objects.
pub(super) fn mistakes(wanted: &[Event], found: Option<&Value>) -> Vec<String> {
    let found = found.and_then(Value::as_array);
    let found = found.map_or(&[][..], Vec::as_slice);
    let mut mistakes = Vec::new();
    if found.len() != wanted.len() {
        let (wanted, found) = (wanted.len(), found.len());
        mistakes.push(format!("there are {found} events in place of {wanted}"));
    }
    for ((wanted, found), number) in wanted.iter().zip(found).zip(1..) {
        let problem = mistake(wanted, found);
        mistakes.extend(problem.map(|problem| format!("event {number}: {problem}")));
    }
    mistakes
}

fn mistake(wanted: &Event, found: &Value) -> Option<String> {
    for (what, own) in [("name", &wanted.name), ("id", &wanted.id)] {
        if found[what] != own.as_str() {
            return Some(format!("its {what} is {} and not `{own}`", found[what]));
        }
    }
    same::loss(&wanted.value, &wanted.original, &found["value"])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn events_are_the_same_in_the_same_order() {
        let event = |id: &str, value: i32| Event {
            name: "message".to_owned(),
            id: id.to_owned(),
            value: json!(value),
            original: json!(value),
        };
        let wanted = [event("a", 1), event("b", 2)];
        let one = json!({ "name": "message", "id": "a", "value": 1 });
        let two = json!({ "name": "message", "id": "b", "value": 2 });
        let said = |found: Value| mistakes(&wanted, Some(&found));
        assert_eq!(said(json!([one, two])), Vec::<String>::new());
        assert_eq!(said(json!([two, one])).len(), 2);
        assert!(said(json!([one]))[0].contains("1 events in place of 2"));
        let third = json!({ "name": "message", "id": "b", "value": 3 });
        assert!(said(json!([one, third]))[0].starts_with("event 2: "));
    }
}
