//! The schema of the settings says what they can hold, and the pages on them say what is so.

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
fn mistakes(text: &str) -> Vec<String> {
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

/// The blocks of a page in a language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let path = project::root().join("docs").join(page);
    let text = fs::read_to_string(path).expect("a page");
    let open = format!("```{language}\n");
    let blocks = text.split(&open).skip(1);
    let blocks = blocks.filter_map(|rest| rest.split_once("```"));
    blocks.map(|(block, _)| block.to_owned()).collect()
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

/// An overlay of which no action is needed.
const OVERLAY: &str = "overlay: 1.1.0\ninfo: {title: Fixes, version: '1'}\nactions: []\n";

#[test]
fn the_page_on_settings_says_what_is_so() {
    for block in blocks("settings.md", "toml") {
        assert_eq!(mistakes(&block), [""; 0], "{block}");
        let outcome = oasmith::generate(&Request {
            spec: "api.yaml".into(),
            texts: Texts::alone([
                ("api.yaml", DOCUMENT),
                ("oasmith.toml", &block),
                ("fixes.overlay.yaml", OVERLAY),
            ]),
            ..Request::default()
        });
        let said: Vec<String> = outcome.told().iter().map(ToString::to_string).collect();
        assert_eq!(said, [""; 0], "{block}");
    }
}

#[test]
fn the_page_on_places_shows_the_examples() {
    let mut texts = BTreeMap::new();
    for (name, text) in project::texts(&project::root().join("examples")).expect("texts") {
        texts.insert(name, text);
    }
    let library = project::root().join("generator").join("src").join("lib.rs");
    let library = fs::read_to_string(library).expect("the library");
    let docs = library.lines().filter_map(|line| line.strip_prefix("/// "));
    texts.insert("docs".to_owned(), docs.collect::<Vec<_>>().join("\n"));
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let texts: Vec<String> = texts.values().map(|text| flat(text)).collect();
    for block in ["toml", "rust"]
        .map(|language| blocks("build.md", language))
        .concat()
    {
        let block = flat(&block);
        let is_there = texts.iter().any(|text| text.contains(&block));
        assert!(is_there, "no example has this: {block}");
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
