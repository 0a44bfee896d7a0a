//! Values of unions whose branches are hard to tell apart or lead back to them.

use serde_json::json;

use super::*;

/// A document with one answer, of the schema `A` of these.
fn answering(schemas: &str) -> String {
    format!(
        "{{openapi: 3.1.0, paths: {{/a: {{get: {{responses: {{'200': {{content: {{application/json: \
         {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}}}}}}}, components: {{schemas: {schemas}}}}}"
    )
}

/// The bodies of the answers that are planned.
fn answers(document: &Document) -> Vec<Value> {
    let plan = Plan::make(document);
    let bodies = plan.cases.iter().map(|case| &case.answer.body);
    bodies
        .filter_map(|body| serde_json::from_slice(body).ok())
        .collect()
}

#[test]
fn several_threads_hold_values_against_the_same_schemas() {
    let document = document(&answering("{A: {const: 7}}"));
    std::thread::scope(|scope| {
        let asked = [(); 2].map(|()| scope.spawn(|| answers(&document)));
        for answers in asked.map(|thread| thread.join().expect("it ends")) {
            assert!(answers.contains(&json!(7)), "{answers:?}");
        }
    });
}
