//! Edits of the constants for headers.

use super::{BREAKING, DEPOT, NONE, compare, record, told};

#[test]
fn a_constant_of_another_type_says_nothing_of_what_comes() {
    let with = |ty: &str| {
        let header = format!("[headers.X_COUNT]\nwire = \"x-count\"\ntype = \"{ty}\"\n");
        record(&[DEPOT, "\n", &header].concat())
    };
    let changes = compare(&with("i64"), &with("String"));
    let says = "the constant for a header has another type";
    assert_eq!(
        changes.iter().map(told).collect::<Vec<_>>(),
        [(says, NONE, BREAKING)]
    );
}
