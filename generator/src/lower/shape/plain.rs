//! The kind of value of schemas that choose between no others.

use serde_json::Value;

use super::items::items;
use super::keywords::says_less;
use super::kind::Shape;
use super::listed::listed;
use super::members::Member;
use super::openness::is_open;
use super::properties::{Further, further, has_properties};
use crate::lower::source::Source;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::vocabulary::{CONTENT, PREFIX_ITEMS};

/// The kind of value of schemas that all hold, none of which chooses.
pub(super) fn plain<'b>(source: &Source<'b>, members: Vec<Member<'b>>) -> Shape<'b> {
    let typ = typ(&members);
    // What is said of the format of a number is none of an integer's.
    let format = members.iter().rev().find_map(|member| {
        let form = member.form();
        let is_wider = form.typ.as_deref() == Some("number") && typ == Some("integer");
        form.format.as_deref().filter(|_| !is_wider)
    });
    if matches!(typ, None | Some("object")) && has_properties(&members) {
        return Shape::Object(members);
    }
    if matches!(typ, None | Some("string" | "integer"))
        && let Some(list) = listed(&members)
    {
        return Shape::Literals {
            open: is_open(&list),
            lists: vec![list],
            any_text: false,
        };
    }
    if let Some(items) = items(source, &members) {
        return Shape::Tuple(items);
    }
    match typ.or_else(|| members.iter().find_map(listed_type)) {
        Some("boolean") => Shape::Boolean,
        Some("string") => Shape::Text(format),
        Some("integer") => Shape::Integer(format),
        Some("number") => Shape::Number(format),
        Some("array") => Shape::List(list_item(&members)),
        Some("object") => Shape::Map(map_value(source, &members)),
        _ => match (list_item(&members), map_value(source, &members)) {
            (Some(item), None) => Shape::List(Some(item)),
            (None, Some(value)) => Shape::Map(Some(value)),
            (None, None) if has_first_items(&members) => Shape::List(None),
            _ => Shape::Any,
        },
    }
}

/// The type of a value of which several schemas hold: what is a number and an integer is an integer.
fn typ<'b>(members: &[Member<'b>]) -> Option<&'b str> {
    let mut types = members
        .iter()
        .filter_map(|member| member.form().typ.as_deref());
    let first = types.next()?;
    let narrower = types.find(|typ| first == "number" && *typ == "integer");
    Some(narrower.unwrap_or(first))
}

/// The type of values that a schema lists without one, where they are no words and no whole numbers.
fn listed_type(member: &Member<'_>) -> Option<&'static str> {
    let values = &member.form().enumeration;
    if values.is_empty() {
        None
    } else if values.iter().all(Value::is_boolean) {
        Some("boolean")
    } else if values.iter().all(Value::is_number) {
        Some("number")
    } else {
        None
    }
}

/// What is in a list: of several descriptions the last one counts, unless it says less than another.
fn list_item<'b>(members: &[Member<'b>]) -> Option<Subschema<'b>> {
    let items = members.iter().filter_map(item_of);
    items.reduce(|known, item| {
        if says_less(item.schema, known.schema) {
            known
        } else {
            item
        }
    })
}

/// What a schema says of the items of a list.
pub(super) fn item_of<'b>(member: &Member<'b>) -> Option<Subschema<'b>> {
    // What follows the first items says nothing of those.
    let extensions = &member.schema.schema_data.extensions;
    let items = member.form().items.as_ref()?;
    // Nor does what describes the content of a text.
    let applies = ![PREFIX_ITEMS, CONTENT]
        .iter()
        .any(|key| extensions.contains_key(*key));
    applies.then(|| Subschema {
        schema: SchemaRef::Boxed(items),
        at: member.at.child("items"),
    })
}

fn has_first_items(members: &[Member<'_>]) -> bool {
    members.iter().any(|member| {
        let extensions = &member.schema.schema_data.extensions;
        extensions.contains_key(PREFIX_ITEMS)
    })
}

/// The values of a map, where one schema describes them.
fn map_value<'b>(source: &Source<'b>, members: &[Member<'b>]) -> Option<Subschema<'b>> {
    match further(source, members)? {
        Further::Of(schema) => Some(schema),
        Further::Any | Further::Mixed(_) => None,
    }
}
