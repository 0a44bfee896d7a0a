//! Examples of values.

use openapiv3::{Example, ReferenceOr};

use crate::normalize::context::{At, Context, Section, Version};
use crate::normalize::object::{Object, any, reference_or, string};
use crate::read::Node;

pub(in crate::normalize) fn example_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<Example>> {
    reference_or(context, node, at, Section::Examples, example)
}

fn example(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Example> {
    let mut object = Object::open(context, node, at, "an example")?;
    object.pass(&["dataValue", "serializedValue"], Version::V32);
    let data = object.read("dataValue", any);
    let serialized = object.read("serializedValue", any);
    Some(Example {
        summary: object.read("summary", string),
        description: object.read("description", string),
        value: object.read("value", any).or(data).or(serialized),
        external_value: object.read("externalValue", string),
        extensions: object.finish(),
    })
}
