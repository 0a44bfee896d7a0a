//! Unions read and write what the document says.

use std::collections::BTreeMap;

use case_unions::model::{
    Address, AddressFree, AddressManyNew, AddressManyOld, AddressNamed, AddressNew, AddressOld, Circle, CircleOrText, Drawing, Figure, FigureGroup, FigureLabel, IntegerOrText, Mount, Options, OptionsKnown,
    Patch, PatchMove, Pattern, PatternObject, PatternWithDashes, Reading, ReadingWarm, Reply, ReplyUpdate, Rule,
    RuleMentions, RuleMentionsSettings, Shape, State, StateFailed, StateWord, Timed, TimedWarm,
};
use serde_json::{Value, from_value, json, to_value};

/// Reads a value as a type, and writes it back as it was.
macro_rules! same {
    ($type:ty: $json:tt == $model:expr) => {{
        let value: Value = json!($json);
        let model: $type = from_value(value.clone()).unwrap();
        assert_eq!(model, $model);
        assert_eq!(to_value(&model).unwrap(), value);
    }};
}

/// What is said of a value that is not of a type.
macro_rules! refused {
    ($type:ty: $json:tt) => {
        from_value::<$type>(json!($json)).unwrap_err().to_string()
    };
}

#[test]
fn a_mapped_property_says_which_it_is() {
    let round = Shape::Circle(Circle::new("round", 1.5));
    same!(Shape: {"kind": "round", "radius": 1.5} == round);
    same!(Shape: {"kind": "blob"} == Shape::Other(json!({"kind": "blob"})));
    assert_eq!(
        refused!(Shape: {"kind": "circle"}),
        "Circle: missing field `radius`"
    );
}

#[test]
fn a_constant_says_which_it_is() {
    let label = Figure::from(FigureLabel::new("a"));
    let group = Figure::from(FigureGroup::new([label]));
    same!(Figure: {"type": "group", "parts": [{"type": "label", "text": "a"}]} == group);
    assert_eq!(
        refused!(Figure: {"type": "group", "parts": [{"type": "label"}]}),
        "Group: Label: missing field `text`"
    );
}

#[test]
fn the_best_fit_is_taken() {
    same!(Pattern: {"dots": 1} == Pattern::from(PatternObject::new(1)));
    same!(Pattern: {"dots": 1, "dashes": 2} == Pattern::from(PatternWithDashes::new(1, 2)));
    same!(Pattern: [] == Pattern::CircleList(Vec::new()));
    same!(Pattern: true == Pattern::from(true));
    same!(IntegerOrText: 1 == IntegerOrText::from(1));
    same!(IntegerOrText: "1" == IntegerOrText::from("1"));
    same!(CircleOrText: "me" == CircleOrText::from("me"));
    same!(State: "idle" == State::from(StateWord::Idle));
    same!(State: "new" == State::from(StateWord::from("new")));
    same!(State: {"failed": "x"} == State::from(StateFailed::new("x")));
    same!(Patch: {"id": "1", "to": "b"} == Patch::from(PatchMove::new("1", "b")));
}

#[test]
fn what_is_in_a_property_says_which_fits() {
    let settings = RuleMentionsSettings::default().with_limit(5);
    let mentions = Rule::from(RuleMentions::default().with_settings(settings));
    same!(Rule: {"trigger": 5, "settings": {"limit": 5}} == mentions);
    let read: Rule = from_value(json!({"settings": {"limit": 5}})).unwrap();
    assert_eq!(read, mentions);
    same!(Rule: {"trigger": 5} == Rule::from(RuleMentions::default()));
    let mentions = Rule::from(RuleMentions::default().null_until());
    same!(Rule: {"trigger": 5, "until": null} == mentions);
    let read: Rule = from_value(json!({"until": null})).unwrap();
    assert_eq!(read, mentions);
}

#[test]
fn values_beside_an_enum_say_which_it_is() {
    same!(Reply: {"type": 7} == Reply::from(ReplyUpdate::new(7)));
    // JSON Schema counts it among the integers.
    let read: Reply = from_value(json!({"type": 7.0})).unwrap();
    assert_eq!(read, Reply::from(ReplyUpdate::new(7)));
}

#[test]
fn the_format_of_a_text_says_which_it_is() {
    same!(Address: {"first": "192.0.2.1"} == Address::from(AddressOld::new("192.0.2.1")));
    same!(Address: {"first": "2001:db8::1"} == Address::from(AddressNew::new("2001:db8::1")));
    same!(Address: {"first": "a:b"} == Address::from(AddressNamed::new("a:b")));
    same!(Address: {"first": "any"} == Address::from(AddressFree::new("any")));
    let new = AddressManyNew::new([Some("::1".to_owned()), None]);
    same!(Address: {"all": ["::1", null]} == Address::from(new));
    let new = AddressManyNew::new([Some("::1".to_owned())]);
    same!(Address: {"all": ["::1"]} == Address::from(new));
    // A text of no format is read even so, as the first that takes it.
    same!(Address: {"all": ["any"]} == Address::from(AddressManyOld::new(["any"])));
}

#[test]
fn a_map_keeps_what_no_other_knows() {
    same!(Options: {"k": 1.5} == Options::from(OptionsKnown::default().with_k(1.5)));
    let free = BTreeMap::from([("more".to_owned(), json!("x"))]);
    same!(Options: {"more": "x"} == Options::from(free));
}

#[test]
fn what_fits_none_is_told_with_the_reasons() {
    assert_eq!(
        refused!(Patch: {"id": "1"}),
        "no variant of Patch fits: Rename: missing field `name`; Move: missing field `to`"
    );
    assert_eq!(
        refused!(IntegerOrText: 1.5),
        "no variant of IntegerOrText fits: \
         Text: invalid type: floating point `1.5`, expected a string; \
         Integer: invalid type: floating point `1.5`, expected i64"
    );
}

#[test]
fn a_choice_between_bounds_of_a_number_is_that_number() {
    let value = json!({
        "shape": {"kind": "blob"}, "figure": {"type": "label", "text": "a"}, "key": "k", "owner": "me",
        "size": 150, "weight": 0.5, "offsets": [u64::MAX, -1],
    });
    let drawing: Drawing = from_value(value.clone()).unwrap();
    assert_eq!(drawing.size, Some(150_i64));
    assert_eq!(drawing.weight, Some(Some(0.5_f64)));
    assert_eq!(drawing.offsets, Some(vec![i128::from(u64::MAX), -1]));
    assert_eq!(to_value(&drawing).unwrap(), value);
}

#[test]
fn what_extends_a_union_is_another() {
    same!(Reading: {"kind": "warm", "degrees": 3} == Reading::from(ReadingWarm::default().with_degrees(3)));
    same!(Timed: {"at": 5, "kind": "warm", "degrees": 3} == Timed::from(TimedWarm::new(5).with_degrees(3)));
    assert_eq!(
        refused!(Timed: {"kind": "broken"}),
        "Broken: missing field `at`"
    );
}

#[test]
fn what_two_choices_disagree_of_is_any_value() {
    for (by, at) in [("name", json!("a")), ("number", json!(3))] {
        let value = json!({"at": at, "by": by, "how": "glue", "hours": 1});
        let mount: Mount = from_value(value.clone()).unwrap();
        assert_eq!(to_value(&mount).unwrap(), value);
    }
}
