use std::path::Path;

use super::{Selection, Selector, Wanted};
use crate::diagnostic::{Diagnostics, Place};
use crate::pointer::Pointer;
use crate::read::Sources;
use crate::settings::{Names, Placed, Settings};

const DOCUMENT: &str = "
openapi: 3.1.0
security: [{Key: []}]
paths:
  /a:
    get: {operationId: a, tags: [one, two], responses: {'200': {$ref: '#/components/responses/A'}}}
    put: {operationId: putA, tags: [two], security: [], requestBody: {content: {a/b: {schema: {$ref: '#/components/schemas/Put'}}}}}
  /a/{id}:
    $ref: '#/components/pathItems/Id'
  /b:
    parameters: [{$ref: '#/components/parameters/P'}]
    get: {deprecated: true, tags: [one], security: [{Other: []}]}
    additionalOperations:
      COPY: {operationId: copy}
webhooks:
  told: {post: {operationId: told, tags: [two]}}
components:
  pathItems:
    Id: {get: {operationId: one, tags: [one]}}
  parameters:
    P: {in: query, name: p, schema: {$ref: '#/components/schemas/InP'}}
  responses:
    A: {content: {a/b: {schema: {$ref: '#/components/schemas/Base'}}}}
  schemas:
    Base: {discriminator: {propertyName: kind}, properties: {kind: {type: string}}}
    Child: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {in: {$ref: '#/components/schemas/InChild'}}}]}
    Grandchild: {allOf: [{allOf: [{$ref: '#/components/schemas/Child'}]}]}
    InChild: {$ref: '#/components/schemas/Behind'}
    Behind: {type: string}
    InP: {type: string}
    Put: {type: string}
  securitySchemes:
    Key: {$ref: '#/components/securitySchemes/Real'}
    Real: {type: apiKey, in: header, name: key}
    Other: {type: http, scheme: basic}
    Spare: {type: http, scheme: bearer}
";

/// What is selected of the document, and what is said of it.
fn selected(settings: &Settings, only: &[&str], except: &[&str]) -> (Selection, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    sources.add_text(Path::new("a.yaml"), DOCUMENT, &mut diagnostics);
    let read = |texts: &[&str]| -> Vec<Selector> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    };
    let wanted = Wanted::new(settings, &read(only), &read(except));
    let selection = Selection::of(&sources, &wanted, &mut diagnostics);
    (selection, diagnostics)
}

/// The operations of the document that are selected.
fn calls(settings: &Settings, only: &[&str], except: &[&str]) -> Vec<&'static str> {
    let (selection, diagnostics) = selected(settings, only, except);
    assert_eq!(diagnostics.iter().count(), 0, "{diagnostics:?}");
    let all = ["GET /a", "PUT /a", "GET /a/{id}", "GET /b", "COPY /b"];
    let is_selected = |call: &&str| {
        let (method, path) = call.split_once(' ').unwrap();
        selection.has_call(method, path)
    };
    let webhook = Pointer::default().child("webhooks").child("told");
    let webhook = selection.has(&webhook).then_some("told");
    all.into_iter().filter(is_selected).chain(webhook).collect()
}

fn placed(texts: &[&str]) -> Vec<Placed<String>> {
    let placed = texts.iter().map(|text| Placed {
        value: (*text).to_owned(),
        origin: Pointer::default().child("only"),
    });
    placed.collect()
}

#[test]
fn names_add_up_and_exceptions_are_taken_from_them() {
    let none = Settings::default();
    let of = |only: &[&str], except: &[&str]| calls(&none, only, except);
    let all = [
        "GET /a",
        "PUT /a",
        "GET /a/{id}",
        "GET /b",
        "COPY /b",
        "told",
    ];
    assert_eq!(of(&[], &[]), all);
    assert_eq!(of(&["a", "copy"], &[]), ["GET /a", "COPY /b"]);
    assert_eq!(of(&["tag:two"], &[]), ["GET /a", "PUT /a", "told"]);
    assert_eq!(of(&["/a/**"], &["one"]), ["GET /a", "PUT /a"]);
    assert_eq!(of(&["/a/*", "get /b"], &[]), ["GET /a/{id}", "GET /b"]);
    assert_eq!(of(&["Copy /**"], &[]), ["COPY /b"]);
    assert_eq!(of(&[], &["/**"]), ["told"]);
    assert_eq!(
        of(&["tag:one", "tag:two"], &["tag:two"]),
        ["GET /a/{id}", "GET /b"]
    );
}

