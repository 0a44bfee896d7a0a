//! Documents whose schemas refer to many others.

use oasmith::Request;
use oasmith::read::Texts;
use serde_json::{Value, json};

/// Each of many schemas refers to all of them, so that written out they are endless.
#[test]
fn what_only_the_lock_says_of_schemas_does_not_grow_with_what_they_refer_to() {
    let name = |index: usize| format!("S{index}");
    let properties: Value = (0..30)
        .map(|index| {
            let reference = format!("#/components/schemas/{}", name(index));
            (name(index), json!({"$ref": reference}))
        })
        .collect::<serde_json::Map<_, _>>()
        .into();
    let mut schemas: serde_json::Map<_, _> = (0..30)
        .map(|index| {
            (
                name(index),
                json!({"type": "object", "properties": properties}),
            )
        })
        .collect();
    let first = json!({"$ref": "#/components/schemas/S0"});
    schemas.insert("Sent".into(), json!({"type": "object", "not": first}));
    let answer =
        json!({"description": "Fine.", "content": {"application/json": {"schema": first}}});
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "Wide", "version": "1"},
        "paths": {"/a": {"post": {
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Sent"}}}},
            "responses": {"204": {"description": "Fine."}},
        }}},
        "webhooks": {"told": {"post": {"responses": {"200": answer}}}},
        "components": {"schemas": schemas},
    });
    let outcome = oasmith::generate(&Request {
        spec: "api.json".into(),
        texts: Texts::alone([("api.json", document.to_string())]),
        ..Request::default()
    });
    let lock = outcome
        .files
        .iter()
        .find(|file| file.path == "oasmith.lock");
    let lock = &lock.expect("a lock").content;
    assert!(lock.contains("not = "), "{lock}");
    assert!(lock.len() < 1_000_000, "{}", lock.len());
}
