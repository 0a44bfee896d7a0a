//! A mistake of the document costs what it is in, and nothing else.

use case_mistakes::model::{Item, Kinds, KindsDescribed, KindsNamed, KindsWhole};
use serde_json::{from_value, json, to_value};

#[test]
fn what_leads_nowhere_is_any_value() {
    let value = json!({"id": 1, "type": "A", "lost": [2], "anchored": {"a": 1}, "odd": "b"});
    let item: Item = from_value(value.clone()).unwrap();
    assert_eq!(item.id, 1);
    assert_eq!(item.lost, Some(json!([2])));
    assert_eq!(to_value(&item).unwrap(), value);
}

#[test]
fn names_that_are_too_few_name_nothing() {
    let kinds = Kinds::default()
        .with_named(KindsNamed::Value2)
        .with_described(KindsDescribed::B)
        .with_whole(KindsWhole::Second);
    let value = json!({"named": 2, "described": "b", "whole": "b"});
    assert_eq!(to_value(&kinds).unwrap(), value);
}
