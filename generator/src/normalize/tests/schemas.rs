use openapiv3::{AdditionalProperties, ReferenceOr};
use serde_json::json;

use super::{form, item, read, reference, with_schemas};
use crate::diagnostic::Severity;
use crate::vocabulary;

#[test]
fn a_list_of_types_is_a_type_and_null_or_branches() {
    let read = with_schemas(
        "3.1",
        "
    A: {type: [string, 'null'], maxLength: 3}
    B: {type: [string, integer, 'null'], maxLength: 3, minimum: 1, description: d}
    C: {type: [string, integer], enum: [a, b, null]}
    D: {type: [object, array], properties: {x: {type: string}}, items: {type: integer}}
",
    );
    assert_eq!(read.told(), []);
    let a = read.schema("A");
    assert!(a.schema_data.nullable);
    assert_eq!(form(a).typ.as_deref(), Some("string"));
    assert_eq!(form(a).max_length, Some(3));

    let b = read.schema("B");
    assert!(b.schema_data.nullable);
    assert_eq!(b.schema_data.description.as_deref(), Some("d"));
    assert_eq!(form(b).typ, None);
    assert_eq!(form(b).max_length, None);
    let [text, number] = form(b).any_of.as_slice() else {
        panic!("{b:?}");
    };
    assert_eq!(form(item(text)).max_length, Some(3));
    let bounds = &item(number).schema_data.extensions;
    assert_eq!(bounds[vocabulary::MINIMUM], json!(1));

    let c = read.schema("C");
    assert!(c.schema_data.nullable);
    assert_eq!(form(c).typ.as_deref(), Some("string"));
    assert_eq!(form(c).enumeration, [json!("a"), json!("b")]);

    let inside = read.origin("/components/schemas/D/anyOf/0/properties/x");
    assert_eq!(inside, "api.yaml#/components/schemas/D/properties/x");
}

#[test]
fn a_schema_by_which_a_union_says_null_is_used() {
    let read = with_schemas(
        "3.0.3",
        "
    State: {oneOf: [{$ref: '#/components/schemas/Known'}, {$ref: '#/components/schemas/Other'}]}
    Known: {type: string, enum: [a, b]}
    Other: {$ref: '#/components/schemas/Null'}
    Null: {enum: [null]}
    Unused: {enum: [null]}
",
    );
    let mut used: Vec<&str> = read.document.unlisted.iter().map(String::as_str).collect();
    used.sort_unstable();
    assert_eq!(used, ["Null", "Other"]);
}

#[test]
fn what_is_null_alone_is_said_to_be() {
    let read = with_schemas(
        "3.1",
        "
    A: {type: 'null'}
    B: {const: null}
    C: {enum: [null]}
    D: {type: string, enum: [null]}
    E: {anyOf: [{type: 'null'}, {$ref: '#/components/schemas/A'}]}
    F: {type: ['null']}
    G: {type: string, enum: [a, null, b]}
",
    );
    assert_eq!(read.told(), [(Severity::Warning, "enum-value")]);
    for key in ["A", "B", "C", "D", "E", "F"] {
        let schema = read.schema(key);
        let said = schema.schema_data.extensions.get(vocabulary::NULL);
        assert_eq!(said, Some(&json!(true)), "{key}");
        assert_eq!(form(schema).typ, None, "{key}");
        assert!(form(schema).enumeration.is_empty(), "{key}");
    }
    assert!(read.schema("G").schema_data.nullable);
    assert_eq!(read.form("G").enumeration, [json!("a"), json!("b")]);
    let moved = read.origin("/components/schemas/G/enum/1");
    assert_eq!(moved, "api.yaml#/components/schemas/G/enum/2");
}

#[test]
fn null_alone_is_no_value_of_a_type_that_has_none() {
    let schemas = "
    A: {type: string, enum: [null]}
    B: {type: string, nullable: true, enum: [null]}
    C: {enum: [null]}
";
    let read = with_schemas("3.0.3", schemas);
    assert_eq!(read.told(), [(Severity::Warning, "enum-value")]);
    for key in ["A", "B", "C"] {
        let extensions = &read.schema(key).schema_data.extensions;
        assert_eq!(extensions[vocabulary::NULL], json!(true), "{key}");
    }
}

#[test]
fn what_is_said_of_null_goes_with_it() {
    let read = with_schemas(
        "3.1",
        "
    A: {enum: [a, null, b], x-enum-varnames: [One, None, Two], x-enum-descriptions: [x, y]}
",
    );
    let extensions = &read.schema("A").schema_data.extensions;
    assert_eq!(extensions[vocabulary::ENUM_NAMES], json!(["One", "Two"]));
    assert_eq!(extensions[vocabulary::ENUM_DESCRIPTIONS], json!(["x", "y"]));
}

