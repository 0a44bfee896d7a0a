//! Values are named after themselves, and others than those that are listed are kept.

use case_enums::model::{Comparison, Order, Palette, PaletteGrown};
use serde_json::{from_value, json, to_value};

#[test]
fn symbols_and_capitals_tell_values_apart() {
    for (value, known) in [
        ("=", Comparison::Equal),
        ("≥", Comparison::GreaterOrEqual),
        ("≠", Comparison::NotEqual),
        ("(", Comparison::OpenParenthesis),
        (")", Comparison::CloseParenthesis),
        ("🚀", Comparison::U1f680),
        ("m", Comparison::M),
        ("m²", Comparison::MSquared),
    ] {
        assert_eq!(Comparison::from(value), known);
        assert_eq!(to_value(&known).unwrap(), value);
    }
    assert_eq!(Order::from("asc"), Order::AscLower);
    assert_eq!(Order::from("ASC"), Order::AscUpper);
    assert_eq!(Order::from("desc"), Order::Desc);
}

#[test]
fn a_list_that_may_grow_has_known_values() {
    for (value, known) in [("leaf", PaletteGrown::Leaf), ("bark", PaletteGrown::from("bark"))] {
        let palette = json!({"main": "red", "grown": value});
        let read: Palette = from_value(palette.clone()).unwrap();
        assert_eq!(read.grown, Some(known));
        assert_eq!(to_value(&read).unwrap(), palette);
    }
}
