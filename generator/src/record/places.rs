//! Where in the document each thing of a record stands.

use std::collections::HashMap;

use crate::ir::{Api, GivenAs, Model, ModelKind, Operation};
use crate::pointer::Pointer;

/// Where in the document each thing of the record stands, by the way to it in the record:
/// `calls.ID`, `calls.ID.AT` with the place of an argument, `types.NAME`, `types.NAME.WIRE`,
/// `credentials.SCHEME`, `headers.NAME`, `modules.TAG` and `sent.TITLE`.
#[must_use]
pub fn places(api: &Api) -> HashMap<String, Pointer> {
    let mut places = HashMap::new();
    for tag in &api.tags {
        if let Some(first) = tag.operations.first() {
            places.insert(format!("modules.{}", tag.title), first.origin.clone());
        }
    }
    for operation in api.operations() {
        of_operation(api, operation, &mut places);
    }
    for model in &api.models {
        of_model(model, &mut places);
    }
    for credential in &api.credentials {
        let key = format!("credentials.{}", credential.scheme);
        places.insert(key, credential.origin.clone());
    }
    for received in &api.received {
        let key = format!("sent.{}", received.title);
        places.entry(key).or_insert_with(|| received.origin.clone());
    }
    for header in &api.headers {
        places.insert(format!("headers.{}", header.name), header.origin.clone());
    }
    places
}

fn of_operation(api: &Api, operation: &Operation, places: &mut HashMap<String, Pointer>) {
    let key = format!("calls.{}", operation.key);
    for argument in api.arguments(operation) {
        let origin = match argument.given {
            GivenAs::Parameter(parameter) => &parameter.origin,
            GivenAs::Field(field) => &field.origin,
            GivenAs::Body(body) => &body.origin,
        };
        places.insert(format!("{key}.{}", argument.given.at()), origin.clone());
    }
    for parameter in operation.optional() {
        places.insert(
            format!("{key}.{}", parameter.at()),
            parameter.origin.clone(),
        );
    }
    for field in api.body_fields(operation) {
        places.insert(format!("{key}.body {}", field.wire), field.origin.clone());
    }
    if let Some(body) = &operation.body {
        places.insert(format!("{key}.body"), body.origin.clone());
    }
    places.insert(key, operation.origin.clone());
}

fn of_model(model: &Model, places: &mut HashMap<String, Pointer>) {
    let key = format!("types.{}", model.name);
    if let ModelKind::Object(object) = &model.kind {
        let fields = object
            .fields
            .iter()
            .map(|field| (&field.wire, &field.origin));
        let constants = object.constants.iter();
        let constants = constants.map(|constant| (&constant.wire, &constant.origin));
        for (wire, origin) in fields.chain(constants) {
            places.insert(format!("{key}.{wire}"), origin.clone());
        }
    }
    places.insert(key, model.origin.clone());
}
