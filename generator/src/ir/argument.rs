//! What a caller has to give for a call.

use super::{Api, Docs, Operation, Tag, Type};
use crate::names::{Case, Name};

/// A value without which there is no call.
#[derive(Clone, Debug)]
pub struct Argument<'a> {
    /// The name that it has in code.
    pub name: Name,
    /// The name on the wire; `body` for a body as a whole.
    pub wire: &'a str,
    /// Its type.
    pub ty: Type,
    /// What it means.
    pub docs: &'a Docs,
}

impl Api {
    /// The arguments of an operation in their order: parameters, and then the
    /// fields of the body or the body as a whole.
    #[must_use]
    pub fn arguments<'a>(&'a self, operation: &'a Operation) -> Vec<Argument<'a>> {
        let parameters = operation.required().map(|parameter| Argument {
            name: parameter.name.clone(),
            wire: &parameter.wire,
            ty: parameter.ty.clone(),
            docs: &parameter.docs,
        });
        let fields = self.required_fields(operation).map(|field| Argument {
            name: field.name.clone(),
            wire: &field.wire,
            ty: field.ty.unboxed().clone(),
            docs: &field.docs,
        });
        let body = operation.whole_body().map(|body| Argument {
            name: Case::Value.name("body"),
            wire: "body",
            ty: body.given(),
            docs: &body.docs,
        });
        parameters.chain(fields).chain(body).collect()
    }

    /// The tag under which an operation stands.
    #[must_use]
    pub fn tag_of(&self, operation: &Operation) -> Option<&Tag> {
        let is_it = |known: &Operation| known.origin == operation.origin;
        self.tags
            .iter()
            .find(|tag| tag.operations.iter().any(is_it))
    }
}
