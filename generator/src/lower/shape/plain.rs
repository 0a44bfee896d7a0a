//! The kind of value of schemas that choose between no others.

use openapiv3::AdditionalProperties;
use serde_json::Value;

use super::items::items;
use super::kind::Shape;
use super::literal::literal;
use super::members::Member;
use super::openness::is_open;
use super::properties::additional;
use crate::lower::source::Source;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::vocabulary::{PATTERN_PROPERTIES, PREFIX_ITEMS};

/// The kind of value of schemas that all hold, none of which chooses.
pub(super) fn plain<'b>(source: &Source<'b>, members: Vec<Member<'b>>) -> Shape<'b> {
    let typ = members
        .iter()
        .find_map(|member| member.form().typ.as_deref());
    let format = members
        .iter()
        .rev()
        .find_map(|member| member.form().format.as_deref());
    let has_properties = members
        .iter()
        .any(|member| !member.form().properties.is_empty());
    if has_properties && matches!(typ, None | Some("object")) {
        return Shape::Object(members);
    }
    let list = members.iter().rev().find(|member| has_literals(member));
    if let Some(list) = list.filter(|_| matches!(typ, None | Some("string" | "integer"))) {
        return Shape::Literals {
            lists: vec![list.clone()],
            open: is_open(list),
            any_text: false,
        };
    }
    if let Some(items) = items(source, &members) {
        return Shape::Tuple(items);
    }
    match typ {
        Some("boolean") => Shape::Boolean,
        Some("string") => Shape::Text(format),
        Some("integer") => Shape::Integer(format),
        Some("number") => Shape::Number(format),
        Some("array") => Shape::List(list_item(&members)),
        Some("object") => Shape::Map(map_value(&members)),
        _ => match (list_item(&members), map_value(&members)) {
            (Some(item), None) => Shape::List(Some(item)),
            (None, Some(value)) => Shape::Map(Some(value)),
            _ => Shape::Any,
        },
    }
}

/// Whether all values that a schema lists can be variants of an enum.
fn has_literals(member: &Member<'_>) -> bool {
    let values = &member.form().enumeration;
    !values.is_empty()
        && values.iter().all(|value| literal(value).is_some())
        && !values.iter().all(Value::is_boolean)
}

fn list_item<'b>(members: &[Member<'b>]) -> Option<Subschema<'b>> {
    let found = members.iter().rev().find_map(|member| {
        // What follows the first items says nothing of those.
        let extensions = &member.schema.schema_data.extensions;
        let items = member.form().items.as_ref()?;
        let applies = !extensions.contains_key(PREFIX_ITEMS);
        applies.then(|| (items, member.at.child("items")))
    });
    found.map(|(items, at)| Subschema {
        schema: SchemaRef::Boxed(items),
        at,
    })
}

fn map_value<'b>(members: &[Member<'b>]) -> Option<Subschema<'b>> {
    match additional(members) {
        Some((AdditionalProperties::Schema(schema), at)) => Some(Subschema::plain(schema, at)),
        Some((AdditionalProperties::Any(_), _)) => None,
        None => pattern_value(members),
    }
}

/// The values of a map of which only the keys' pattern is known.
fn pattern_value<'b>(members: &[Member<'b>]) -> Option<Subschema<'b>> {
    members.iter().find_map(|member| {
        let patterns = member
            .schema
            .schema_data
            .extensions
            .get(PATTERN_PROPERTIES)?;
        let mut values = patterns.as_object()?.iter();
        let (pattern, reference) = values.next()?;
        let at = member.at.child("patternProperties").child(pattern);
        let schema = SchemaRef::Reference(reference.as_str()?);
        values.next().is_none().then_some(Subschema { schema, at })
    })
}
