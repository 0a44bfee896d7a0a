//! What only answers or only requests have.
//!
//! A property that is required and `readOnly` has to be there in answers, and is never there in
//! requests; `writeOnly` is the other way round. A type that goes one way alone has such a field as
//! it has others. In one that goes both ways it is there at some times and not at others, as it is
//! where nobody knows which way the type goes.

use super::reached;
use crate::ir::{Field, Model, ModelId, ModelKind, Presence};
use crate::record::REQUIRED;

/// Makes those fields optional that are not there whenever a value of the type is, given the models
/// that answers hold.
pub(super) fn settle(models: &mut [Model], answered: Vec<ModelId>) {
    let in_answer = reached(models, answered);
    for (model, in_answer) in models.iter_mut().zip(in_answer) {
        let (read, written) = (
            in_answer && !model.in_request,
            model.in_request && !in_answer,
        );
        let ModelKind::Object(object) = &mut model.kind else {
            continue;
        };
        let is_missing =
            |field: &Field| (field.read_only && !read) || (field.write_only && !written);
        for constant in &mut object.constants {
            // What answers alone hold is written as it was read.
            constant.is_sent |= !model.in_request;
        }
        for field in &mut object.fields {
            let is_required = matches!(field.presence, Presence::Required | Presence::Nullable);
            if is_required && is_missing(field) && field.write_only && !field.read_only {
                field.said.says(REQUIRED.to_owned(), &true.into());
            }
            field.presence = match field.presence {
                Presence::Required if is_missing(field) => Presence::Optional,
                Presence::Nullable if is_missing(field) => Presence::OptionalNullable,
                presence => presence,
            };
        }
    }
}
