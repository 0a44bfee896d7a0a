//! What `inspect` says.

use super::{PLAIN, call, error, outcome, warning};
use crate::cli::inspect;
use crate::cli::report::{FINE, WRONG};
use crate::inspect::{Count, InspectedModel, InspectedOperation, Inspection};
use crate::read::folder;

#[test]
fn inspect_lays_out_what_the_crate_holds() {
    let operation = |method: &str, path: &str, function: &str| InspectedOperation {
        id: String::new(),
        method: method.to_owned(),
        path: path.to_owned(),
        function: function.to_owned(),
        features: Vec::new(),
        pointer: String::new(),
    };
    let inspection = Inspection {
        title: "Pets".to_owned(),
        version: "1".to_owned(),
        crate_name: "pets".to_owned(),
        operations: vec![
            operation("GET", "/pets", "list_pets"),
            operation("DELETE", "/pets/{id}", "delete\u{7}"),
        ],
        models: vec![InspectedModel {
            name: "Pet".to_owned(),
            kind: "struct".to_owned(),
            features: Vec::new(),
            pointer: "#/components/schemas/Pet".to_owned(),
        }],
        counts: vec![Count {
            what: "operations".to_owned(),
            in_document: 12,
            in_crate: 2,
        }],
        missing: Vec::new(),
    };
    assert_eq!(
        inspect::inspection(&inspection, false),
        "Pets 1: the crate `pets`\n\
         \n\
         METHOD  PATH        FUNCTION\n\
         GET     /pets       list_pets\n\
         DELETE  /pets/{id}  delete\\u{7}\n\
         \n\
         MODEL  KIND    POINTER\n\
         Pet    struct  #/components/schemas/Pet\n\
         \n\
         COUNT       DOCUMENT  CRATE\n\
         operations        12      2\n"
    );
}

#[test]
fn inspect_ends_with_two_only_for_an_error() {
    assert_eq!(
        inspect::report(&outcome(&[], vec![warning()]), PLAIN).code,
        FINE
    );
    let report = inspect::report(&outcome(&[], vec![error(), warning()]), PLAIN);
    assert_eq!((report.code, report.stdout.as_str()), (WRONG, ""));
    let end = "\n1 error, 1 warning\nFor more about a code, such as wrong: oasmith explain wrong\n";
    assert!(report.stderr.ends_with(end), "{}", report.stderr);
}

#[test]
fn an_operation_is_found_by_method_and_path_as_it_is_selected() {
    let document = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /books:
    get: {operationId: listBooks, responses: {'204': {description: Fine.}}}
    put: {operationId: putBooks, responses: {'204': {description: Fine.}}}
";
    let folder = folder(&[("api.yaml", document)]);
    let spec = folder.path().join("api.yaml").display().to_string();
    for text in ["GET /books", "get  /boo"] {
        let (_, stdout, _) = call(&["oasmith", "inspect", &spec, "--find", text]);
        assert!(stdout.contains("client.list_books()"), "{stdout}");
        assert!(stdout.contains("1 operation found"), "{stdout}");
    }
}

#[test]
fn a_place_is_where_the_document_has_it() {
    let document = "\
swagger: '2.0'
info: {title: Shop, version: '1'}
paths:
  /books:
    post:
      parameters:
        - {name: book, in: body, schema: {type: object, properties: {id: {type: string}}}}
        - {name: by, in: query, type: string, enum: [id, title]}
      responses: {'200': {description: Fine., schema: {$ref: '#/definitions/Shelf'}}}
definitions:
  Shelf: {type: object, properties: {kind: {type: string, enum: [a, b]}}}
";
    let folder = folder(&[("api.yaml", document)]);
    let spec = folder.path().join("api.yaml").display().to_string();
    let (_, stdout, _) = call(&["oasmith", "inspect", &spec]);
    for place in [
        "#/paths/~1books/post/parameters/0/schema\n",
        "#/paths/~1books/post/parameters/1\n",
        "#/definitions/Shelf\n",
        "#/definitions/Shelf/properties/kind\n",
    ] {
        assert!(stdout.contains(place), "{place}: {stdout}");
    }
    let outcome = crate::generate(&crate::Request {
        spec: spec.into(),
        ..crate::Request::default()
    });
    let code: String = outcome.files.iter().map(|file| &*file.content).collect();
    assert!(code.contains("/// `#/definitions/Shelf`."), "{code}");
    assert!(!code.contains("#/components"), "{code}");
}
