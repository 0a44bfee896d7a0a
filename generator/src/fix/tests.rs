//! What is mended is not told any more, and there is nothing more to mend then.

use std::path::Path;

use super::{Fixed, fix, mendable};
use crate::read::Texts;
use crate::{Outcome, Request};

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\n";

/// The request of a document, with an overlay behind those that it has.
fn request(document: &str, overlay: Option<&str>) -> Request {
    let document = ("api.yaml", document);
    let texts = [document].into_iter();
    let texts = texts.chain(overlay.map(|text| ("mended.yaml", text)));
    Request {
        spec: "api.yaml".into(),
        texts: Texts::alone(texts),
        overlays: overlay.map(|_| "mended.yaml".into()).into_iter().collect(),
        ..Request::default()
    }
}

fn fixed(document: &str) -> Fixed {
    fix(&request(document, None), Path::new("mended.yaml"))
}

fn said(outcome: &Outcome) -> Vec<&'static str> {
    outcome.diagnostics.iter().map(|one| one.code).collect()
}

/// Mends a document of which something is told, and tells what is told of it then.
fn mended(document: &str, code: &str) -> (String, Vec<&'static str>) {
    let before = request(document, None);
    let outcome = crate::inspect(&before);
    assert!(said(&outcome).contains(&code), "{:?}", outcome.told());
    assert!(mendable(&before, &outcome) > 0);
    let fixed = fixed(document);
    let codes: Vec<&str> = fixed.mended.iter().map(|one| one.code).collect();
    assert!(codes.contains(&code), "{fixed:?}");
    let overlay = fixed.overlay.expect("something is mended");
    let after = request(document, Some(&overlay));
    let outcome = crate::inspect(&after);
    assert!(
        !said(&outcome).contains(&code),
        "{overlay}\n{:?}",
        outcome.told()
    );
    let again = fix(&after, Path::new("more.yaml"));
    assert_eq!((again.overlay, again.mended), (None, Vec::new()));
    (overlay, said(&outcome))
}

/// As [`mended`], where nothing is left.
fn all_mended(document: &str, code: &str) -> String {
    let (overlay, left) = mended(document, code);
    assert_eq!(left, [""; 0], "{overlay}");
    overlay
}

#[test]
fn a_parameter_of_the_path_is_declared() {
    let document = format!(
        "{HEAD}paths:
  /shops/{{shop}}/books/{{book}}:
    parameters: [{{name: book, in: path, required: true, schema: {{type: string}}}}]
    get: {{operationId: getBook, responses: {{'204': {{description: Fine.}}}}}}
"
    );
    let overlay = all_mended(&document, "undeclared-path-parameter");
    assert!(
        overlay.contains("target: $.paths['/shops/{shop}/books/{book}']"),
        "{overlay}"
    );
    assert!(
        overlay.contains("(api.yaml:4:3, undeclared-path-parameter)"),
        "{overlay}"
    );
    let old = "swagger: '2.0'\ninfo: {title: Shop, version: '1'}\nhost: a.example\npaths:
  /books/{book}:
    get: {operationId: getBook, responses: {'204': {description: Fine.}}}
";
    let overlay = all_mended(old, "undeclared-path-parameter");
    assert!(!overlay.contains("schema"), "{overlay}");
}

