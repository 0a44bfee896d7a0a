//! Whether two values mean the same.

use crate::limits::proof::SHOWN_VALUE;
use serde_json::{Number, Value};

/// Where the second value is not what the first one is, if it matters. Numbers,
/// moments and identifiers may be spelled otherwise.
pub(super) fn difference(wanted: &Value, found: &Value) -> Option<String> {
    compare(wanted, found, None, "")
}

/// The same for what was read and written again: `null` may be absent and the
/// other way round, and what stands in the original may be kept.
#[must_use]
pub fn loss(wanted: &Value, original: &Value, found: &Value) -> Option<String> {
    compare(wanted, found, Some(original), "")
}

fn compare(wanted: &Value, found: &Value, original: Option<&Value>, path: &str) -> Option<String> {
    let is_lenient = original.is_some();
    match (wanted, found) {
        (Value::Object(before), Value::Object(after)) => {
            let below = |key: &str| original.map(|value| value.get(key).unwrap_or(&Value::Null));
            let lost = before.iter().find_map(|(key, value)| {
                let path = format!("{path}.{key}");
                match after.get(key) {
                    Some(other) => compare(value, other, below(key), &path),
                    None if is_lenient && value.is_null() => None,
                    None => Some(format!("`{path}` is missing")),
                }
            });
            let is_kept = |key: &str, value: &Value| {
                is_lenient
                    && (value.is_null()
                        || below(key).is_some_and(|before| difference(before, value).is_none()))
            };
            let is_new = |(key, value): &(&String, &Value)| {
                !before.contains_key(*key) && !is_kept(key, value)
            };
            lost.or_else(|| {
                let (key, _) = after.iter().find(is_new)?;
                Some(format!("`{path}.{key}` is not expected"))
            })
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            let mut pairs = before.iter().zip(after).enumerate();
            pairs.find_map(|(index, (before, after))| {
                let original = original.map(|value| value.get(index).unwrap_or(&Value::Null));
                compare(before, after, original, &format!("{path}[{index}]"))
            })
        }
        _ if is_same(wanted, found) => None,
        // What is kept as it came is right, however types write it.
        _ if original.is_some_and(|original| is_same(original, found)) => None,
        _ => Some(format!(
            "`{path}` is {} and not {}",
            short(found),
            short(wanted)
        )),
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(SHOWN_VALUE) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text,
    }
}

fn is_same(before: &Value, after: &Value) -> bool {
    if let (Value::Number(before), Value::Number(after)) = (before, after) {
        return match (whole(before), whole(after)) {
            (Some(before), Some(after)) => before == after,
            _ => before.as_f64() == after.as_f64(),
        };
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

/// A number without a fraction, to the last digit.
pub(super) fn whole(number: &Number) -> Option<i128> {
    #[expect(clippy::cast_possible_truncation, reason = "it is within the range")]
    let rounded =
        |number: f64| (number.fract() == 0.0 && number.abs() < 1e21).then_some(number as i128);
    let exact = number.as_i64().map(i128::from);
    let exact = exact.or_else(|| number.as_u64().map(i128::from));
    exact.or_else(|| number.as_f64().and_then(rounded))
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
            let offset = number(hours)?
                .checked_mul(60)?
                .checked_add(number(minutes)?)?;
            if zone.starts_with('-') {
                -offset
            } else {
                offset
            }
        }
    };
    let [year, month, day] = date.try_into().ok()?;
    let [hour, minute, second] = clock.try_into().ok()?;
    let is_clock = |part: i64| (0..=61).contains(&part);
    if !(is_clock(hour) && is_clock(minute) && is_clock(second) && offset.abs() < 10_000) {
        return None;
    }
    let days: i64 = (year * 12 + month) * 31 + day;
    let minutes: i64 = (days * 24 + hour) * 60 + minute - offset;
    Some((
        minutes * 60 + second,
        fraction.trim_end_matches('0').to_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_means_the_same_is_no_difference() {
        let before = json!({
            "whole": 1.0, "at": "2020-01-02T03:04:05.60+01:00",
            "id": "6BA7B810-9DAD-11D1-80B4-00C04FD430C8", "list": [1],
        });
        let after = json!({
            "whole": 1, "at": "2020-01-02T02:04:05.6Z",
            "id": "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "list": [1],
        });
        assert_eq!(difference(&before, &after), None);
    }

    #[test]
    fn the_first_difference_is_told_with_its_path() {
        let say = |before: Value, after: Value| difference(&before, &after);
        assert_eq!(
            say(json!({ "a": [1, 2] }), json!({ "a": [1, 3] })).as_deref(),
            Some("`.a[1]` is 3 and not 2")
        );
        assert!(say(json!({ "a": 1 }), json!({})).is_some());
        assert!(say(json!({}), json!({ "a": null })).is_some());
        assert!(say(json!({ "a": null }), json!({})).is_some());
        assert!(say(json!([1]), json!([])).is_some());
        assert!(say(json!(0.1), json!(f64::from(0.1_f32))).is_some());
        assert!(
            say(
                json!(9_007_199_254_740_993_i64),
                json!(9_007_199_254_740_992.0)
            )
            .is_some()
        );
        assert!(say(json!(1), json!("1")).is_some());
        assert!(say(json!("2020-01-02T03:04:05Z"), json!("2020-01-02T03:04:06Z")).is_some());
    }

    #[test]
    fn what_is_read_may_lose_nulls_and_keep_what_is_not_described() {
        let original = json!({ "a": null, "b": 1, "more": [1] });
        let wanted = json!({ "a": null, "b": 1 });
        assert_eq!(
            loss(&wanted, &original, &json!({ "b": 1, "c": null })),
            None
        );
        assert_eq!(
            loss(&wanted, &original, &json!({ "b": 1, "more": [1] })),
            None
        );
        assert!(loss(&wanted, &original, &json!({ "b": 1, "more": [2] })).is_some());
        assert!(loss(&wanted, &original, &json!({ "b": 2 })).is_some());
    }
}
