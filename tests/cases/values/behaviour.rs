//! Properties that can only have one value, and enums that are not of texts.

use case_values::model::{Closed, Currency, Mixed, Size, Values};
use serde_json::{Value, from_value, json, to_value};

fn whole() -> Value {
    json!({
        "object": "values", "version": 2, "enabled": true,
        "size": -1, "mixed": true, "closed": 20, "currency": "EUR"
    })
}

/// What is said of the whole with something else at a key.
fn refused(key: &str, other: Value) -> String {
    let mut value = whole();
    value[key] = other;
    from_value::<Values>(value).unwrap_err().to_string()
}

#[test]
fn constants_are_written_though_nobody_sets_them() {
    let values: Values = from_value(whole()).unwrap();
    assert_eq!(values.size, Size::Unknown);
    assert_eq!(values.mixed, Mixed::from(true));
    assert_eq!(values.closed, Closed::Value20);
    assert_eq!(to_value(&values).unwrap(), whole());
}

#[test]
fn other_constants_are_refused() {
    assert_eq!(
        refused("object", json!("list")),
        r#"invalid value: string "list", expected "values""#
    );
    assert_eq!(
        refused("version", json!(3)),
        "invalid value: integer `3`, expected 2"
    );
    assert_eq!(
        refused("closed", json!(30)),
        "unknown value 30, expected one of: 10, 20"
    );
}

#[test]
fn an_open_enum_takes_what_is_not_listed() {
    for other in [json!(3), json!("auto"), json!(1)] {
        let mixed: Mixed = from_value(other.clone()).unwrap();
        assert_eq!(to_value(&mixed).unwrap(), other);
    }
    assert_eq!(from_value::<Size>(json!(7)).unwrap(), Size::from(7));
}

#[test]
fn a_value_beside_any_text_is_no_constant() {
    let mut other = whole();
    other["currency"] = json!("CHF");
    other["limit"] = json!(9_223_372_036_854_776_000_u64);
    let values: Values = from_value(other.clone()).unwrap();
    assert_eq!(values.currency, Currency::from("CHF"));
    assert_eq!(to_value(&values).unwrap(), other);
}
