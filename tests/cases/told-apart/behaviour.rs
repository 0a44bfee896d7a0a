//! A union sets the property that tells its types apart, so that no caller can set it wrong.

use case_told_apart::model::{
    Answer, Bad, Bag, Car, Cat, Circle, Container, Document, Dog, Envelope, Event, First, Good, Job, Key, Lamp, Letter, Light,
    Memo, Message, Note, Order, Parcel, Pet, Return, Sale, Second, Shape, Signal, Sound, Square,
    Step, Tool, Tub,
};
use serde_json::{Value, from_value, json, to_value};

/// A value is written as this.
macro_rules! written {
    ($value:expr => $json:tt) => {
        assert_eq!(to_value($value).unwrap(), json!($json));
    };
}

/// JSON is read as this variant, and written back as it was.
macro_rules! same {
    ($variant:path: $json:tt) => {{
        let value: Value = json!($json);
        let union = from_value(value.clone()).unwrap();
        assert!(matches!(union, $variant(_)), "{value} is {union:?}");
        assert_eq!(to_value(&union).unwrap(), value);
    }};
}

#[test]
fn nobody_is_asked_for_what_the_union_knows() {
    written!(Pet::from(Cat::new("Tom")) => {"kind": "cat", "name": "Tom"});
    written!(Pet::from(Dog::new("Rex")) => {"kind": "dog", "name": "Rex"});
    same!(Pet::Cat: {"kind": "cat", "name": "Tom"});
    same!(Pet::Other: {"kind": "bird", "name": "Tweety"});
}

#[test]
fn a_type_by_itself_says_what_it_is() {
    written!(Cat::new("Tom") => {"kind": "cat", "name": "Tom"});
    assert!(from_value::<Cat>(json!({"kind": "dog", "name": "Rex"})).is_err());
    assert!(from_value::<Cat>(json!({"name": "Tom"})).is_err());
    assert!(from_value::<Dog>(json!({"kind": "cat", "name": "Rex"})).is_err());
}

#[test]
fn what_need_not_be_there_is_written_even_so() {
    for json in [json!({"name": "Rex"}), json!({"kind": null, "name": "Rex"})] {
        let dog: Dog = from_value(json).unwrap();
        written!(dog => {"kind": "dog", "name": "Rex"});
    }
}

#[test]
fn constants_that_may_be_left_out_tell_as_well() {
    written!(Shape::from(Circle::new(1)) => {"form": "circle", "size": 1});
    written!(Shape::from(Square::new(1)) => {"form": "square", "size": 1});
    same!(Shape::Square: {"form": "square", "size": 1});
    same!(Shape::Other: {"form": "star", "size": 1});
    let shape: Shape = from_value(json!({"size": 1})).unwrap();
    assert!(matches!(shape, Shape::Circle(_)));
}

#[test]
fn branches_that_exclude_each_other_are_a_choice() {
    same!(Job::Copy: {"id": 1, "type": "link", "from": "a"});
    same!(Job::Move: {"id": 1, "type": "move", "to": "b"});
}

#[test]
fn nobody_says_it_beside_the_fields_either() {
    let further = [("what", "x".to_owned()), ("more", "y".to_owned())];
    let memo = Memo::default().with_additional_properties(further);
    let text = r#"{"what":"memo","more":"y"}"#;
    assert_eq!(serde_json::to_string(&memo).unwrap(), text);
    assert_eq!(serde_json::to_string(&Note::from(memo)).unwrap(), text);
}

#[test]
fn values_are_of_the_type_of_their_property() {
    written!(Step::from(First::default()) => {"version": 1});
    written!(Step::from(Second::new("a")) => {"version": 2, "text": "a"});
    same!(Step::Second: {"version": 2, "text": "a"});
    same!(Step::Other: {"version": 3});
    same!(Step::Other: {"version": "1"});
    written!(Answer::from(Good::default()) => {"ok": true});
    written!(Answer::from(Bad::default()) => {"ok": false});
    same!(Answer::Bad: {"ok": false, "error": "a"});
}

