//! The items of a list, be they described together or each by itself.

use serde_json::json;

use super::{form, with_schemas};
use crate::diagnostic::Severity;
use crate::vocabulary;

#[test]
fn the_first_items_are_components() {
    let read = with_schemas(
        "3.1",
        "
    P: {type: array, prefixItems: [{type: string}, {$ref: '#/components/schemas/S'}], items: false}
    Q: {type: array, prefixItems: [true], items: {type: integer}}
    S: {type: string}
",
    );
    assert_eq!(read.told(), []);
    let items = &read.schema("P").schema_data.extensions[vocabulary::PREFIX_ITEMS];
    assert_eq!(
        items,
        &json!(["#/components/schemas/P item 1", "#/components/schemas/S"])
    );
    assert_eq!(read.form("P item 1").typ.as_deref(), Some("string"));
    assert_eq!(read.form("P").max_items, Some(2));
    assert!(read.form("P").items.is_none());
    assert!(read.form("Q").items.is_some());
    assert_eq!(
        read.origin("/components/schemas/P item 1/type"),
        "api.yaml#/components/schemas/P/prefixItems/0/type"
    );
}

#[test]
fn items_that_nothing_else_describes_are_those_of_the_list() {
    let read = with_schemas(
        "3.1",
        "
    A: {type: array, unevaluatedItems: {type: integer}}
    B: {type: array, prefixItems: [{type: string}], unevaluatedItems: false}
    C: {type: array, items: {type: string}, unevaluatedItems: {type: integer}}
    D: {type: array, contains: {type: string}, unevaluatedItems: {type: integer}}
    E: {allOf: [{$ref: '#/components/schemas/A'}], unevaluatedItems: {type: string}}
",
    );
    let told = (Severity::Unrepresented, "not-represented");
    assert_eq!(read.told(), [told; 4]);
    let items = |name: &str| {
        let items = read.form(name).items.as_ref()?.as_item()?;
        form(items).typ.as_deref()
    };
    assert_eq!(items("A"), Some("integer"));
    assert_eq!(read.form("B").max_items, Some(1));
    assert_eq!(items("C"), Some("string"));
    assert_eq!((items("D"), items("E")), (None, None));
    assert_eq!(
        read.origin("/components/schemas/A/items/type"),
        "api.yaml#/components/schemas/A/unevaluatedItems/type"
    );
}
