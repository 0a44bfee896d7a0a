//! A crate is the same when it is made again of the same document.

use tests::regen::chain;

/// A document that sends a property with a schema, beside which a component stands.
fn document(property: &str, component: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: Again, version: '1'}}\npaths:\n  /a:\n    post:\n      operationId: put\n      \
         requestBody: {{required: true, content: {{application/json: {{schema: {{type: object, properties: {{kind: \
         {property}}}}}}}}}}}\n      responses: {{'204': {{description: Done.}}}}\n\
         components:\n  schemas:\n    Kind: {component}\n"
    )
}

#[test]
fn what_is_written_out_beside_its_component_is_the_same_at_once() {
    let kinds = [
        "{type: string, enum: [a, b]}",
        "{type: object, properties: {a: {type: string}}}",
    ];
    for kind in kinds {
        let referred = document("{$ref: '#/components/schemas/Kind'}", kind);
        let written_out = document(kind, kind);
        let records = chain(&[referred, written_out.clone(), written_out]).expect("crates");
        let [_, first, again] = &records[..] else {
            panic!("there are three");
        };
        assert_eq!(first.types["Kind"].at, ["put() body application/json.kind"]);
        assert_eq!(first, again);
    }
}
