//! References that lead back to themselves, or through too many others.

use openapiv3::AnySchema;

use super::{read, reference};
use crate::diagnostic::Severity;

#[test]
fn a_reference_to_itself_ends() {
    let read = read(
        "
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a: {$ref: '#/components/pathItems/A'}
  /b: {$ref: '#/components/pathItems/B'}
components:
  pathItems:
    A: {$ref: '#/components/pathItems/A'}
    B:
      post:
        callbacks:
          c: {'{$url}': {$ref: '#/components/pathItems/B'}}
  schemas:
    S: {$ref: '#/components/schemas/S'}
    T: {allOf: [{$ref: '#/components/schemas/T'}]}
",
    );
    let endless = (Severity::Unrepresented, "endless-reference");
    assert_eq!(read.told(), [endless, endless, endless]);
    assert_eq!(read.document.api.paths.paths.len(), 1);
    let parts = &read.form("T").all_of;
    assert_eq!(reference(&parts[0]), "#/components/schemas/T");
    assert_eq!(*read.form("S"), AnySchema::default());
}

#[test]
fn a_chain_of_references_that_is_too_long_is_not_taken_for_a_circle() {
    let links = (0..70).map(|link| {
        let next = link + 1;
        format!("    S{link}: {{$ref: '#/components/schemas/S{next}'}}\n")
    });
    let links: String = links.collect();
    let read = read(&format!(
        "
openapi: 3.0.3
info: {{title: T, version: '1'}}
paths: {{}}
components:
  schemas:
    First: {{properties: {{a: {{$ref: '#/components/schemas/S0'}}}}}}
{links}    S70: {{type: string}}
"
    ));
    let told = read.diagnostics.iter();
    let told: Vec<_> = told.filter(|one| one.code == "endless-reference").collect();
    assert!(!told.is_empty());
    for one in told {
        assert!(one.message.contains("more than 64 references"), "{one:?}");
    }
}

#[test]
fn circles_of_references_are_told_where_something_leads_into_them() {
    let read = read(
        "
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    post:
      parameters: [{$ref: '#/components/parameters/P'}, {name: q, in: query, schema: {type: string}}]
      requestBody: {$ref: '#/components/requestBodies/B'}
      responses:
        '200': {$ref: '#/components/responses/R'}
        '201':
          description: d
          headers: {X-A: {$ref: '#/components/headers/H'}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/A'}
              examples: {e: {$ref: '#/components/examples/E'}}
      callbacks: {c: {$ref: '#/components/callbacks/C'}}
components:
  parameters: {P: {$ref: '#/components/parameters/P'}}
  requestBodies: {B: {$ref: '#/components/requestBodies/B'}}
  responses: {R: {$ref: '#/components/responses/S'}, S: {$ref: '#/components/responses/R'}}
  headers: {H: {$ref: '#/components/headers/H'}}
  schemas: {A: {$ref: '#/components/schemas/B', $comment: c}, B: {$ref: '#/components/schemas/A'}}
  examples: {E: {$ref: '#/components/examples/E'}}
  callbacks: {C: {$ref: '#/components/callbacks/D'}, D: {$ref: '#/components/callbacks/C'}}
  securitySchemes: {T: {$ref: '#/components/securitySchemes/T'}}
security: [{T: []}]
",
    );
    let places = read.diagnostics.iter();
    let places = places.filter(|one| one.code == "endless-reference");
    let places: Vec<_> = places
        .filter_map(|one| one.place.pointer().map(|at| at.path().to_owned()))
        .collect();
    let mut wanted = vec![
        "/paths/~1a/post/parameters/0/$ref",
        "/paths/~1a/post/requestBody/$ref",
        "/paths/~1a/post/responses/200/$ref",
        "/paths/~1a/post/responses/201/headers/X-A/$ref",
        "/paths/~1a/post/responses/201/content/application~1json/schema/$ref",
        "/paths/~1a/post/responses/201/content/application~1json/examples/e/$ref",
        "/paths/~1a/post/callbacks/c",
        "/components/securitySchemes/T/$ref",
    ];
    wanted.retain(|place| !places.iter().any(|told| told == place));
    assert_eq!(wanted, [""; 0], "{places:?}");
    let item = read.document.api.paths.paths["/a"].as_item().unwrap();
    let post = item.post.as_ref().unwrap();
    assert_eq!(post.parameters.len(), 1);
    assert_eq!(post.responses.responses.len(), 2);
}
