//! What a caller has to give for a call.

use super::{Api, Body, Docs, Field, Operation, Parameter, Tag, Type};
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
    /// What of the operation it is.
    pub given: GivenAs<'a>,
}

/// What of an operation an argument is.
#[derive(Clone, Copy, Debug)]
pub enum GivenAs<'a> {
    /// A parameter.
    Parameter(&'a Parameter),
    /// A field of the body.
    Field(&'a Field),
    /// The body as a whole.
    Body(&'a Body),
}

impl GivenAs<'_> {
    /// Where it is sent, and its name on the wire: `query limit`, `body` for the whole of it.
    #[must_use]
    pub fn at(&self) -> String {
        match self {
            Self::Parameter(parameter) => parameter.at(),
            Self::Field(field) => format!("body {}", field.wire),
            Self::Body(_) => "body".to_owned(),
        }
    }
}

impl Api {
    /// The arguments of an operation in their order: the one that is kept, and behind it parameters,
    /// and then the fields of the body or the body as a whole.
    #[must_use]
    pub fn arguments<'a>(&'a self, operation: &'a Operation) -> Vec<Argument<'a>> {
        let parameters = operation.required().map(|parameter| Argument {
            name: parameter.name.clone(),
            wire: &parameter.wire,
            ty: parameter.ty.clone(),
            docs: &parameter.docs,
            given: GivenAs::Parameter(parameter),
        });
        let fields = self.required_fields(operation).map(|field| Argument {
            name: field.name.clone(),
            wire: &field.wire,
            ty: field.ty.unboxed().clone(),
            docs: &field.docs,
            given: GivenAs::Field(field),
        });
        let body = operation.whole_body().map(|body| Argument {
            name: Case::Value.name("body"),
            wire: "body",
            ty: body.given(),
            docs: &body.docs,
            given: GivenAs::Body(body),
        });
        let mut all: Vec<Argument<'a>> = parameters.chain(fields).chain(body).collect();
        if !operation.order.is_empty() {
            let place = |at: &str| operation.order.iter().position(|known| known == at);
            all.sort_by_key(|argument| place(&argument.given.at()).unwrap_or(usize::MAX));
        }
        all
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
