//! What schemas of Kubernetes say in words of their own.

use super::{form, item, with_schemas};

#[test]
fn an_integer_or_text_of_kubernetes_is_both() {
    let read = with_schemas(
        "3.0.3",
        "
    A: {type: string, format: int-or-string, nullable: true, maxLength: 3}
    B: {x-kubernetes-int-or-string: true}
    C: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}
    D: {type: string, format: other}
",
    );
    assert_eq!(read.told(), []);
    let types = |name: &str| {
        let branches = form(read.schema(name)).any_of.iter();
        let types = branches.map(|branch| form(item(branch)).typ.clone().unwrap());
        types.collect::<Vec<_>>()
    };
    assert!(read.schema("A").schema_data.nullable);
    assert_eq!(types("A"), ["string", "integer"]);
    assert_eq!(types("B"), ["integer", "string"]);
    assert_eq!(types("C"), ["integer", "string"]);
    assert_eq!(form(read.schema("D")).typ.as_deref(), Some("string"));
}
