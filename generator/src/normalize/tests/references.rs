use openapiv3::ReferenceOr;

use super::{form, item, read_files, reference, with_schemas};
use crate::diagnostic::Severity;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";

#[test]
fn a_place_inside_becomes_a_component() {
    let read = with_schemas(
        "3.1",
        "
    Pet: {properties: {address: {properties: {zip: {type: string}}}}, $defs: {Tag: {type: integer}}}
    A: {$ref: '#/components/schemas/Pet/properties/address'}
    B: {properties: {x: {$ref: '#/components/schemas/Pet/$defs/Tag'}}}
    C: {items: {$ref: '#zip%7D'}, properties: {y: {$anchor: 'zip}', type: boolean}}}
",
    );
    assert_eq!(read.told(), []);
    assert!(read.form("A").properties.contains_key("zip"));
    assert_eq!(
        read.origin("/components/schemas/A/properties/zip"),
        "api.yaml#/components/schemas/Pet/properties/address/properties/zip"
    );
    let x = &read.form("B").properties["x"];
    assert_eq!(reference(x), "#/components/schemas/Tag");
    assert_eq!(read.form("Tag").typ.as_deref(), Some("integer"));
    let items = read.form("C").items.as_ref().unwrap();
    assert_eq!(reference(items), "#/components/schemas/C y");
}

