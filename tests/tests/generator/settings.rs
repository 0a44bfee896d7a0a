//! The schema of the settings says what they can hold.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use oasmith::Request;
use oasmith::diagnostic::Severity;
use oasmith::read::Texts;
use oasmith::settings::schema;
use serde_json::Value;
use tests::project;

/// The example of a document whose settings the page has.
const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example'}]
paths:
  /books:
    get: {operationId: listBooks, security: [Key: []], responses: {'204': {description: Fine.}}}
components:
  securitySchemes: {Key: {type: apiKey, in: header, name: x-key}}
";

/// What is wrong with settings, as an editor says it.
pub(crate) fn mistakes(text: &str) -> Vec<String> {
    let settings: Value = toml::from_str(text).expect("TOML");
    let schema = jsonschema::draft7::new(&schema()).expect("a schema");
    schema
        .iter_errors(&settings)
        .map(|error| error.to_string())
        .collect()
}

/// All settings files below a folder.
fn settings_below(folder: &Path) -> BTreeMap<String, String> {
    let mut open = vec![folder.to_owned()];
    let mut found = BTreeMap::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && !path.ends_with("target") {
                open.push(path);
            } else if path.file_name().is_some_and(|name| name == "oasmith.toml") {
                let text = fs::read_to_string(&path).expect("text");
                found.insert(path.display().to_string(), text);
            }
        }
    }
    found
}

#[test]
fn the_schema_takes_all_settings_of_the_project() {
    let root = project::root();
    let mut all = settings_below(&root.join("spec"));
    all.extend(settings_below(&root.join("tests").join("cases")));
    all.extend(settings_below(&root.join("examples")));
    assert!(all.len() > 10, "{}", all.len());
    for (path, text) in all {
        assert_eq!(mistakes(&text), [""; 0], "{path}");
    }
}

#[test]
fn the_schema_refuses_what_oasmith_refuses() {
    for text in [
        "name = 'a'",
        "[crate]\nnaem = 'a'",
        "[crate]\nname = 1",
        "[crate]\nkeywords = ['a', 'b', 'c', 'd', 'e', 'f']",
        "[types]\ndate-time = 'chronos'",
        "[only]\ndeprecated = 'no'",
        "[environment]\na = 1",
        "[wait.getJob]\nfield = '/a'",
        "[pages.list]\nby = 'pag'\nitems = ''",
        "[pages.list]\nby = 'page'\nitems = ''\nfirst = 1.5",
        "[[client]]\noutputs.folder = 'a'",
        "[[client]]\n[[client.client]]",
    ] {
        assert_ne!(mistakes(text), [""; 0], "{text}");
        let texts = [("api.yaml", DOCUMENT), ("oasmith.toml", text)];
        let outcome = oasmith::inspect(&Request {
            spec: "api.yaml".into(),
            texts: Texts::alone(texts),
            ..Request::default()
        });
        assert!(outcome.diagnostics.has_errors(), "{text}");
    }
}

#[test]
fn nothing_is_read_beside_texts_that_stand_alone() {
    let outcome = oasmith::generate(&Request {
        spec: "api.yaml".into(),
        texts: Texts::alone([(
            "api.yaml",
            DOCUMENT.replace("{description: Fine.}", "{$ref: 'other.yaml#/fine'}"),
        )]),
        ..Request::default()
    });
    let told = outcome.told();
    let said = told
        .iter()
        .find(|told| told.diagnostic.code == "unknown-reference");
    let said = said.expect("a reference that leads nowhere");
    assert_ne!(said.diagnostic.severity, Severity::Unrepresented);
    assert!(said.to_string().starts_with("api.yaml:6:"), "{said}");
}