#[test]
fn methods_and_deprecation_are_held_against_what_is_named() {
    let deprecated = Placed {
        value: false,
        origin: Pointer::default(),
    };
    let mut settings = Settings {
        methods: placed(&["GET", "post"]),
        deprecated: Some(deprecated),
        ..Settings::default()
    };
    assert_eq!(
        calls(&settings, &[], &[]),
        ["GET /a", "GET /a/{id}", "told"]
    );
    settings.only = Names {
        operations: placed(&["putA"]),
        tags: placed(&["two"]),
        paths: placed(&["GET /b"]),
    };
    assert_eq!(calls(&settings, &[], &[]), ["GET /a", "told"]);
    // The command stands for the names, and adds exceptions.
    settings.except.operations = placed(&["one"]);
    assert_eq!(calls(&settings, &["tag:one"], &[]), ["GET /a"]);
    assert_eq!(calls(&settings, &[], &["a"]), ["told"]);
    settings.deprecated.as_mut().unwrap().value = true;
    assert_eq!(calls(&settings, &["tag:one"], &[]), ["GET /a", "GET /b"]);
}

#[test]
fn components_stay_that_are_needed() {
    let kept = |only: &str| -> Vec<&str> {
        let (selection, _) = selected(&Settings::default(), &[only], &[]);
        let all = [
            "parameters/P",
            "responses/A",
            "schemas/Base",
            "schemas/Child",
            "schemas/Grandchild",
            "schemas/InChild",
            "schemas/Behind",
            "schemas/InP",
            "schemas/Put",
            "securitySchemes/Key",
            "securitySchemes/Real",
            "securitySchemes/Other",
            "securitySchemes/Spare",
        ];
        let has = |place: &&str| {
            let (section, key) = place.split_once('/').unwrap();
            let components = Pointer::default().child("components");
            selection.has(&components.child(section).child(key))
        };
        all.into_iter().filter(has).collect()
    };
    let key = ["securitySchemes/Key", "securitySchemes/Real"];
    // A scheme that nobody asks for is nobody's.
    let spare = ["securitySchemes/Spare"];
    let family = ["Base", "Child", "Grandchild", "InChild", "Behind"];
    let family = family.map(|name| format!("schemas/{name}"));
    let family: Vec<&str> = family.iter().map(String::as_str).collect();
    assert_eq!(
        kept("a"),
        [&["responses/A"][..], &family, &key, &spare].concat()
    );
    let real = ["securitySchemes/Real"];
    assert_eq!(kept("putA"), [&["schemas/Put"][..], &real, &spare].concat());
    let other = ["securitySchemes/Real", "securitySchemes/Other"];
    let p = ["parameters/P", "schemas/InP"];
    assert_eq!(kept("get /b"), [&p[..], &other, &spare].concat());
    assert_eq!(
        kept("one"),
        [key, ["securitySchemes/Spare"; 2]].concat()[..3]
    );
}

#[test]
fn all_that_is_left_out_is_one_message_at_its_table() {
    let mut settings = Settings::default();
    settings.only.operations = placed(&["a"]);
    let (selection, diagnostics) = selected(&settings, &[], &[]);
    assert_eq!(diagnostics.iter().count(), 0);
    let said = selection.report(1).unwrap();
    assert_eq!(
        said.message,
        "`[only]` leaves out 4 of 5 operations and 1 of 1 webhook, and with them 3 of 7 schemas \
         and 1 of 4 security schemes"
    );
    assert_eq!(said.place, Place::Key(Pointer::default().child("only")));
    let (selection, _) = selected(&settings, &["/**"], &["told"]);
    let said = selection.report(0).unwrap();
    assert_eq!(
        said.message,
        "`--only` and `--except` leave out 1 of 1 webhook"
    );
    assert_eq!(said.place, Place::File(Pointer::default().file()));
    let (selection, _) = selected(&Settings::default(), &["/**", "told"], &[]);
    assert!(selection.report(0).is_none(), "nothing is left out");
}

#[test]
fn tags_that_are_left_out_are_no_mistake_of_the_settings() {
    let mut settings = Settings::default();
    settings.features.default_tags = Some(placed(&["one", "two", "tow"]));
    let (selection, _) = selected(&settings, &["one"], &[]);
    selection.trim(&mut settings);
    let left = settings.features.default_tags.iter().flatten();
    let left: Vec<&str> = left.map(|tag| tag.value.as_str()).collect();
    assert_eq!(left, ["one", "tow"]);
}