#[test]
fn other_files_become_components_under_readable_keys() {
    let entry = format!(
        "{HEAD}
paths:
  /pets:
    $ref: paths/pets.yaml
components:
  schemas:
    Pet: {{$ref: models/pet.yaml}}
"
    );
    let read = read_files(&[
        ("api.yaml", &entry),
        (
            "paths/pets.yaml",
            "
get:
  $ref: list.yaml
parameters: [{$ref: '../shared.yaml#/limit'}]
",
        ),
        (
            "paths/list.yaml",
            "
description: {$ref: ../shared.yaml#/words}
responses:
  200:
    $ref: '../shared.yaml#/found'
",
        ),
        (
            "shared.yaml",
            "
words: Lists them.
limit: {name: limit, in: query, schema: {type: integer}}
found: {description: d, content: {application/json: {schema: {$ref: models/pet.yaml}}}}
",
        ),
        (
            "models/pet.yaml",
            "type: object\nproperties: {owner: {$ref: owner.yaml}, tag: {$ref: ../tags/models/pet.yaml}}",
        ),
        ("models/owner.yaml", "properties: {pet: {$ref: ./pet.yaml}}"),
        ("tags/models/pet.yaml", "type: string"),
    ]);
    assert_eq!(read.told(), []);
    assert_eq!(read.keys(), ["Pet", "owner", "tags pet"]);
    let owner = &read.form("owner").properties["pet"];
    assert_eq!(reference(owner), "#/components/schemas/Pet");
    assert_eq!(
        read.origin("/components/schemas/Pet/properties/owner"),
        "pet.yaml#/properties/owner"
    );

    let item = read.document.api.paths.paths["/pets"].as_item().unwrap();
    assert_eq!(
        reference(&item.parameters[0]),
        "#/components/parameters/limit"
    );
    let get = item.get.as_ref().unwrap();
    assert_eq!(get.description.as_deref(), Some("Lists them."));
    let found = get.responses.responses.values().next().unwrap();
    assert_eq!(reference(found), "#/components/responses/found");
    assert_eq!(
        read.origin("/paths/~1pets/get/responses/200"),
        "list.yaml#/responses/200"
    );
    assert_eq!(
        read.origin("/paths/~1pets/parameters"),
        "pets.yaml#/parameters"
    );
}

#[test]
fn a_section_in_a_file_of_its_own_is_the_section() {
    let entry = format!(
        "{HEAD}paths: {{}}
components:
  schemas: {{$ref: schemas/index.yaml}}
  responses: {{R: {{description: d, content: {{a/b: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}
"
    );
    let read = read_files(&[
        ("api.yaml", &entry),
        (
            "schemas/index.yaml",
            "A: {$ref: a.yaml}\nB: {properties: {a: {$ref: '#/A'}, c: {$ref: '#/components/schemas/B'}}}",
        ),
        ("schemas/a.yaml", "properties: {b: {$ref: index.yaml#/B}}"),
    ]);
    assert_eq!(read.told(), [(Severity::Warning, "unknown-reference")]);
    assert_eq!(read.keys(), ["A", "B"]);
    let b = &read.form("A").properties["b"];
    assert_eq!(reference(b), "#/components/schemas/B");
    assert_eq!(read.origin("/components/schemas/A"), "a.yaml#");
}

#[test]
fn files_may_refer_to_each_other_in_a_circle() {
    let entry =
        format!("{HEAD}paths: {{}}\ncomponents: {{schemas: {{A: {{items: {{$ref: b.yaml}}}}}}}}");
    let read = read_files(&[
        ("api.yaml", &entry),
        (
            "b.yaml",
            "properties: {c: {$ref: c.yaml}, a: {$ref: 'api.yaml#/components/schemas/A'}}",
        ),
        ("c.yaml", "allOf: [{$ref: b.yaml}, {$ref: c.yaml}]"),
    ]);
    assert_eq!(read.told(), []);
    assert_eq!(read.keys(), ["A", "b", "c"]);
    assert_eq!(
        reference(&read.form("c").all_of[1]),
        "#/components/schemas/c"
    );
    let a = &read.form("b").properties["a"];
    assert_eq!(reference(a), "#/components/schemas/A");
}

#[test]
fn what_may_not_be_read_is_told_where_it_is_used() {
    let entry = format!(
        "{HEAD}paths: {{}}
components:
  schemas:
    A: {{items: {{$ref: 'https://a.example/b.yaml'}}}}
    B: {{items: {{$ref: ../b.yaml}}}}
    C: {{items: {{$ref: none.yaml}}, example: {{$ref: nothing.yaml}}}}
    D: {{items: {{$ref: bad.yaml}}, not: {{$ref: bad.yaml}}}}
"
    );
    let read = read_files(&[
        ("in/api.yaml", &entry),
        ("b.yaml", "{}"),
        ("in/bad.yaml", "a: @"),
    ]);
    let errors: Vec<_> = read
        .diagnostics
        .iter()
        .map(|one| one.message.as_str())
        .collect();
    assert_eq!(errors.len(), 6, "{errors:?}");
    assert!(
        errors[0].contains("is a URL, for which no file stands"),
        "{errors:?}"
    );
    assert!(errors[1].contains("outside of the folder"), "{errors:?}");
    assert!(errors[2].contains("there is no such file"), "{errors:?}");
    assert_eq!(read.diagnostics.iter().nth(3).unwrap().code, "syntax");
    assert_eq!(errors[4], errors[5]);
    assert!(read.diagnostics.has_errors());
    for key in ["A", "B", "C", "D"] {
        let items = read.form(key).items.as_ref().unwrap();
        assert!(matches!(items, ReferenceOr::Item(_)));
    }
}

#[test]
fn a_missing_thing_has_a_suggestion() {
    let read = with_schemas(
        "3.0",
        "\n    Pets: {type: array}\n    A: {items: {$ref: '#/components/schemas/Pet'}}\n",
    );
    let told = read.diagnostics.iter().next().unwrap();
    assert_eq!(told.code, "unknown-reference");
    assert_eq!(
        told.help.as_deref(),
        Some("did you mean `#/components/schemas/Pets`?")
    );
}

#[test]
fn a_place_behind_a_reference_is_found() {
    let read = with_schemas(
        "3.1",
        "
    A: {$ref: '#/components/schemas/B'}
    B: {properties: {x: {type: string}}}
    C: {allOf: [{$ref: '#/components/schemas/A/properties/x'}, {$ref: '#/components/schemas/A'}]}
",
    );
    assert_eq!(read.told(), []);
    assert_eq!(
        reference(&read.form("C").all_of[0]),
        "#/components/schemas/B x"
    );
    assert_eq!(read.form("B x").typ.as_deref(), Some("string"));
}

#[test]
fn a_key_does_not_depend_on_what_else_is_there() {
    let entry = |more: &str| {
        format!(
            "{HEAD}paths: {{}}
components:
  schemas:
    Z: {{allOf: [{more}{{$ref: a/size.yaml}}, {{$ref: b/size.yaml}}]}}
"
        )
    };
    let files = ["a/size.yaml", "b/size.yaml", "c/other.yaml"];
    for more in ["", "{$ref: c/other.yaml}, {$ref: b/size.yaml}, "] {
        let entry = entry(more);
        let mut all = vec![("api.yaml", entry.as_str())];
        all.extend(files.map(|file| (file, "{type: string}")));
        let read = read_files(&all);
        assert!(read.keys().contains(&"a size"), "{:?}", read.keys());
        assert!(read.keys().contains(&"b size"), "{:?}", read.keys());
    }
}

#[test]
fn of_two_references_the_first_counts_and_the_other_is_told() {
    let read = with_schemas(
        "3.1",
        "
    A: {items: {$ref: '#/components/schemas/B', $ref: '#/components/schemas/C'}}
    B: {type: string}
    C: {patternProperties: {a: {$ref: '#/components/schemas/B', $ref: '#/components/schemas/A'}}}
",
    );
    let twice = (Severity::Warning, "duplicate-key");
    assert_eq!(read.told(), [twice, twice]);
    let items = read.form("A").items.as_ref().unwrap();
    assert_eq!(reference(items), "#/components/schemas/B");
}

#[test]
fn a_reference_to_another_section_says_nothing() {
    let read = with_schemas(
        "3.0",
        "
    A: {allOf: [{$ref: '#/components/parameters/P'}]}
  parameters:
    P: {name: p, in: query, schema: {type: string}}
",
    );
    assert_eq!(read.told(), [(Severity::Warning, "wrong-reference")]);
    assert_eq!(form(item(&read.form("A").all_of[0])).typ, None);
}

#[test]
fn what_cannot_be_fetched_is_not_said_to_be() {
    let entry = format!(
        "{HEAD}
paths: {{}}
components:
  schemas:
    A: {{items: {{$ref: 'https://a.example/b.yaml'}}}}
    B: {{items: {{$ref: 'file:///a/b.yaml'}}}}
    C: {{items: {{$ref: 'urn:a:b'}}}}
"
    );
    let read = read_files(&[("api.yaml", &entry)]);
    let said = read
        .diagnostics
        .iter()
        .filter_map(|one| one.help.as_deref());
    let is_fetched: Vec<bool> = said.map(|help| help.contains("--fetch")).collect();
    assert_eq!(is_fetched, [true, false, false]);
}

#[test]
fn a_reference_without_its_beginning_is_told_with_what_it_means() {
    let entry = format!(
        "{HEAD}
paths: {{}}
components:
  schemas:
    Thing: {{type: string}}
    A: {{items: {{$ref: '#components/schemas/Thing'}}}}
    B: {{items: {{$ref: '#/definitions/Thing'}}}}
    C: {{items: {{$ref: 'components/schemas/Thing'}}}}
    D: {{items: {{$ref: '/components/schemas/Thing'}}}}
    E: {{items: {{$ref: 'components/schemas/None'}}}}
"
    );
    let read = read_files(&[("api.yaml", &entry)]);
    let said = read.diagnostics.iter().map(|one| one.help.as_deref());
    let meant = Some("did you mean `#/components/schemas/Thing`?");
    assert_eq!(said.collect::<Vec<_>>(), [meant, meant, meant, meant, None]);
}
