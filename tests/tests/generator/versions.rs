//! The same API in each version of Swagger and OpenAPI makes the same crate.

use std::fs;
use std::path::{Path, PathBuf};

use oasmith::{Known, Outcome, Request};
use tests::project;

/// The newer versions, with what a document says of each. Unless it is written for one, it means the same as in the
/// version before.
const NEWER: [(&str, &str); 2] = [("3.1", "3.1.0"), ("3.2", "3.2.0")];

fn folders() -> Vec<PathBuf> {
    let all = project::root().join("tests").join("versions");
    let entries = fs::read_dir(all).expect("the folder is there");
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    assert!(folders.len() >= 10, "{folders:?}");
    folders
}

/// The document in each version: as it is written, or else as that of the version before.
fn documents(folder: &Path) -> Vec<(&'static str, String)> {
    let written = |version: &str| fs::read_to_string(folder.join(format!("{version}.yaml")));
    let mut all = vec![
        ("2.0", written("2.0").expect("a document of 2.0")),
        ("3.0", written("3.0").expect("a document of 3.0")),
    ];
    for (version, number) in NEWER {
        let (_, before) = all.last().expect("one before");
        let rest = before.split_once('\n').map_or("", |(_, rest)| rest);
        let same = format!("openapi: {number}\n{rest}");
        all.push((version, written(version).unwrap_or(same)));
    }
    all
}

fn made(document: &str) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("api.yaml");
    fs::write(&spec, document).expect("a file");
    oasmith::generate(&Request {
        output: folder.path().join("client"),
        spec,
        known: Known::Nothing,
        ..Request::default()
    })
}

#[test]
fn every_version_of_a_document_makes_the_same_crate() {
    for folder in folders() {
        let mut first = None;
        for (version, document) in documents(&folder) {
            let what = format!("{} as {version}", folder.display());
            let outcome = made(&document);
            assert!(
                !outcome.files.is_empty(),
                "{what}: {:?}",
                outcome.diagnostics
            );
            // What is told belongs to what is the same.
            let told = outcome.diagnostics.iter();
            let told = told.map(|told| (told.code.to_owned(), told.message.clone()));
            let mut files: Vec<(String, String)> = told.collect();
            files.extend(
                outcome
                    .files
                    .into_iter()
                    .map(|file| (file.path, without_places(&file.content))),
            );
            let known = first.get_or_insert_with(|| files.clone());
            for (one, other) in known.iter().zip(&files) {
                assert_eq!(one, other, "{what}");
            }
            assert_eq!(known.len(), files.len(), "{what}");
        }
    }
}

