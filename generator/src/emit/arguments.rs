//! The struct that takes the place of many arguments.

use super::types::Types;
use super::{Definition, Source, docs, model};
use crate::ir::{Api, Argument, Docs, Operation};
use crate::names::Name;

/// The struct of an operation that has one.
pub(super) fn structure(
    source: Source,
    api: &Api,
    operation: &Operation,
    types: &Types<'_>,
) -> Source {
    let Some(name) = &operation.arguments else {
        return source;
    };
    let arguments = api.arguments(operation);
    source
        .definition(definition(operation, name, &arguments, types))
        .text(debug(name))
}

/// It can be written as a literal: that is what it is there for, and what a
/// document comes to require is a change for each caller in any case.
fn definition(
    operation: &Operation,
    name: &Name,
    arguments: &[Argument<'_>],
    types: &Types<'_>,
) -> Definition {
    let rows = arguments.iter().map(|argument| {
        let ty = types.text(&argument.ty);
        let text = format!("pub {}: {ty}", argument.name);
        model::row(&docs_or_wire(argument), text)
    });
    let mut attributes = vec!["#[derive(Clone)]".to_owned()];
    attributes.extend(model::complexity(
        arguments.iter().map(|argument| &argument.ty),
    ));
    let function = operation.function.bare();
    let about = Docs(format!(
        "What [`Client::{function}`] requires, by name: `.into()` makes the fields of what is at hand, \
         such as texts of literals. `Debug` shows no value, since any may be a secret."
    ));
    Definition {
        macro_name: None,
        docs: docs::indented(&about, 0),
        attributes,
        head: format!("pub struct {name}"),
        rows: rows.collect(),
    }
}

/// The docs, or the name on the wire where the document says nothing.
fn docs_or_wire(argument: &Argument<'_>) -> Docs {
    if argument.docs.0.is_empty() {
        Docs(format!("`{}`.", argument.wire.replace('`', "'")))
    } else {
        argument.docs.clone()
    }
}

/// As with a call, nothing of what is sent is shown: parameters can be tokens and passwords.
fn debug(name: &Name) -> String {
    format!(
        "impl std::fmt::Debug for {name} {{\n    \
         fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{\n        \
         f.debug_struct(\"{name}\").finish_non_exhaustive()\n    \
         }}\n\
         }}\n"
    )
}
