//! Properties that the document does not name are kept, where it allows them.

use case_maps::model::{Labelled, Maps, Open, Shut};
use serde_json::{from_value, json, to_value};

#[test]
fn the_rest_is_kept_beside_the_fields() {
    let value = json!({"name": "a", "x": 1, "y": -2});
    let labelled: Labelled = from_value(value.clone()).unwrap();
    let rest = [("x", 1), ("y", -2)];
    assert_eq!(labelled, Labelled::new("a").with_additional_properties(rest));
    assert_eq!(to_value(&labelled).unwrap(), value);
    let wrong = from_value::<Labelled>(json!({"name": "a", "x": "b"}));
    assert_eq!(
        wrong.unwrap_err().to_string(),
        r#"invalid type: string "b", expected i64"#
    );
}

#[test]
fn a_property_may_be_called_what_the_rest_is_called() {
    let value = json!({"additional_properties": "a", "b": [null]});
    let open: Open = from_value(value.clone()).unwrap();
    assert_eq!(open.additional_properties.as_deref(), Some("a"));
    assert_eq!(open.further_properties["b"], json!([null]));
    assert_eq!(to_value(&open).unwrap(), value);
}

#[test]
fn what_is_shut_passes_over_the_rest() {
    let shut: Shut = from_value(json!({"name": "a", "b": 1})).unwrap();
    assert_eq!(shut, Shut::default().with_name("a"));
}

#[test]
fn maps_are_maps() {
    let value = json!({
        "any": {"a": [1]}, "counts": {"b": 2}, "points": {"p": {"x": 1}}
    });
    let maps: Maps = from_value(value.clone()).unwrap();
    assert_eq!(maps.counts.as_ref().unwrap()["b"], 2);
    assert_eq!(to_value(&maps).unwrap(), value);
}