#[test]
fn a_parameter_of_the_path_that_is_spelled_otherwise_is_called_as_the_path_does() {
    let parameter = "{name: bookID, in: path, required: true, schema: {type: integer}}";
    let operation = |id: &str, parameter: &str| {
        format!(
            "{{operationId: {id}, parameters: [{parameter}], responses: {{'204': {{description: Fine.}}}}}}"
        )
    };
    let own = operation("getBook", parameter);
    let shared = "$ref: '#/components/parameters/Book'";
    let document = format!(
        "{HEAD}paths:
  /books/{{book-id}}: {{get: {own}, put: {}}}
components: {{parameters: {{Book: {parameter}}}}}
",
        operation("putBook", &format!("{{{shared}}}"))
    );
    let overlay = all_mended(&document, "undeclared-path-parameter");
    assert_eq!(overlay.matches("name: book-id").count(), 2, "{overlay}");
    assert!(!overlay.contains("schema"), "{overlay}");

    // The other path has the name that is shared.
    let document = format!(
        "{HEAD}paths:
  /books/{{book-id}}: {{get: {}}}
  /more/{{bookID}}: {{get: {}}}
components: {{parameters: {{Book: {parameter}}}}}
",
        operation("getBook", &format!("{{{shared}}}")),
        operation("getMore", &format!("{{{shared}}}"))
    );
    let fixed = fixed(&document);
    assert_eq!(fixed.overlay, None);
    let [left] = &fixed.left[..] else {
        panic!("{:?}", fixed.left)
    };
    assert_eq!(left.why, "other paths may have the name that it has");

    let old = "swagger: '2.0'\ninfo: {title: Shop, version: '1'}\nhost: a.example\npaths:
  /books/{book_id}:
    parameters: [{name: bookId, in: path, required: true, type: integer}]
    get: {operationId: getBook, responses: {'204': {description: Fine.}}}
";
    let overlay = all_mended(old, "undeclared-path-parameter");
    assert!(overlay.contains("parameters[0]"), "{overlay}");
}

#[test]
fn null_is_said_as_the_version_of_the_document_does() {
    let document = "openapi: 3.0.3\ninfo: {title: Shop, version: '1'}\npaths: {}\ncomponents:
  schemas:
    Book:
      type: object
      properties:
        title: {type: [string, 'null']}
        pages: {type: ['null', integer], maximum: 9}
        plain: {type: string}
";
    let (overlay, left) = mended(document, "other-version");
    assert!(!left.contains(&"other-version"), "{left:?}");
    for said in [
        "properties.title\n",
        "properties.pages\n",
        "type: integer\n    nullable: true",
    ] {
        assert_eq!(overlay.matches(said).count(), 1, "{overlay}");
    }
    assert!(!overlay.contains("plain"), "{overlay}");
    let old = document.replace("openapi: 3.0.3", "swagger: '2.0'");
    let old = old
        .replace("components:\n  schemas:", "definitions:")
        .replace("\n  ", "\n");
    let (overlay, _) = mended(&old, "other-version");
    assert!(overlay.contains("x-nullable: true"), "{overlay}");

    // Several types have no other word there.
    let several = document.replace("'null'", "boolean");
    assert_eq!(fixed(&several).overlay, None);
}

#[test]
fn a_parameter_of_the_path_is_required() {
    let document = format!(
        "{HEAD}paths:
  /books/{{book}}:
    get:
      operationId: getBook
      parameters: [{{name: book, in: path, schema: {{type: string}}}}]
      responses: {{'204': {{description: Fine.}}}}
"
    );
    all_mended(&document, "optional-path-parameter");
}

#[test]
fn an_operation_has_an_id_of_its_own() {
    let operation = "{operationId: books, responses: {'204': {description: Fine.}}}";
    let document = format!(
        "{HEAD}paths:
  /books: {{get: {operation}, delete: {operation}}}
  /more: {{get: {operation}}}
"
    );
    let overlay = all_mended(&document, "duplicate-operation-id");
    assert!(overlay.contains("operationId: books_2"), "{overlay}");
    assert!(overlay.contains("operationId: books_3"), "{overlay}");
}

