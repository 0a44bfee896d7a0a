//! Which parts of the runtime a crate needs.

use std::collections::BTreeSet;

use crate::ir::{Client, Enum, Model, ModelKind, Part};

pub(super) fn parts(client: &Client, models: &[Model]) -> BTreeSet<Part> {
    let mut parts = BTreeSet::new();
    for model in models {
        let part = match &model.kind {
            ModelKind::Union(_) | ModelKind::Choice(_) => continue,
            ModelKind::Object(_) => Part::Objects,
            ModelKind::Tuple(_) => Part::Tuples,
            ModelKind::Enum(Enum { other: Some(_), .. }) => Part::OpenEnums,
            ModelKind::Enum(_) => Part::ClosedEnums,
        };
        parts.insert(part);
        if model.checked && model.in_request {
            parts.insert(Part::Checks);
        }
    }
    if !client.parameters.is_empty() {
        parts.insert(Part::ClientParameters);
    }
    if !client.servers.is_empty() {
        parts.insert(Part::Servers);
    }
    if client
        .servers
        .iter()
        .any(|server| !server.variables.is_empty())
    {
        parts.insert(Part::Variables);
    }
    parts
}
