//! The error bodies that a document describes.

use std::collections::HashMap;

use super::lead::{Found, IsMeant, follow};
use crate::ir::{Answer, Api, Model, ModelId, Operation, Read, Status, Type};

/// What RFC 9457 describes, and a client knows without being told.
const PROBLEM: &str = "application/problem+json";

/// All of them.
pub(super) struct Bodies<'m> {
    models: &'m [Model],
    bodies: Vec<Body<'m>>,
}

/// A body that some answers have.
pub(super) struct Body<'m> {
    ty: &'m Type,
    kind: Kind,
    /// How many answers have it.
    pub(super) count: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Error,
    /// An error of RFC 9457.
    Problem,
    /// The answer of any status: a success as well, or a redirect.
    Perhaps,
}

impl<'m> Bodies<'m> {
    /// The bodies of JSON that errors of the crate's operations have.
    pub(super) fn of(api: &'m Api) -> Self {
        let mut bodies: Vec<Body<'m>> = Vec::new();
        let mut known: HashMap<(ModelId, Kind), usize> = HashMap::new();
        for (ty, kind) in api.operations().flat_map(of_operation) {
            // Many answers have one body.
            let index = match ty {
                Type::Model(id) => *known.entry((*id, kind)).or_insert(bodies.len()),
                _ => bodies.len(),
            };
            match bodies.get_mut(index) {
                Some(body) => body.count += 1,
                None => bodies.push(Body { ty, kind, count: 1 }),
            }
        }
        let models = &api.models;
        Self { models, bodies }
    }

    /// Whether an error has a body that is described.
    pub(super) fn are_there(&self) -> bool {
        let mut kinds = self.bodies.iter().map(|body| body.kind);
        kinds.any(|kind| kind != Kind::Perhaps)
    }

    /// The bodies of errors of whose keys the document says something, and a client knows nothing.
    pub(super) fn unknown(&self) -> impl Iterator<Item = &Body<'m>> {
        let bodies = self.bodies.iter();
        bodies.filter(|body| body.kind == Kind::Error && !is_any(body.ty))
    }

    /// What a pointer leads to in one of them.
    pub(super) fn within(
        &self,
        body: &Body<'m>,
        segments: &[impl AsRef<str>],
        is_meant: IsMeant,
    ) -> Vec<Found<'m>> {
        follow(self.models, body.ty, segments, is_meant)
    }

    /// What a pointer leads to in all of them.
    pub(super) fn find(&self, segments: &[impl AsRef<str>], is_meant: IsMeant) -> Vec<Found<'m>> {
        let bodies = self.bodies.iter();
        bodies
            .flat_map(|body| self.within(body, segments, is_meant))
            .collect()
    }
}

fn of_operation(operation: &Operation) -> impl Iterator<Item = (&Type, Kind)> {
    let is_open = |answer: &Answer| answer.status == Status::Default;
    let gives_any = operation.success.iter().any(is_open);
    operation.errors.iter().flat_map(move |answer| {
        let is_error = match answer.status {
            Status::Code(code) => code >= 400,
            Status::Range(class) => class >= 4,
            Status::Default => !gives_any,
        };
        answer.bodies().filter_map(move |(media_type, read)| {
            let Read::Json(ty) = read else {
                return None;
            };
            let kind = match is_error {
                false => Kind::Perhaps,
                true if is_problem(media_type) => Kind::Problem,
                true => Kind::Error,
            };
            Some((ty, kind))
        })
    })
}

fn is_problem(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case(PROBLEM)
}

/// Whether the document says nothing of what is in it.
fn is_any(ty: &Type) -> bool {
    match ty {
        Type::Nullable(inner) | Type::Boxed(inner) => is_any(inner),
        Type::Json | Type::Map(_) => true,
        _ => false,
    }
}
