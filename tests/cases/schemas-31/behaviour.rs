//! What schemas say since 3.1 becomes types, and nothing of a value is lost.

use case_schemas_31::model::{
    Beside, Either, Facts, FactsWhen, FactsWhenWord, FactsWord, Node, PetPage, Shut, TPage,
};
use serde_json::{from_value, json, to_value};

#[test]
fn properties_by_pattern_are_kept_beside_the_fields() {
    let value = json!({"id": "a", "x-one": {"value": 1}});
    let node: Node = from_value(value.clone()).unwrap();
    assert_eq!(node.additional_properties["x-one"].value, 1);
    assert_eq!(to_value(&node).unwrap(), value);
    // Nothing is said of what does not match.
    let later: Node = from_value(json!({"id": "a", "x-one": {"value": 1}, "note": "b"})).unwrap();
    assert_eq!(later, node);
    let value = json!({"id": "a", "b": 2});
    let shut: Shut = from_value(value.clone()).unwrap();
    assert_eq!(shut.additional_properties["b"], 2);
    assert_eq!(to_value(&shut).unwrap(), value);
}

#[test]
fn maps_have_the_one_type_that_fits() {
    let value = json!({
        "mixed": {"s-a": "b", "n-c": 1},
        "same": {"a": 1, "b": 2},
        "record": {"r": "s"},
        "anything": [1, null],
        "counted": {"n-all": 3},
        "wanted": {"meow": "m"},
        "pack": {"inner": {"inner": {"name": "n"}}},
        "alias": {"value": 3},
    });
    let facts: Facts = from_value(value.clone()).unwrap();
    assert_eq!(facts.same.as_ref().unwrap()["b"], 2);
    assert_eq!(facts.record.as_ref().unwrap()["r"], "s");
    assert_eq!(to_value(&facts).unwrap(), value);
    let wrong = json!({"record": {"r": 1}});
    assert!(from_value::<Facts>(wrong).is_err());
}

#[test]
fn what_narrows_a_type_leaves_it() {
    let value = json!({
        "never": "n", "when": "never", "code": "a", "few": ["f"], "word": "b",
        "list": [1], "rest": [2], "pair": ["p", 3],
    });
    let facts: Facts = from_value(value.clone()).unwrap();
    assert_eq!(to_value(&facts).unwrap(), value);
    let Facts { never, when, code, few, word, list, rest, pair, .. } = facts;
    assert_eq!((never.as_deref(), code.as_deref()), (Some("n"), Some("a")));
    assert_eq!((few, rest), (Some(vec!["f".to_owned()]), Some(vec![2])));
    assert_eq!((word, list), (Some(Some(FactsWord::B)), Some(Some(vec![1]))));
    assert!(matches!(when, Some(FactsWhen::Word(FactsWhenWord::Never))));
    assert_eq!(pair.map(|pair| (pair.first, pair.second)), Some(("p".to_owned(), 3)));
    let date: Facts = from_value(json!({"when": "2024-02-29"})).unwrap();
    assert!(matches!(date.when, Some(FactsWhen::Date(_))));
}

#[test]
fn what_stands_beside_a_choice_is_kept() {
    let value = json!({"airline": "a", "hotel": "b", "seat": "1c"});
    let beside: Beside = from_value(value.clone()).unwrap();
    assert_eq!(beside.additional_properties["seat"], "1c");
    assert_eq!(to_value(&beside).unwrap(), value);
    let value = json!({"meow": "m", "x-age": "3"});
    let either: Either = from_value(value.clone()).unwrap();
    assert!(matches!(&either, Either::Cat(cat) if cat.additional_properties["x-age"] == "3"));
    assert_eq!(to_value(&either).unwrap(), value);
}

#[test]
fn pages_of_anything_are_typed() {
    let value = json!({"items": [{"name": "Rex"}], "next": {"items": []}});
    let page: PetPage = from_value(value.clone()).unwrap();
    assert_eq!(page.items.as_ref().unwrap()[0].name, "Rex");
    assert_eq!(to_value(&page).unwrap(), value);
    let page: TPage = from_value(json!({"items": ["a"]})).unwrap();
    assert_eq!(page.items.as_deref(), Some(&["a".to_owned()][..]));
}

#[test]
fn what_further_properties_are_is_what_holds_of_all_of_them() {
    let value = json!({"ranges": {"a": 1, "b": -5}, "spread": {"id": 1, "x": "text"}});
    let facts: Facts = from_value(value.clone()).unwrap();
    assert_eq!(facts.ranges.as_ref().unwrap()["b"], -5);
    assert_eq!(facts.spread.as_ref().unwrap().additional_properties["x"], "text");
    assert_eq!(to_value(&facts).unwrap(), value);
}

#[test]
fn a_type_beside_a_reference_excludes_null() {
    let facts: Facts = from_value(json!({"maybe": null, "some": {"yes": true}, "somes": [{}]})).unwrap();
    assert_eq!(facts.maybe, Some(None));
    assert_eq!(facts.some.unwrap().yes, Some(true));
    assert!(from_value::<Facts>(json!({"somes": [null]})).is_err());
}
