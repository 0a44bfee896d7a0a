//! `allOf`, `anyOf` and `oneOf`.

use openapiv3::{ReferenceOr, Schema};

use super::null::is_null_alone;
use super::schema_or_ref;
use crate::normalize::context::{At, Context};
use crate::normalize::object::{Object, placed};
use crate::read::Node;

/// What a schema may be, and whether it may be null beside.
#[derive(Debug, Default)]
pub(super) struct Branches {
    pub(in crate::normalize) schemas: Vec<ReferenceOr<Schema>>,
    pub(in crate::normalize) null: bool,
}

/// Reads the branches of `anyOf` or `oneOf`; one that allows null alone is
/// taken out of them.
pub(in crate::normalize) fn branches(
    context: &Context<'_>,
    object: &mut Object<'_>,
    at: &At<'_>,
    key: &'static str,
) -> Branches {
    let Some(node) = object.node(key) else {
        return Branches::default();
    };
    let read = placed(context, node, &at.key(key), |node, at| {
        let Node::List(nodes) = node else {
            return context.wrong_type(at, "a list", node);
        };
        let mut branches = Branches::default();
        for (index, node) in nodes.iter().enumerate() {
            if is_null_alone(context, node, &at.index(index)) {
                branches.null = true;
                continue;
            }
            add(context, node, at, index, &mut branches.schemas);
        }
        Some(branches)
    });
    read.unwrap_or_default()
}

/// Reads the parts of `allOf` behind the ones that are there already.
pub(in crate::normalize) fn parts(
    context: &Context<'_>,
    object: &mut Object<'_>,
    at: &At<'_>,
    mut before: Vec<ReferenceOr<Schema>>,
) -> Vec<ReferenceOr<Schema>> {
    let Some(node) = object.node("allOf") else {
        return before;
    };
    placed(context, node, &at.key("allOf"), |node, at| {
        let Node::List(nodes) = node else {
            return context.wrong_type(at, "a list", node);
        };
        for (index, node) in nodes.iter().enumerate() {
            add(context, node, at, index, &mut before);
        }
        Some(())
    });
    before
}

/// Reads the item at `index` of a list and adds it, with a note of where it
/// came from if it stands elsewhere in the model.
fn add(
    context: &Context<'_>,
    node: &Node,
    list: &At<'_>,
    index: usize,
    schemas: &mut Vec<ReferenceOr<Schema>>,
) {
    let at = list.index(index);
    let source = (schemas.len() != index).then(|| at.pointer());
    let Some(source) = source else {
        schemas.extend(schema_or_ref(context, node, &at));
        return;
    };
    // What is inside is then moved along, unless it has moved by itself.
    let model = list.model().item(schemas.len());
    context.moved(&model, source.clone());
    schemas.extend(schema_or_ref(context, node, &At::root(&source, &model)));
}
