//! Edits of how a parameter is written.

use super::{BREAKING, COMPATIBLE, Effect, compare, record};

/// A record with one parameter.
fn with(place: &str, ty: &str, bounds: &str, style: &str) -> String {
    format!(
        "edition = 2\npackage = \"styles\"\n[calls.list]\nmethod = \"GET\"\npath = \"/a/{{v}}\"\nfunction = \"list\"\n\
         [[calls.list.arguments]]\nat = \"{place} v\"\nname = \"v\"\ntype = \"{ty}\"\nbounds = \"{bounds}\"\nstyle = \"{style}\"\n\
         [types.Filter]\nkind = \"object\"\n"
    )
}

/// What is told where one style becomes another, if anything.
fn told(place: &str, ty: &str, bounds: &str, styles: [&str; 2]) -> Option<Effect> {
    let [old, new] = styles.map(|style| record(&with(place, ty, bounds, style)));
    let changes = compare(&old, &new);
    changes.first().map(|change| change.wire)
}

#[test]
fn what_writes_the_same_is_no_change() {
    for (place, ty, bounds, styles) in [
        ("path", "String", "", ["label", "label explode"]),
        ("path", "i64", "", ["matrix", "matrix explode"]),
        ("path", "Vec<String>", "", ["", "simple explode"]),
        ("header", "Vec<i32>", "", ["simple explode", ""]),
        (
            "path",
            "Vec<String>",
            "maxItems 1",
            ["matrix", "matrix explode"],
        ),
        ("query", "Vec<String>", "maxItems 1", ["", "pipeDelimited"]),
        ("query", "Vec<String>", "", ["", "pipeDelimited explode"]),
        ("query", "Option<String>", "", ["", "spaceDelimited"]),
        ("query", "i32", "", ["json", ""]),
        ("query", "bool", "", ["", "form allowReserved"]),
        ("query", "Filter", "", ["deepObject", "deepObject explode"]),
    ] {
        assert_eq!(
            told(place, ty, bounds, styles),
            None,
            "{place} {ty} {styles:?}"
        );
    }
}

#[test]
fn what_writes_something_else_breaks() {
    for (place, ty, bounds, styles) in [
        ("path", "String", "", ["", "label"]),
        ("path", "Vec<String>", "", ["label", "label explode"]),
        (
            "path",
            "Vec<String>",
            "maxItems 2",
            ["matrix", "matrix explode"],
        ),
        ("path", "Filter", "", ["", "simple explode"]),
        ("query", "Vec<String>", "", ["", "form"]),
        ("query", "Vec<String>", "", ["form", "pipeDelimited"]),
        ("query", "String", "", ["", "json"]),
        ("query", "Filter", "", ["", "deepObject explode"]),
    ] {
        let told = told(place, ty, bounds, styles);
        assert_eq!(told, Some(BREAKING), "{place} {ty} {styles:?}");
    }
}

#[test]
fn what_need_not_be_escaped_may_be() {
    let told = told("query", "String", "", ["", "form explode allowReserved"]);
    assert_eq!(told, Some(COMPATIBLE));
}