#[test]
fn a_branch_that_is_nullable_and_nothing_more_is_null() {
    let read = with_schemas(
        "3.0.1",
        "
    A: {type: object}
    B: {anyOf: [{$ref: '#/components/schemas/A'}, {nullable: true}]}
    C: {anyOf: [{$ref: '#/components/schemas/A'}, {nullable: false}]}
    D: {description: Anything., nullable: true}
",
    );
    assert!(read.schema("B").schema_data.nullable);
    assert_eq!(read.form("B").any_of.len(), 1);
    assert_eq!(read.form("C").any_of.len(), 2);
    let said = read
        .schema("D")
        .schema_data
        .extensions
        .get(vocabulary::NULL);
    assert_eq!(said, None);
}

#[test]
fn a_branch_that_is_null_makes_the_schema_nullable() {
    let read = with_schemas(
        "3.1",
        "
    A: {type: object}
    N: {type: 'null'}
    B: {oneOf: [{type: 'null'}, {$ref: '#/components/schemas/A'}]}
    C: {anyOf: [{type: string}, {$ref: '#/components/schemas/N'}, {type: integer}]}
",
    );
    assert_eq!(read.told(), []);
    let b = read.schema("B");
    assert!(b.schema_data.nullable);
    assert_eq!(reference(&form(b).one_of[0]), "#/components/schemas/A");
    assert_eq!(form(b).one_of.len(), 1);
    assert!(read.schema("C").schema_data.nullable);
    assert_eq!(read.form("C").any_of.len(), 2);
    let moved = read.origin("/components/schemas/C/anyOf/1/type");
    assert_eq!(moved, "api.yaml#/components/schemas/C/anyOf/2/type");
    assert_eq!(
        read.origin("/components/schemas/C/anyOf/0"),
        "api.yaml#/components/schemas/C/anyOf/0"
    );
}

#[test]
fn what_stands_beside_a_reference_counts_since_3_1() {
    let text = "
    A: {type: object}
    B: {properties: {a: {$ref: '#/components/schemas/A', description: d, allOf: [{required: [x]}]}}}
";
    let read = with_schemas("3.1", text);
    assert_eq!(read.told(), []);
    let a = read.form("B").properties["a"].as_item().unwrap();
    assert_eq!(a.schema_data.description.as_deref(), Some("d"));
    assert_eq!(reference(&form(a).all_of[0]), "#/components/schemas/A");
    assert_eq!(form(item(&form(a).all_of[1])).required, ["x"]);
    assert_eq!(
        read.origin("/components/schemas/B/properties/a/allOf/1/required"),
        "api.yaml#/components/schemas/B/properties/a/allOf/0/required"
    );

    let read = with_schemas("3.0", text);
    let warning = (Severity::Warning, "reference-sibling");
    assert_eq!(read.told(), [warning, warning]);
    let a = &read.form("B").properties["a"];
    assert_eq!(reference(a), "#/components/schemas/A");
}

#[test]
fn the_stricter_of_two_bounds_is_taken() {
    let read = with_schemas(
        "3.1",
        "
    A: {type: integer, exclusiveMinimum: 5, minimum: 3}
    B: {type: integer, exclusiveMinimum: 5, minimum: 7}
    C: {type: number, exclusiveMaximum: 1.5}
",
    );
    assert_eq!(read.told(), []);
    let bound = |key: &str, name: &str| read.schema(key).schema_data.extensions[name].clone();
    assert_eq!(bound("A", vocabulary::MINIMUM), json!(5));
    assert_eq!(read.form("A").exclusive_minimum, Some(true));
    assert_eq!(bound("B", vocabulary::MINIMUM), json!(7));
    assert_eq!(read.form("B").exclusive_minimum, None);
    assert_eq!(bound("C", vocabulary::MAXIMUM), json!(1.5));
    assert_eq!(read.form("C").exclusive_maximum, Some(true));
}

#[test]
fn truth_values_are_schemas() {
    let read = with_schemas(
        "3.1",
        "\n    A: {properties: {x: true, y: false}}\n    B: false\n",
    );
    assert_eq!(read.told(), []);
    let x = read.form("A").properties["x"].as_item().unwrap();
    assert!(form(x).not.is_none() && form(x).typ.is_none());
    let y = read.form("A").properties["y"].as_item().unwrap();
    assert!(form(y).not.is_some());
    assert!(read.form("B").not.is_some());
}

#[test]
fn properties_by_pattern_are_components() {
    let read = with_schemas(
        "3.1",
        "
    A: {patternProperties: {'^x-': {type: string}}, unevaluatedProperties: false}
    B: {properties: {x: {type: string}}, unevaluatedProperties: true}
",
    );
    assert_eq!(read.told(), []);
    let patterns = &read.schema("A").schema_data.extensions[vocabulary::PATTERN_PROPERTIES];
    assert_eq!(patterns, &json!({"^x-": "#/components/schemas/A x-"}));
    let said = |allowed| Some(AdditionalProperties::Any(allowed));
    assert_eq!(read.form("A").additional_properties, said(false));
    assert_eq!(read.form("B").additional_properties, said(true));
}

