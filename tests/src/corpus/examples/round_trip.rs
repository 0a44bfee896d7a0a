//! Reads examples into types and writes them back.

use std::collections::HashMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Reads a value into a type and writes it back.
pub(crate) type Trip = fn(&Value) -> Result<Value, String>;

/// The trip of one type.
pub(crate) fn there_and_back<T: Serialize + DeserializeOwned>(
    value: &Value,
) -> Result<Value, String> {
    let text = value.to_string();
    let read: T =
        serde_json::from_str(&text).map_err(|error| format!("cannot be read: {error}"))?;
    serde_json::to_value(read).map_err(|error| format!("cannot be written: {error}"))
}

/// Tries the examples in the file that is the first argument, and prints what
/// becomes of each.
#[cfg(not(test))]
pub(crate) fn main(trips: &[(&str, Trip)]) {
    let path = std::env::args_os().nth(1).expect("a file of examples");
    let text = std::fs::read_to_string(path).expect("the examples can be read");
    let examples: Vec<Value> = serde_json::from_str(&text).expect("the examples are JSON");
    println!("{}", tried(&examples, trips));
}

/// What comes back of the examples, by their places in the list.
pub(crate) fn tried(examples: &[Value], trips: &[(&str, Trip)]) -> Value {
    let trips: HashMap<&str, Trip> = trips.iter().copied().collect();
    let said = examples.iter().enumerate().filter_map(|(index, example)| {
        let trip = trips.get(example["model"].as_str()?)?;
        Some(json!({ "index": index, "back": trip(&example["value"]) }))
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_back_is_told_and_why_nothing_does() {
        let examples = [
            json!({ "model": "Text", "value": "a" }),
            json!({ "model": "Number", "value": "a" }),
            json!({ "model": "Other", "value": "a" }),
        ];
        let trips: [(&str, Trip); 2] = [
            ("Text", there_and_back::<String>),
            ("Number", there_and_back::<u8>),
        ];
        let said = tried(&examples, &trips);
        assert_eq!(said.as_array().map(Vec::len), Some(2));
        assert_eq!(said[0], json!({ "index": 0, "back": { "Ok": "a" } }));
        let reason = said[1]["back"]["Err"].as_str().unwrap_or_default();
        assert!(reason.starts_with("cannot be read: "), "{said}");
    }
}
