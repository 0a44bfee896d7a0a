//! The struct that takes the place of many arguments.

use crate::emit::layout::{Code, Item, List, Source};
use crate::emit::spelling::{Types, complexity, row};
use crate::ir::{Api, Argument, Operation};
use crate::names::Name;

/// The struct of an operation that has one, and its `Debug`.
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
        .item(definition(operation, name, &arguments, types))
        .item(debug(name))
}

/// It can be written as a literal: that is what it is there for, and what a
/// document comes to require is a change for each caller in any case.
fn definition(
    operation: &Operation,
    name: &Name,
    arguments: &[Argument<'_>],
    types: &Types<'_>,
) -> Item {
    let rows = arguments.iter().map(|argument| {
        let text = format!("pub {}: {}", argument.name, types.ty(&argument.ty));
        row(argument.shown_docs(), text)
    });
    let function = operation.function.bare();
    let docs = format!(
        "What [`Client::{function}`] requires, by name: `.into()` makes the fields of what is at hand, \
         such as texts of literals. `Debug` shows no value, since any may be a secret."
    );
    let item = Item::from(List::fields(format!("pub struct {name} {{"), rows, "}").spaced());
    let mut item = item.documented(docs).attribute("#[derive(Clone)]");
    let types = arguments.iter().map(|argument| &argument.ty);
    item.attributes.extend(complexity(types));
    item
}

/// As with a call, nothing of what is sent is shown: parameters can be tokens and passwords.
fn debug(name: &Name) -> Code {
    let function = "fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {";
    let shown = format!("f.debug_struct(\"{name}\").finish_non_exhaustive()");
    Code::items(
        format!("impl std::fmt::Debug for {name} {{"),
        [Code::block(function, [shown], "}")],
    )
}
