//! Callbacks: requests that the API sends on account of an operation.

use indexmap::IndexMap;
use openapiv3::Callback;

use super::path_item::path_item;
use crate::normalize::context::{At, Context};
use crate::normalize::object::{Object, members, placed};
use crate::read::Node;

/// Reads the callbacks of an operation. A callback's own operations have
/// none: who answers a callback calls nobody.
pub(in crate::normalize) fn callbacks(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<IndexMap<String, Callback>> {
    if context.in_callback.replace(true) {
        context.unrepresented(at, "callbacks", "callbacks of callbacks are not read");
        return None;
    }
    let callbacks = members(context, node, at, callback);
    context.in_callback.set(false);
    callbacks
}

fn callback(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Callback> {
    placed(context, node, at, |node, at| {
        let mut object = Object::open(context, node, at, "a callback")?;
        let items = object.others();
        let items = items.filter_map(|(expression, node)| {
            let item = path_item(context, node, &at.key(expression))?;
            Some((expression.to_owned(), item))
        });
        let items = items.collect();
        object.finish_open();
        Some(items)
    })
}
