//! What is absent and what is null are two things, where the document says so.

use case_nulls::model::{Inner, Nulls, NullsInEnum};
use serde_json::{Value, from_value, json, to_value};

fn read(more: Value) -> Nulls {
    let mut value = json!({"there": "a", "there_or_null": null});
    let entries = value.as_object_mut().unwrap();
    entries.extend(more.as_object().unwrap().clone());
    let model: Nulls = from_value(value.clone()).unwrap();
    assert_eq!(to_value(&model).unwrap(), value);
    model
}

fn alone() -> Nulls {
    Nulls::new("a")
}

#[test]
fn absent_null_and_given_are_kept_apart() {
    assert_eq!(read(json!({})), alone());
    assert_eq!(
        read(json!({"there_or_null": "b"})),
        alone().with_there_or_null("b")
    );
    assert_eq!(
        read(json!({"absent_or_null": null})),
        alone().null_absent_or_null()
    );
    assert_eq!(
        read(json!({"absent_or_null": "b"})),
        alone().with_absent_or_null("b")
    );
    assert_eq!(
        read(json!({"in_list": [1, null]})),
        alone().with_in_list([Some(1), None])
    );
    assert_eq!(read(json!({"in_enum": null})), alone().null_in_enum());
    assert_eq!(read(json!({"only_null": null})).only_null, Some(()));
    assert_eq!(
        read(json!({"in_enum": "b"})),
        alone().with_in_enum(NullsInEnum::B)
    );
    assert_eq!(
        read(json!({"of_model": {"x": 1}})),
        alone().with_of_model(Inner::default().with_x(1))
    );
}

#[test]
fn an_answer_may_say_null_where_it_should_say_nothing() {
    let value = json!({"there": "a", "there_or_null": null, "absent": null});
    assert_eq!(from_value::<Nulls>(value).unwrap(), alone());
}

#[test]
fn null_is_no_text() {
    let value = json!({"there": null, "there_or_null": null});
    assert_eq!(
        from_value::<Nulls>(value).unwrap_err().to_string(),
        "invalid type: null, expected a string"
    );
}
