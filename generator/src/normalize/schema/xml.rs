//! What a schema says of how its values are written in XML.

use crate::normalize::context::{At, Context, Version, XmlFacts};
use crate::normalize::object::{Object, boolean, string};
use crate::read::Node;

/// Notes what stands there; the model of 3.0 has no place for it that tells two types apart as little as
/// it does.
pub(super) fn xml(context: &Context<'_>, node: &Node, at: &At<'_>) -> Option<()> {
    let mut object = Object::open(context, node, at, "an `xml`")?;
    let facts = XmlFacts {
        name: object.read("name", string),
        namespace: object.read("namespace", string),
        prefix: object.read("prefix", string),
        attribute: object.read("attribute", boolean),
        wrapped: object.read("wrapped", boolean),
        node: {
            object.newer("nodeType", Version::V32);
            object.read("nodeType", string)
        },
    };
    object.finish();
    if let Some(schema) = at.pointer().parent() {
        context.xml.borrow_mut().insert(schema, facts);
    }
    Some(())
}
