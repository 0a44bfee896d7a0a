//! The libraries that the settings choose read and write what the document's formats say.

use case_formats_chosen::DateTime;
use case_formats_chosen::model::Event;
use serde_json::{from_value, json, to_value};

#[test]
fn values_of_the_chosen_libraries_come_back_as_they_were() {
    let event = json!({
        "at": "2026-01-02T03:04:05.5+01:00",
        "day": "2026-01-02",
        "link": "https://example.com/a?b=c",
        "price": "12.50",
    });
    let read: Event = from_value(event.clone()).unwrap();
    assert_eq!(read.at.unix_timestamp(), 1_767_319_445);
    assert_eq!(read.at, DateTime::from(time::OffsetDateTime::from(read.at)));
    assert_eq!(to_value(&read).unwrap(), event);
}

#[test]
fn what_is_no_moment_is_refused() {
    let error = from_value::<Event>(json!({"at": "yesterday"})).unwrap_err();
    assert!(error.to_string().contains("year"), "{error}");
}
