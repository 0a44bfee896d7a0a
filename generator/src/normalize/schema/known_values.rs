//! The known values of an open string, as `x-oasmith-known-values` lists them.

use crate::normalize::context::{At, Context};
use crate::normalize::object::{Object, string};
use crate::read::Node;
use crate::vocabulary::{KnownGroup, KnownValue, KnownValues};

pub(in crate::normalize) fn known_values(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<KnownValues> {
    let mut object = Object::open(context, node, at, "`x-oasmith-known-values`")?;
    let values = KnownValues {
        module: object.required("module", string),
        groups: object.list("groups", known_group).unwrap_or_default(),
    };
    object.finish();
    Some(values)
}

fn known_group(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<KnownGroup> {
    let mut object = Object::open(context, node, at, "a group of known values")?;
    let group = KnownGroup {
        names: object.list("names", string).unwrap_or_default(),
        description: object.read("description", string),
        values: object.list("values", known_value).unwrap_or_default(),
    };
    object.finish();
    Some(group)
}

fn known_value(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<KnownValue> {
    let mut object = Object::open(context, node, at, "a known value")?;
    let value = KnownValue {
        value: object.required("value", string),
        title: object.read("title", string),
        description: object.read("description", string),
    };
    object.finish();
    Some(value)
}
