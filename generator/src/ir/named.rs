//! The types that the code of an operation names.

use super::{Answer, Api, Body, Operation, Read, Type};

impl Api {
    /// The types that the code of an operation names.
    #[must_use]
    pub fn types_of(&self, operation: &Operation) -> Vec<Type> {
        let body = operation.body.iter();
        let content_type = body.clone().flat_map(|body| &body.content_type);
        let parameters = operation.parameters.iter().chain(content_type);
        let mut types: Vec<Type> = parameters.map(|parameter| parameter.ty.clone()).collect();
        types.extend(body.map(Body::given));
        types.extend(self.body_fields(operation).map(|field| field.ty.clone()));
        types.extend(operation.output.clone());
        types.extend(operation.error.clone());
        let events = operation.events.iter();
        types.extend(events.map(|events| events.data.ty().clone()));
        let sequence = operation.sequence.iter();
        types.extend(sequence.map(|sequence| sequence.item.clone()));
        types.extend(operation.pages.iter().map(|pages| pages.item.clone()));
        let answers = operation.success.iter().chain(&operation.errors);
        let reads = answers.flat_map(Answer::reads);
        types.extend(reads.filter_map(|read| match read {
            Read::Json(ty) | Read::Xml(ty, _) | Read::Items(ty) => Some(ty.clone()),
            _ => None,
        }));
        types
    }
}