#[test]
fn a_constant_and_examples_are_kept() {
    let read = with_schemas(
        "3.1",
        "
    A: {const: x, examples: [x, y]}
    B: {type: string, examples: [z]}
",
    );
    assert_eq!(read.told(), []);
    let a = read.schema("A");
    assert_eq!(form(a).enumeration, [json!("x")]);
    assert_eq!(a.schema_data.extensions[vocabulary::CONST], json!(true));
    assert_eq!(a.schema_data.example, Some(json!("x")));
    assert_eq!(
        a.schema_data.extensions[vocabulary::EXAMPLES],
        json!(["x", "y"])
    );
    let b = &read.schema("B").schema_data;
    assert_eq!(b.example, Some(json!("z")));
    assert!(b.extensions.is_empty());
}

#[test]
fn content_of_text_is_a_format() {
    let read = with_schemas(
        "3.1",
        "
    A: {type: string, contentEncoding: base64, contentMediaType: image/png}
    B: {type: string, contentMediaType: application/octet-stream}
    C: {type: string, contentEncoding: quoted-printable}
    D: {type: string, contentMediaType: application/json}
    E: {type: string, contentEncoding: Base64URL, format: binary}
",
    );
    assert_eq!(read.form("A").format.as_deref(), Some("byte"));
    assert_eq!(read.form("B").format.as_deref(), Some("binary"));
    assert_eq!(read.form("C").format, None);
    assert_eq!(read.form("D").format, None);
    assert_eq!(read.form("E").format.as_deref(), Some("base64url"));
    assert_eq!(read.told(), [(Severity::Unrepresented, "not-represented")]);
}

#[test]
fn what_is_not_checked_is_told() {
    let read = with_schemas(
        "3.1",
        "
    A: {if: {}, then: {}, contains: {}, propertyNames: {}, $recursiveRef: '#', $comment: c, $id: i}
",
    );
    let told = read.told();
    assert_eq!(told.len(), 5, "{told:?}");
    assert!(
        told.iter()
            .all(|(severity, _)| *severity == Severity::Unrepresented)
    );
}

#[test]
fn an_older_document_may_have_newer_spellings_and_the_other_way_round() {
    let text = "
    A: {type: [string, 'null']}
    B: {type: [string, 'null'], const: a}
    C: {type: string, nullable: true}
";
    let read = with_schemas("3.0", text);
    let warning = (Severity::Warning, "other-version");
    assert_eq!(read.told(), [warning; 3]);
    assert!(read.schema("A").schema_data.nullable);
    let read = with_schemas("3.1", text);
    assert_eq!(read.told(), [warning]);
    assert!(read.schema("C").schema_data.nullable);
}

#[test]
fn one_bad_schema_costs_itself_alone() {
    let read = with_schemas(
        "3.0",
        "
    A: {type: objct, properties: {x: {type: string}, y: , z: 5}}
    B: {type: string, enum: [a, 1]}
    C: {properties: {x: {$ref: '#/components/schemas/Nothing'}, y: {type: string}}}
",
    );
    let properties: Vec<_> = read.form("A").properties.keys().collect();
    assert_eq!(properties, ["x", "y", "z"]);
    assert_eq!(read.form("B").enumeration, [json!("a"), json!(1)]);
    assert!(matches!(
        read.form("C").properties["x"],
        ReferenceOr::Item(_)
    ));
    assert_eq!(
        read.told(),
        [
            (Severity::Unrepresented, "unknown-type"),
            (Severity::Warning, "wrong-type"),
            (Severity::Warning, "wrong-type"),
            (Severity::Warning, "enum-value"),
            (Severity::Warning, "unknown-reference"),
        ]
    );
}

#[test]
fn a_discriminator_maps_to_components() {
    let read = read("
openapi: 3.1.0
info: {title: T, version: '1'}
components:
  schemas:
    Cat: {type: object}
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}]
      discriminator:
        propertyName: kind
        mapping: {c: Cat, d: '#/components/schemas/Cat', e: Dog, f: '#/components/schemas/Pet/oneOf/0'}
");
    let discriminator = read.schema("Pet").schema_data.discriminator.as_ref();
    let mapping = &discriminator.unwrap().mapping;
    assert_eq!(mapping["c"], "#/components/schemas/Cat");
    assert_eq!(mapping["d"], "#/components/schemas/Cat");
    assert_eq!(mapping["f"], "#/components/schemas/Pet option 1");
    assert_eq!(mapping.len(), 3);
    assert_eq!(read.told(), [(Severity::Warning, "unknown-mapping")]);
}

#[test]
fn a_list_of_null_alone_is_null_whatever_type_it_has() {
    let read = with_schemas(
        "3.0",
        "
    A: {anyOf: [{type: integer}, {type: string, nullable: true, enum: [null]}]}
",
    );
    assert_eq!(read.told(), []);
    assert!(read.schema("A").schema_data.nullable);
    assert_eq!(read.form("A").any_of.len(), 1);
}
