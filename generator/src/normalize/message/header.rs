//! Headers of answers and of the parts of a form.

use indexmap::IndexMap;
use openapiv3::{Header, HeaderStyle, ReferenceOr};

use super::example::example_or_ref;
use super::parameter::schema_or_content;
use crate::normalize::context::{At, Context, Section};
use crate::normalize::object::{Object, any, boolean, extension, reference_or, string};
use crate::normalize::schema::said_beside;
use crate::read::Node;
use crate::vocabulary;

pub(in crate::normalize) fn header_or_ref(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<ReferenceOr<Header>> {
    reference_or(context, node, at, Section::Headers, header)
}

/// Tells that a header stands for all whose names begin in some way.
pub(super) fn without_prefix(object: &mut Object<'_>) {
    object.unrepresented(
        vocabulary::MS_HEADER_PREFIX,
        "one header of the name that is given is sent and read, and none whose names only begin so",
    );
}

fn header(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<Header> {
    let mut object = Object::open(context, node, at, "a header")?;
    without_prefix(&mut object);
    let explode = object.read("explode", boolean);
    let mut header = Header {
        description: object.read("description", string),
        style: object
            .choice("style", &[("simple", HeaderStyle::Simple)])
            .unwrap_or_default(),
        required: object.read("required", boolean).unwrap_or_default(),
        deprecated: object.read("deprecated", boolean),
        format: schema_or_content(&mut object),
        example: object.read("example", any),
        examples: object.map("examples", example_or_ref).unwrap_or_default(),
        extensions: IndexMap::new(),
    };
    said_beside(context, &mut object, at, &mut header.format);
    Some(Header {
        extensions: extension::set(object.finish(), vocabulary::EXPLODE, explode),
        ..header
    })
}
