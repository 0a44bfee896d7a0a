//! What one schema says of types and another of what is in them counts together.

use case_types_together::model::All;
use serde_json::{Value, from_value, json, to_value};

const ID: &str = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

fn kept(value: Value) -> All {
    let all: All = from_value(value.clone()).unwrap();
    assert_eq!(to_value(&all).unwrap(), value);
    all
}

#[test]
fn a_type_beside_bounds_is_that_of_the_value() {
    let all = kept(json!({"text": "abc", "id": ID, "number": 1.5, "list": [1], "nothing": null}));
    let (text, number): (Option<String>, Option<f64>) = (all.text, all.number);
    assert_eq!((text.as_deref(), number), (Some("abc"), Some(1.5)));
    let list: Option<Vec<Value>> = all.list;
    assert_eq!((all.id.unwrap().unwrap().to_string(), list), (ID.to_owned(), Some(vec![json!(1)])));
}

#[test]
fn each_of_several_types_is_read() {
    for name in ["within", "elsewhere", "beside", "more", "free"] {
        for value in [json!("x"), json!({"k": "x"})] {
            kept(json!({name: value, "nothing": null}));
        }
        assert!(from_value::<All>(json!({name: {"k": 1}, "nothing": null})).is_err(), "{name}");
    }
    kept(json!({"more": {"z": 1}, "items": ["a"], "one": {"y": "b"}, "nothing": null}));
    kept(json!({"items": {"a": 1}, "nothing": null}));
    assert!(from_value::<All>(json!({"items": [1], "nothing": null})).is_err());
}

#[test]
fn what_all_lists_of_types_have_is_the_type() {
    let both: Option<i64> = kept(json!({"both": 5, "nothing": null})).both;
    assert_eq!(both, Some(5));
}

#[test]
fn null_is_a_value_where_each_schema_leaves_it() {
    assert_eq!(kept(json!({"nothing": null, "listed": null})).nothing, None);
    let all = kept(json!({"nothing": {"k": "x"}, "listed": "a"}));
    assert_eq!(all.nothing.unwrap().k.as_deref(), Some("x"));
}

#[test]
fn a_choice_has_room_for_the_sizes_of_each_place() {
    for value in [json!({"large": 5_000_000_000_i64}), json!({"any-size": 5_000_000_000_i64}), json!({"gaps": [1, null]})] {
        let mut all = json!({"nothing": null});
        all.as_object_mut().unwrap().extend(value.as_object().unwrap().clone());
        kept(all);
    }
    for value in [json!({"small": 5_000_000_000_i64, "nothing": null}), json!({"whole": [1, null], "nothing": null})] {
        assert!(from_value::<All>(value).is_err());
    }
    kept(json!({"standard": "+/+/", "url": "-_-_", "nothing": null}));
}