#[test]
fn the_parent_tells_what_a_child_is() {
    written!(Car::new(4) => {"type": "Car", "doors": 4});
}

#[test]
fn one_of_several_values_is_for_the_caller_and_the_union_corrects_it() {
    for right in ["horn", "bell"] {
        written!(Signal::from(Sound::new(right)) => {"signal": right});
        same!(Signal::Sound: {"signal": right, "volume": 1});
    }
    written!(Signal::from(Sound::new("lamp")) => {"signal": "horn"});
    written!(Signal::from(Light::default()) => {"signal": "lamp"});
}

#[test]
fn each_union_writes_its_own_value() {
    written!(Message::from(Letter::new("x", "me")) => {"what": "letter", "to": "me"});
    written!(Note::from(Letter::new("x", "me")) => {"what": "paper", "to": "me"});
    written!(Letter::new("x", "me") => {"what": "x", "to": "me"});
    written!(Note::from(Memo::default()) => {"what": "memo"});
    same!(Note::Letter: {"what": "paper", "to": "me"});
}

#[test]
fn of_a_list_of_all_values_each_type_has_its_own() {
    written!(Order::from(Sale::default()) => {"type": "sale"});
    written!(Return::default() => {"type": "return"});
    same!(Order::Sale: {"type": "sale", "price": 1});
    same!(Order::Other: {"type": "gift"});
}

#[test]
fn a_union_within_a_union_says_it_as_well() {
    let container = Container::from(Tub::new(1));
    written!(Parcel::from(container) => {"sort": "container", "height": 1});
    let container = Container::from(Bag::new(1));
    written!(Parcel::from(container) => {"sort": "container", "volume": 1});
    written!(Parcel::from(Envelope::default()) => {"sort": "envelope"});
    let envelope: Envelope = from_value(json!({"sort": null})).unwrap();
    assert_eq!(envelope, Envelope::default());
    same!(Parcel::Container: {"sort": "container", "height": 1});
}

#[test]
fn what_stands_beside_a_choice_tells_as_well() {
    same!(Tool::Saw: {"t": "saw", "teeth": 3, "weight": 1});
    same!(Tool::Other: {"t": "file", "weight": 1});
    same!(Key::Steel: {"t": "steel", "grade": "a"});
    same!(Key::Other: {"t": "iron", "cuts": 1});
    same!(Key::Other: {"cuts": 1});
    same!(Lamp::Oil: {"t": "oil", "wick": "a", "watts": 1});
    same!(Lamp::Other: {"t": "neon", "watts": 1});
}

#[test]
fn another_property_is_another_kind() {
    same!(Event::Moved: {"moved": {"to": "Oslo"}});
    same!(Event::Lost: {"lost": "at sea"});
    same!(Event::Word: "gone");
    same!(Event::Other: {"found": {"by": "Ann"}});
    same!(Event::Other: {"found": null});
    for wrong in [
        json!({"moved": {"from": "Oslo"}}),
        json!({"found": 1, "by": 2}),
        json!({}),
        json!(["found"]),
        json!(1),
    ] {
        let read = from_value::<Event>(wrong.clone());
        assert!(read.is_err(), "{wrong} is {read:?}");
    }
}

#[test]
fn a_constant_within_a_property_tells_as_well() {
    same!(Document::Articles: {"data": {"type": "articles", "pages": 1}, "links": "a"});
    same!(Document::People: {"data": {"type": "people", "name": "Ann"}});
    same!(Document::Other: {"data": {"type": "comments"}, "more": 1});
    same!(Document::Other: {"data": {"type": 1}});
    for (wrong, why) in [
        (json!({"data": {"type": "people", "name": 1}}), "invalid type"),
        (json!({"data": {"name": "Ann"}}), "missing field `type`"),
        (json!({"type": "people"}), "missing field `type`"),
        (json!({"data": "people"}), "missing field `type`"),
    ] {
        let error = from_value::<Document>(wrong.clone()).unwrap_err().to_string();
        assert!(error.contains(why), "{wrong}: {error}");
    }
}
