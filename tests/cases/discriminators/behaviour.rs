//! What tells members apart is found where a discriminator says it otherwise than most.

use case_discriminators::model::{Inline, InlineOption2, Misspelt, Oak, Pond, Unsaid};
use serde_json::{from_value, json, to_value};

#[test]
fn a_property_that_is_nearly_the_one_of_all_members_is_meant() {
    let oak = json!({"treeKind": "oak", "acorns": 2});
    let read: Misspelt = from_value(oak.clone()).unwrap();
    assert!(matches!(read, Misspelt::Oak(_)), "{read:?}");
    assert_eq!(to_value(&read).unwrap(), oak);
    assert_eq!(to_value(Misspelt::from(Oak::default())).unwrap(), json!({"treeKind": "oak"}));
}

#[test]
fn a_member_is_named_by_its_place() {
    let weed = json!({"type": "wild", "roots": 3});
    let read: Inline = from_value(weed.clone()).unwrap();
    assert!(matches!(read, Inline::Weed(_)), "{read:?}");
    assert_eq!(to_value(Inline::from(InlineOption2::new("wild"))).unwrap(), json!({"type": "wild"}));
}

#[test]
fn a_property_that_nothing_describes_is_written() {
    let pond = Unsaid::from(Pond::default());
    assert_eq!(to_value(pond).unwrap(), json!({"@water": "Pond"}));
}