/// A file without the docs that name a place in the document, which is another one in each version, and
/// without the hashes of such files.
fn without_places(content: &str) -> String {
    let is_place = |line: &str| line.trim_start().starts_with("/// `#/");
    let is_hash = |line: &str| line.contains(" = \"sha256:");
    let lines = content
        .lines()
        .filter(|line| !is_place(line) && !is_hash(line));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn an_older_document_is_told_of_by_its_own_version() {
    let text = "\
swagger: '2.0'
info: {title: Orchard, version: '1'}
host: orchard.example
paths: {}
definitions:
  Leaf: {type: [string, 'null']}
";
    let outcome = made(text);
    let mut told = outcome.diagnostics.iter();
    let told = told.find(|told| told.code == "other-version");
    let message = &told.expect("a message").message;
    assert!(message.contains("this document says 2.0;"), "{message}");
}

#[test]
fn a_reference_of_an_older_document_may_be_null() {
    let text = "\
swagger: '2.0'
info: {title: Orchard, version: '1'}
host: orchard.example
paths:
  /tree:
    get:
      operationId: getTree
      produces: [application/json]
      responses: {'200': {description: It., schema: {$ref: '#/definitions/Tree'}}}
definitions:
  Tree: {type: object, required: [leaf], properties: {leaf: {$ref: '#/definitions/Leaf', x-nullable: true, description: One.}}}
  Leaf: {type: object, properties: {size: {type: integer}}}
";
    let outcome = made(text);
    assert_eq!(outcome.diagnostics.iter().count(), 0);
    let leaf = &outcome.record.expect("a record").types["Tree"].fields["leaf"];
    assert_eq!((leaf.ty.as_str(), leaf.nullable), ("Leaf", true));
}

#[test]
fn a_second_body_and_a_field_that_stands_twice_are_told() {
    let text = "\
swagger: '2.0'
info: {title: Orchard, version: '1'}
host: orchard.example
paths:
  /trees:
    post:
      operationId: addTree
      parameters:
        - {name: tree, in: body, schema: {type: object}}
        - {name: again, in: body, schema: {type: object}}
      responses: {'204': {description: It stands.}}
    put:
      operationId: markTree
      consumes: [multipart/form-data, application/x-www-form-urlencoded]
      parameters:
        - {name: mark, in: formData, type: string}
        - {name: mark, in: formData, type: integer}
      responses: {'204': {description: It is marked.}}
";
    let outcome = made(text);
    assert_eq!(
        lines(&outcome),
        [(10, "swagger-only"), (17, "duplicate-parameter")]
    );
}

/// A document with a mistake on some of its lines.
const WRONG: &str = "\
swagger: '2.0'
info: {title: Orchard, version: '1'}
host: orchard.example
paths:
  /trees:
    get:
      operationId: listTrees
      parameters:
        - name: kinds
          in: header
          type: array
          collectionFormat: tsv
          items: {type: string}
        - name: size
          in: query
          type: integer
          multipleOf: 3
      responses:
        '200':
          description: All of them.
          schema:
            $ref: '#/definitions/Tree'
definitions:
  Tree:
    type: object
    propertis: {}
    properties:
      leaf: {$ref: '#/definitions/Leaf'}
";

/// The lines that there is something to say of, with what that is.
fn lines(outcome: &Outcome) -> Vec<(usize, &'static str)> {
    let told = outcome.diagnostics.iter().map(|diagnostic| {
        let location = outcome.sources.locate(&diagnostic.place);
        (
            location.map_or(0, |location| location.line),
            diagnostic.code,
        )
    });
    let mut told: Vec<_> = told.collect();
    told.sort_unstable();
    told
}

#[test]
fn what_is_told_of_an_older_document_is_told_where_it_is_written() {
    let outcome = made(WRONG);
    assert_eq!(
        lines(&outcome),
        [
            (12, "swagger-only"),
            (17, "unchecked-bound"),
            (26, "unknown-key"),
            (28, "unknown-reference"),
        ]
    );
    let mut messages = outcome.diagnostics.iter().map(|told| &told.message);
    assert!(messages.any(|message| message.contains("#/definitions/Leaf")));
}

/// A document with what goes nowhere in the new one on some of its lines.
const LOST: &str = "\
swagger: '2.0'
info: {title: Orchard, version: '1'}
host: orchard.example
consumes: application/json
paths:
  /trees:
    post:
      operationId: addTree
      consumes: [application/x-www-form-urlencoded]
      parameters:
        - name: kind
          in: formData
          type: string
          maxLenght: 3
        - in: formData
          type: string
      responses:
        '204':
          description: It is there.
          headers:
            X-Kinds:
              type: array
              collectionFormat: tsv
              items: {type: string}
    post:
      responses: {'204': {description: Again.}}
  /beds: []
  /rows:
    $ref: '#/x-rows'
    get: {operationId: own, responses: {'204': {description: Of its own.}}}
    put: {operationId: put, responses: {'204': {description: Beside.}}}
x-rows:
  get: {operationId: other, responses: {'204': {description: Elsewhere.}}}
";

#[test]
fn nothing_of_an_older_document_goes_without_a_word() {
    assert_eq!(
        lines(&made(LOST)),
        [
            (4, "unknown-key"),
            (14, "unknown-key"),
            (15, "missing-key"),
            (23, "swagger-only"),
            (25, "duplicate-key"),
            (27, "wrong-type"),
            (28, "duplicate-key"),
        ]
    );
}

#[test]
fn how_a_list_within_a_list_is_written_is_told_once() {
    let text = "\
swagger: '2.0'
info: {title: Orchard, version: '1'}
host: orchard.example
paths:
  /trees:
    get:
      parameters:
        - name: kinds
          in: query
          type: array
          collectionFormat: multi
          items: {type: array, collectionFormat: csv, items: {type: string}}
      responses: {'204': {description: They are there.}}
";
    assert_eq!(lines(&made(text)), [(12, "swagger-only")]);
}
