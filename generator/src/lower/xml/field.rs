//! How the properties of an object are written in XML.

use std::collections::HashSet;

use super::facts::facts;
use super::name::name;
use super::node::{Making, Way, node};
use super::tables::Unwritable;
use crate::ir::{XmlField, XmlNode, XmlPlace};
use crate::lower::shape::members::Member;
use crate::lower::shape::properties::{properties, required};
use crate::lower::shape::property::Property;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::normalize::XmlFacts;
use crate::pointer::Pointer;

/// How all properties that have a name are written. What need not be there and has no way is `left`.
pub(super) fn fields<'b>(
    making: &mut Making<'_, 'b>,
    left: &mut Vec<(Pointer, String)>,
    members: &[Member<'b>],
    at: &Pointer,
    depth: usize,
) -> Result<Vec<XmlField>, Unwritable> {
    let source = making.source;
    let required = required(members);
    let described = properties(members);
    if let Some(unknown) = required.iter().find(|key| !described.contains_key(**key)) {
        let why = format!("`{unknown}` is required, and of any kind");
        return Err(Unwritable::new(at, why));
    }
    let mut taken = HashSet::new();
    let mut fields = Vec::with_capacity(described.len());
    for (key, counts) in &described {
        if is_described_otherwise(source, members, key, counts) {
            let why = "several schemas say what it is, each a part of it";
            return Err(Unwritable::new(&counts.at, why));
        }
        let is_required = required.contains(key);
        let field = match field(making, (key, counts), is_required, depth) {
            Ok(field) => field,
            Err(why) if is_required => return Err(why),
            Err(why) => {
                left.push((source.origin(&counts.at), why.why));
                continue;
            }
        };
        let place = match field.place {
            XmlPlace::Text | XmlPlace::CData => (XmlPlace::Text as u8, String::new()),
            place => (place as u8, element(&field).to_owned()),
        };
        if !taken.insert(place) {
            let why = format!("two properties are both `{}` in XML", element(&field));
            return Err(Unwritable::new(&counts.at, why));
        }
        fields.push(field);
    }
    // What is written stands in the order of the type, so that this one is free to be that of no document.
    fields.sort_by(|one, other| one.key.cmp(&other.key));
    Ok(fields)
}

/// What the elements of a field are called: those of a list without one around them are its items.
fn element(field: &XmlField) -> &str {
    match &field.of {
        XmlNode::List {
            item: Some(item),
            wrapped: false,
            ..
        } => &item.local,
        _ => &field.name.local,
    }
}

fn field<'b>(
    making: &mut Making<'_, 'b>,
    (key, counts): (&str, &Subschema<'b>),
    required: bool,
    depth: usize,
) -> Result<XmlField, Unwritable> {
    let not = |why: String| Unwritable::new(&counts.at, why);
    let source = making.source;
    let said = facts(source, counts);
    let place = place(&said).map_err(not)?;
    let of = node(making, counts, Way::Property(key), depth + 1)?;
    let is_scalar = matches!(of, XmlNode::Text | XmlNode::Number | XmlNode::Boolean);
    if place != XmlPlace::Element && !is_scalar {
        return Err(not(
            "it has parts, which neither an attribute nor a text has".to_owned(),
        ));
    }
    Ok(XmlField {
        key: key.to_owned(),
        name: name(&said, key).map_err(not)?,
        place,
        required,
        of,
        origin: source.origin(&counts.at),
    })
}

fn place(said: &XmlFacts) -> Result<XmlPlace, String> {
    Ok(match said.node.as_deref() {
        Some("attribute") => XmlPlace::Attribute,
        Some("text") => XmlPlace::Text,
        Some("cdata") => XmlPlace::CData,
        _ if said.attribute == Some(true) => XmlPlace::Attribute,
        None | Some("element" | "none") => XmlPlace::Element,
        Some(other) => return Err(format!("`{other}` is no `nodeType`")),
    })
}

/// Whether what makes the type of a property is more than one of its descriptions.
fn is_described_otherwise<'b>(
    source: &Source<'b>,
    members: &[Member<'b>],
    wire: &str,
    counts: &Subschema<'b>,
) -> bool {
    let describes = |member: &&Member<'_>| member.form().properties.contains_key(wire);
    let object: Vec<Member<'b>> = members.iter().filter(describes).cloned().collect();
    let property = Property {
        object: &object,
        wire,
        counts,
    };
    property.merged(source).is_some() || property.mixed(source).is_some()
}
