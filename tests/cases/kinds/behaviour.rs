//! What a union does not know is kept wherever there is a way to tell kinds.

use case_kinds::model::{
    AndBack, Around, Bank, Choice, ChoiceWord, Chosen, DeletedOrProductOrText, Nested, Once, Pet, Plan,
    Shape, Source, Thing, ThingInline, ThingInlineDeepDeep, Tree, Web, Who,
};
use serde_json::{Value, from_value, json, to_value};

/// Reads a value as a variant of a union, and writes it back as it was.
macro_rules! same {
    ($union:ident::$variant:ident: $json:tt) => {{
        let value: Value = json!($json);
        let union: $union = from_value(value.clone()).unwrap();
        assert!(matches!(union, $union::$variant(_)), "{value} is {union:?}");
        assert_eq!(to_value(&union).unwrap(), value);
    }};
}

/// What is said of a value that is not of a type.
macro_rules! refused {
    ($type:ty: $json:tt) => {
        from_value::<$type>(json!($json)).unwrap_err().to_string()
    };
}

#[test]
fn an_object_beside_a_word_says_its_kind() {
    same!(Choice::Function: {"type": "function", "name": "a"});
    same!(Choice::Web: {"type": "web", "size": 1});
    same!(Choice::Word: "auto");
    same!(Choice::Word: "later");
    same!(Choice::Other: {"type": "mcp", "name": "a", "list": [1]});
    same!(Choice::Other: {"type": 1});
    assert_eq!(
        Choice::from(ChoiceWord::None),
        from_value(json!("none")).unwrap()
    );
    assert_eq!(
        to_value(Choice::from(Web::default().with_size(2))).unwrap(),
        json!({"type": "web", "size": 2})
    );
}

#[test]
fn a_known_kind_that_does_not_fit_is_an_error() {
    let error = refused!(Choice: {"type": "function"});
    assert!(error.contains("Function: missing field `name`"), "{error}");
    let error = refused!(Choice: {"name": "a"});
    assert!(error.contains("Function: missing field `type`"), "{error}");
    let error = refused!(Choice: [1]);
    assert!(error.contains("no variant of Choice fits"), "{error}");
}

#[test]
fn kinds_of_one_value_are_told_apart_by_what_fits() {
    same!(DeletedOrProductOrText::Product: {"id": "a", "object": "product"});
    same!(DeletedOrProductOrText::Deleted: {"id": "a", "object": "product", "deleted": true});
    same!(DeletedOrProductOrText::Text: "a");
    same!(DeletedOrProductOrText::Other: {"id": "a", "object": "coupon"});
}

#[test]
fn a_discriminator_beside_a_list_counts_for_objects() {
    same!(Source::Card: {"kind": "card", "digits": "1"});
    same!(Source::TextList: ["a"]);
    same!(Source::Other: {"kind": "cash"});
    let bank: Source = from_value(json!({"kind": "bank", "iban": "a"})).unwrap();
    assert_eq!(bank, Source::from(Bank::default().with_iban("a")));
    assert_eq!(
        to_value(&bank).unwrap(),
        json!({"kind": "bank", "iban": "a"})
    );
}

#[test]
fn a_default_takes_what_nothing_is_mapped_to() {
    same!(Pet::Cat: {"kind": "cat", "lives": 9});
    same!(Pet::Stray: {"kind": "dog", "place": "here"});
    same!(Pet::Stray: {"place": "here"});
    same!(Shape::Round: {"form": "Round", "radius": 1});
    same!(Shape::Blob: {"form": "cloud", "drops": 1});
    same!(Shape::Blob: {});
}

#[test]
fn a_list_of_types_with_properties_is_each_of_them() {
    same!(Who::Text: "a");
    same!(Who::Name: {"name": "a"});
    same!(ThingInline::TextList: ["a"]);
    same!(ThingInline::Deep: {"deep": {"x": 1}});
    same!(ThingInlineDeepDeep::Integer: 1);
    same!(ThingInlineDeepDeep::X: {"x": 1});
    let thing: Thing = from_value(json!({"inline": null})).unwrap();
    assert_eq!(thing, Thing::default().null_inline());
}

#[test]
fn what_is_one_of_itself_ends() {
    same!(Once::Text: "a");
    assert!(refused!(Once: 1).contains("no variant of Once fits"));
    same!(Around::Text: "a");
    same!(Around::AndBack: 1);
    same!(AndBack::Integer: 1);
    same!(AndBack::Around: "a");
    same!(Chosen::Cat: {"kind": "Cat"});
    same!(Chosen::Other: {"kind": "Again"});
    same!(Nested::NestedList: ["a", ["b", []]]);
}

/// A tree of so many levels around what is at the end.
fn tree(inner: &str) -> Result<Tree, serde_json::Error> {
    let levels = 120;
    let open = r#"{"in":"#.repeat(levels);
    serde_json::from_str(&format!("{open}{inner}{}", "}".repeat(levels)))
}

#[test]
fn what_is_the_same_by_two_ways_is_read_once() {
    // Whoever reads anything twice at each level never comes to an end.
    for inner in [
        r#"{"unknown": 1}"#,
        r#"{"r": "a"}"#,
        r#"{"r": "a", "kind": {"type": "new"}}"#,
    ] {
        let read = tree(inner).unwrap();
        let inner: Value = serde_json::from_str(inner).unwrap();
        let mut written = &to_value(&read).unwrap();
        while let Some(within) = written.get("in") {
            written = within;
        }
        let known = inner.get("r").map_or(json!({}), |_| inner.clone());
        assert_eq!(*written, known);
    }
    let error = tree(r#"{"l": 1, "r": 1}"#).unwrap_err().to_string();
    assert!(
        error.starts_with("no variant of Tree fits: Left: no variant"),
        "{error}"
    );
    assert!(error.len() < 1000, "{error}");
}

#[test]
fn a_base_may_list_itself() {
    same!(Plan::Plan: {"kind": "plan", "name": "a"});
    same!(Plan::Route: {"kind": "route", "name": "a", "length": 1});
    same!(Plan::Other: {"kind": "detour", "name": "a"});
}
