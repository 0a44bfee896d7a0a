//! What the formats of RFC 3339 and RFC 4648 allow is read, and nothing is written otherwise.

use case_formats::model::{DateOrDateTime, DateOrText, Event};
use serde_json::{Value, from_value, json, to_value};

fn event(key: &str, value: &Value) -> Value {
    json!({
        "id": "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "at": "2026-01-02T03:04:05Z",
        key: value
    })
}

#[test]
fn the_end_of_the_year_9999_and_fine_seconds_are_moments() {
    for text in ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.9999999999Z", "2026-01-02T03:04:05.1234567891Z"] {
        for (key, value) in [("at", json!(text)), ("history", json!([text])), ("when", json!(text))] {
            let whole = event(key, &value);
            let read: Event = from_value(whole.clone()).unwrap();
            assert_eq!(to_value(&read).unwrap(), whole);
        }
    }
    let never: Event = from_value(event("at", &json!("9999-12-31T23:59:59Z"))).unwrap();
    assert_eq!(*never.at, jiff::Timestamp::MAX);
}

#[test]
fn a_moment_is_given_as_the_library_has_it() {
    let moment: jiff::Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
    let read: Event = from_value(event("ratio", &json!(0.5))).unwrap();
    let made = Event::new(read.id, moment).with_history([moment]).with_when(moment);
    assert_eq!(made.at, read.at);
    assert_eq!(to_value(&made).unwrap()["when"], "2026-01-02T03:04:05Z");
}

#[test]
fn a_branch_takes_what_it_would_write_back_the_same() {
    for (key, text) in [
        ("day_or_moment", "2026-01-02"),
        ("day_or_moment", "2026-01-02T03:04:05Z"),
        ("id_or_text", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
        ("id_or_text", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"),
        ("id_or_text", "f81d4fae7dec11d0a76500a0c91e6bf6"),
        ("day_or_text", "2026-01-02"),
        ("day_or_text", "20260102"),
        ("day_or_text", "2026-01-02T03:04:05+01:00"),
        ("moment_or_text", "2026-01-02T03:04:05Z"),
        ("moment_or_text", "2026-01-02 03:04:05Z"),
        ("moment_or_text", "2026-01-02T03:04:05.10Z"),
        ("moment_or_text", "9999-12-31T23:59:59Z"),
        ("secret_or_text", "YWJj"),
        ("secret_or_text", "YWJj\n"),
        ("secret_or_text", "a-text"),
    ] {
        let whole = event(key, &json!(text));
        let read: Event = from_value(whole.clone()).unwrap();
        assert_eq!(to_value(&read).unwrap(), whole, "{key}");
    }
    let read = |text: &str| from_value::<DateOrDateTime>(json!(text)).unwrap();
    assert!(matches!(read("2026-01-02T03:04:05+01:00"), DateOrDateTime::DateTime(_)));
    let read = |text: &str| from_value::<DateOrText>(json!(text)).unwrap();
    assert!(matches!(read("20260102"), DateOrText::Text(_)));
}

#[test]
fn base64_is_read_in_either_alphabet_and_with_breaks_of_lines() {
    for text in ["YWJjZD4/Pw==", "YWJjZD4_Pw", "YWJj\nZD4/\r\nPw==\n"] {
        let read: Event = from_value(event("secret", &json!(text))).unwrap();
        assert_eq!(read.secret.unwrap().as_ref(), b"abcd>??", "{text}");
    }
}
