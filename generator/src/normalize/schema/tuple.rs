//! The items of a tuple, as `x-oasmith-tuple` names them.

use crate::normalize::context::{At, Context, Section};
use crate::normalize::object::{Object, string, to_component};
use crate::read::Node;
use crate::vocabulary::TupleItem;

pub(super) fn tuple_item(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<TupleItem> {
    let mut object = Object::open(context, node, at, "an item of `x-oasmith-tuple`")?;
    let item = TupleItem {
        name: object.required("name", string),
        description: object.read("description", string),
        schema: object.read("schema", schema_reference),
    };
    object.finish();
    Some(item)
}

fn schema_reference(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<String> {
    let mut object = Object::open(context, node, at, "the schema of a tuple's item")?;
    let reference = object.required("$ref", string);
    object.finish();
    to_component(context, &reference, &at.key("$ref"), Section::Schemas)
}
