//! What several descriptions of a property say together is sent and read.

use case_described_twice::model::{Boat, BoatAnchor, BoatDeckingItem, BoatHoldsValue, BoatRacksItemValueItem, BoatEngine, BoatEngineInner, BoatOptions, Options};
use serde_json::{from_str, json, to_value};

#[test]
fn a_boat_has_what_a_vessel_has() {
    let inner = BoatEngineInner::default().with_a("1").with_b("2");
    let boat = Boat::default()
        .with_engine(BoatEngine::new(80, "diesel").with_inner(inner))
        .with_options(BoatOptions::new("wood").with_sails(3));
    let engine = json!({"power": 80, "inner": {"a": "1", "b": "2"}, "fuel": "diesel"});
    let text = json!({"engine": engine, "options": {"mast": "wood", "sails": 3}});
    assert_eq!(to_value(&boat).unwrap(), text);
    assert_eq!(from_str::<Boat>(&text.to_string()).unwrap(), boat);
}

#[test]
fn items_have_what_both_lists_say_of_them() {
    let text = json!({"decking": [{"a": "1", "b": "2"}]});
    let boat: Boat = from_str(&text.to_string()).unwrap();
    let item = BoatDeckingItem::default().with_a("1").with_b("2");
    assert_eq!(boat.decking, Some(vec![item]));
    assert_eq!(to_value(&boat).unwrap(), text);
}

#[test]
fn so_have_the_values_of_maps_and_what_is_deeper() {
    let text = json!({"holds": {"aft": {"a": "1", "b": "2"}}, "racks": [{"x": [null, {"a": "1", "b": "2"}]}]});
    let boat: Boat = from_str(&text.to_string()).unwrap();
    let hold = BoatHoldsValue::default().with_a("1").with_b("2");
    assert_eq!(boat.holds.as_ref().unwrap()["aft"], hold);
    let rack = BoatRacksItemValueItem::default().with_a("1").with_b("2");
    assert_eq!(boat.racks.as_ref().unwrap()[0]["x"], [None, Some(rack)]);
    assert_eq!(to_value(&boat).unwrap(), text);
}

#[test]
fn what_one_description_requires_is_required() {
    let error = from_str::<Boat>(r#"{"engine": {"fuel": "diesel"}}"#).unwrap_err();
    assert!(error.to_string().contains("power"), "{error}");
}

#[test]
fn what_one_description_leaves_open_is_kept() {
    let boat: Boat = from_str(r#"{"cargo": {"named": 1, "other": 2}}"#).unwrap();
    let cargo = boat.cargo.unwrap();
    assert_eq!(cargo.named, Some(1));
    assert_eq!(cargo.additional_properties["other"], 2);
}

#[test]
fn null_is_a_value_where_a_later_description_adds_it() {
    let boat: Boat = from_str(r#"{"berth": null}"#).unwrap();
    assert_eq!(boat.berth, Some(None::<String>));
}

#[test]
fn bounds_alone_leave_the_type_that_another_description_says() {
    let boat = Boat::default()
        .with_cabins(["fore".to_owned()])
        .with_motto("Ahoy")
        .with_spare(Options::new("oak"))
        .with_beam(3)
        .with_fleet([Options::new("pine")])
        .with_anchor(BoatAnchor::new(7));
    let text = json!({
        "cabins": ["fore"], "motto": "Ahoy", "spare": {"mast": "oak"}, "beam": 3,
        "fleet": [{"mast": "pine"}], "anchor": {"weight": 7},
    });
    assert_eq!(to_value(&boat).unwrap(), text);
    let boat: Boat = from_str(r#"{"motto": null}"#).unwrap();
    assert_eq!(boat.motto, Some(None));
}
