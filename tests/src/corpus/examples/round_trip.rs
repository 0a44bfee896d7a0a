//! Reads examples into types, writes them back, and says where they differ.

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

/// Tries the examples in the file that is the first argument, and prints those
/// that do not come back.
#[cfg(not(test))]
pub(crate) fn main(trips: &[(&str, Trip)]) {
    let path = std::env::args_os().nth(1).expect("a file of examples");
    let text = std::fs::read_to_string(path).expect("the examples can be read");
    let examples: Vec<Value> = serde_json::from_str(&text).expect("the examples are JSON");
    println!("{}", tried(&examples, trips));
}

/// The examples that do not come back, each with its reason.
pub(crate) fn tried(examples: &[Value], trips: &[(&str, Trip)]) -> Value {
    let trips: HashMap<&str, Trip> = trips.iter().copied().collect();
    let said = examples.iter().enumerate().filter_map(|(index, example)| {
        let trip = trips.get(example["model"].as_str()?)?;
        let value = &example["value"];
        let reason = match trip(value) {
            Ok(back) => difference(value, &back, "")?,
            Err(reason) => reason,
        };
        Some(json!({ "index": index, "reason": reason }))
    });
    said.collect()
}

/// Where the two differ in a way that matters, if they do. An absent key may be
/// `null`, and numbers, moments and identifiers may be spelled otherwise.
fn difference(before: &Value, after: &Value, path: &str) -> Option<String> {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            let lost = before.iter().find_map(|(key, value)| {
                let path = format!("{path}.{key}");
                match after.get(key) {
                    Some(other) => difference(value, other, &path),
                    None if value.is_null() => None,
                    None => Some(format!("`{path}` is lost")),
                }
            });
            let is_new =
                |(key, value): &(&String, &Value)| !before.contains_key(*key) && !value.is_null();
            let new = || after.iter().find(is_new);
            lost.or_else(|| new().map(|(key, _)| format!("`{path}.{key}` is new")))
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            let mut pairs = before.iter().zip(after).enumerate();
            pairs.find_map(|(index, (before, after))| {
                difference(before, after, &format!("{path}[{index}]"))
            })
        }
        _ if is_same(before, after) => None,
        _ => Some(format!("`{path}` was {before} and is {after}")),
    }
}

/// Whether two values mean the same.
fn is_same(before: &Value, after: &Value) -> bool {
    if let (Some(before), Some(after)) = (before.as_f64(), after.as_f64()) {
        return is_same_number(before, after);
    }
    match (before.as_str(), after.as_str()) {
        (Some(before), Some(after)) => {
            let moments = (moment(before), moment(after));
            let is_same_moment = moments.0.is_some() && moments.0 == moments.1;
            let is_same_uuid = before.len() == 36 && before.eq_ignore_ascii_case(after);
            before == after || is_same_moment || is_same_uuid
        }
        _ => before == after,
    }
}

/// Numbers of 32 bits are equal as such.
fn is_same_number(before: f64, after: f64) -> bool {
    let least = f64::from(f32::EPSILON) * before.abs().max(after.abs());
    (before - after).abs() <= least
}

/// A moment of RFC 3339 as seconds since the year 0, of whose months each has
/// 31 days, and the digits of its fraction.
fn moment(text: &str) -> Option<(i64, String)> {
    let (day, time) = text.split_at_checked(10)?;
    let number = |text: &str| text.parse::<i64>().ok();
    let date: Vec<i64> = day.split('-').map(number).collect::<Option<_>>()?;
    let time = time.strip_prefix(['T', 't', ' '])?;
    let end = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(end);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let clock: Vec<i64> = clock.split(':').map(number).collect::<Option<_>>()?;
    let offset = match zone {
        "" | "Z" | "z" => 0,
        zone => {
            let (hours, minutes) = zone.get(1..)?.split_once(':')?;
            let offset = number(hours)? * 60 + number(minutes)?;
            if zone.starts_with('-') {
                -offset
            } else {
                offset
            }
        }
    };
    let ([year, month, day], [hour, minute, second]) =
        (date[..].try_into().ok()?, clock[..].try_into().ok()?);
    let days: i64 = (year * 12 + month) * 31 + day;
    let minutes: i64 = (days * 24 + hour) * 60 + minute - offset;
    Some((
        minutes * 60 + second,
        fraction.trim_end_matches('0').to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_the_same_is_no_difference() {
        let before = json!({
            "whole": 1.0, "short": 0.1, "none": null, "at": "2020-01-02T03:04:05.60+01:00",
            "id": "6BA7B810-9DAD-11D1-80B4-00C04FD430C8", "list": [1],
        });
        let after = json!({
            "whole": 1, "short": f64::from(0.1_f32), "at": "2020-01-02T02:04:05.6Z",
            "id": "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "list": [1], "new": null,
        });
        assert_eq!(difference(&before, &after, ""), None);
    }

    #[test]
    fn the_first_difference_is_told_with_its_path() {
        let say = |before: Value, after: Value| difference(&before, &after, "");
        assert_eq!(
            say(json!({ "a": [1, 2] }), json!({ "a": [1, 3] })).as_deref(),
            Some("`.a[1]` was 2 and is 3")
        );
        assert_eq!(
            say(json!({ "a": 1 }), json!({})).as_deref(),
            Some("`.a` is lost")
        );
        assert_eq!(
            say(json!({}), json!({ "a": 1 })).as_deref(),
            Some("`.a` is new")
        );
        assert!(say(json!([1]), json!([])).is_some());
        assert!(say(json!("2020-01-02T03:04:05Z"), json!("2020-01-02T03:04:06Z")).is_some());
    }

    #[test]
    fn only_what_does_not_come_back_is_told() {
        let trips: &[(&str, Trip)] = &[("Number", there_and_back::<u8>)];
        let examples = [
            json!({ "model": "Number", "value": 7 }),
            json!({ "model": "Number", "value": 700 }),
        ];
        let said = tried(&examples, trips);
        assert_eq!(said.as_array().map(Vec::len), Some(1));
        assert_eq!(said[0]["index"], 1);
    }
}