#[test]
fn a_key_that_is_misspelt_is_written_anew() {
    let document = format!(
        "{HEAD}paths:
  /books:
    get:
      operationId: listBooks
      sumary: Lists books.
      paramters: [{{name: a, in: query, requird: true, schema: {{type: string}}}}]
      responses: {{'204': {{description: Fine.}}}}
"
    );
    // What is within the second is read once that is mended.
    let overlay = all_mended(&document, "unknown-key");
    assert!(overlay.contains("required: true"), "{overlay}");
    let twice = document.replace("sumary: Lists", "summary: L\n      sumary: Lists");
    let fixed = fixed(&twice);
    let left: Vec<&str> = fixed.left.iter().map(|left| left.why).collect();
    assert_eq!(left, ["what is meant is there already"]);
    assert_eq!(fixed.mended.len(), 2, "{:?}", fixed.mended);
}

#[test]
fn null_is_a_type() {
    let document = format!(
        "{HEAD}paths:
  /books:
    get:
      operationId: listBooks
      parameters:
        - {{name: a, in: query, schema: {{type: string, nullable: true}}}}
        - {{name: b, in: query, schema: {{type: string, enum: [x], nullable: true}}}}
        - {{name: c, in: query, schema: {{type: [string], nullable: true}}}}
        - {{name: d, in: query, schema: {{type: string, nullable: false}}}}
        - {{name: e, in: query, schema: {{anyOf: [{{type: string}}, {{type: integer}}], nullable: true}}}}
      responses: {{'204': {{description: Fine.}}}}
"
    );
    let overlay = all_mended(&document, "other-version");
    assert_eq!(overlay.matches("remove: true").count(), 7, "{overlay}");
    let record = |overlay: Option<&str>| crate::inspect(&request(&document, overlay)).record;
    assert_eq!(record(None), record(Some(&overlay)), "it means the same");
}

#[test]
fn what_is_meant_is_written() {
    let document = format!(
        "{HEAD}paths:
  /books:
    post:
      operationId: addBook
      security: [{{kee: []}}]
      parameters: [{{name: a, in: qury, schema: {{type: strng}}}}]
      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Bok'}}}}}}}}
      responses: {{'204': {{description: Fine.}}}}
components:
  securitySchemes: {{key: {{type: apiKey, in: header, name: k}}}}
  schemas:
    Book: {{type: object, required: [titel], properties: {{title: {{type: string}}}}}}
"
    );
    // What is wrong with a parameter or a schema is told once it is known to be one.
    for code in [
        "unknown-security-scheme",
        "unknown-word",
        "unknown-reference",
    ] {
        let overlay = all_mended(&document, code);
        for action in ["- title", "type: string", "in: query", "key: []"] {
            assert!(overlay.contains(action), "{overlay}");
        }
    }
}

#[test]
fn what_is_there_twice_is_there_once() {
    let parameter = "{name: a, in: query, schema: {type: string, enum: [x, y, x]}}";
    let document = format!(
        "{HEAD}paths:
  /books:
    get:
      operationId: listBooks
      parameters: [{parameter}, {parameter}]
      responses: {{'204': {{description: Fine.}}}}
"
    );
    all_mended(&document, "duplicate-parameter");
    all_mended(&document, "duplicate-value");
}

#[test]
fn a_number_that_should_be_a_text_is_quoted() {
    let document = "openapi: 3.1.0\ninfo: {title: Shop, version: 1.10, description: }\npaths: {}\n";
    let overlay = all_mended(document, "wrong-type");
    assert!(overlay.contains("'1.10'"), "{overlay}");
}

#[test]
fn what_has_no_obvious_cure_is_left_with_why() {
    let document = format!(
        "{HEAD}paths:
  /books:
    get:
      operationId: listBooks
      lorem: ipsum
      responses: {{'204': {{description: Fine.}}}}
"
    );
    let fixed = fixed(&document);
    assert_eq!((fixed.overlay, fixed.mended), (None, Vec::new()));
    let [left] = &fixed.left[..] else {
        panic!("{:?}", fixed.left)
    };
    assert_eq!((left.code, &*left.spot), ("unknown-key", "api.yaml:7:7"));
    assert_eq!(left.why, "no one thing is known that cures it");
}
