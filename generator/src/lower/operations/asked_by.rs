//! What in the body of a call asks for an answer that arrives bit by bit.

use crate::ir::{AskedBy, Body, Model, ModelKind, Type};

/// The property by which requests ask for a stream, as is the custom.
const STREAM: &str = "stream";

/// The property of a body that asks for a stream, if it has one.
pub(super) fn asked_by(models: &[Model], body: Option<&Body>) -> Option<AskedBy> {
    let is_plain = |body: &&Body| body.required && body.choice.is_none();
    let model = body.filter(is_plain).and_then(|body| match body.ty {
        Type::Model(id) => Some(id),
        _ => None,
    });
    let fields = model.and_then(|id| match &models[id.0].kind {
        ModelKind::Object(object) => Some(&object.fields),
        _ => None,
    });
    let field = fields
        .into_iter()
        .flatten()
        .find(|field| field.wire == STREAM && matches!(field.ty, Type::Boolean));
    field.map(|field| AskedBy {
        field: field.name.clone(),
        presence: field.presence,
    })
}
