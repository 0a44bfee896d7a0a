//! Arrays whose items each have a meaning of their own.

use openapiv3::AnySchema;
use serde_json::Value;

use super::members::Member;
use crate::lower::source::Source;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::pointer::Pointer;
use crate::vocabulary::{PREFIX_ITEMS, TUPLE};

/// The items of a tuple.
pub(in crate::lower) struct Items<'b> {
    pub(in crate::lower) all: Vec<Item<'b>>,
    pub(in crate::lower) at: Pointer,
    form: &'b AnySchema,
    /// Whether the document says by an extension that they are a tuple.
    is_named: bool,
}

/// One of them.
pub(in crate::lower) struct Item<'b> {
    pub(in crate::lower) name: String,
    pub(in crate::lower) description: Option<&'b str>,
    pub(in crate::lower) schema: Option<Subschema<'b>>,
}

/// The items, if one of the schemas describes each of them.
pub(in crate::lower) fn items<'b>(
    source: &Source<'b>,
    members: &[Member<'b>],
) -> Option<Items<'b>> {
    members.iter().rev().find_map(|member| {
        let extensions = &member.schema.schema_data.extensions;
        let is_array = matches!(member.form().typ.as_deref(), None | Some("array"));
        let items = if let Some(Value::Array(named)) = extensions.get(TUPLE) {
            named.iter().map(|item| named_item(member, item)).collect()
        } else if let Some(Value::Array(references)) = extensions.get(PREFIX_ITEMS)
            && is_exactly(member.form(), references.len())
        {
            let references = references.iter().filter_map(Value::as_str).enumerate();
            references
                .map(|(index, reference)| prefix_item(source, member, index, reference))
                .collect()
        } else {
            return None;
        };
        is_array.then(|| Items {
            all: items,
            form: member.form(),
            is_named: extensions.contains_key(TUPLE),
            at: member.at.clone(),
        })
    })
}

impl Items<'_> {
    /// Whether the document closes the list behind them.
    pub(in crate::lower) fn is_closed(&self) -> bool {
        is_exactly(self.form, self.all.len())
    }

    /// Whether the document allows a list of fewer items, of which no word says that it is a tuple.
    pub(in crate::lower) fn may_be_fewer(&self) -> bool {
        !self.is_named && self.form.min_items.is_none()
    }
}

/// Whether there are always so many items. A document that closes the list means
/// all of them to be there, even where it does not say so.
fn is_exactly(form: &AnySchema, count: usize) -> bool {
    form.max_items == Some(count) && form.min_items.is_none_or(|least| least == count)
}

fn named_item<'b>(member: &Member<'b>, item: &'b Value) -> Item<'b> {
    let text = |key: &str| item.get(key).and_then(Value::as_str);
    let at = member.at.child("items");
    let schema = match (text("schema"), &member.form().items) {
        (Some(reference), _) => Some(SchemaRef::Reference(reference)),
        (None, Some(items)) => Some(SchemaRef::Boxed(items)),
        (None, None) => None,
    };
    Item {
        name: text("name").unwrap_or_default().to_owned(),
        description: text("description"),
        schema: schema.map(|schema| Subschema { schema, at }),
    }
}

fn prefix_item<'b>(
    source: &Source<'b>,
    member: &Member<'b>,
    index: usize,
    reference: &'b str,
) -> Item<'b> {
    const ORDINALS: [&str; 8] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    ];
    let title = source
        .schema(reference)
        .and_then(|(schema, _)| schema.schema_data.title.clone());
    let ordinal = ORDINALS.get(index).map(|word| (*word).to_owned());
    Item {
        name: title
            .or(ordinal)
            .unwrap_or_else(|| format!("item {}", index + 1)),
        description: None,
        schema: Some(Subschema {
            schema: SchemaRef::Reference(reference),
            at: member.at.child("prefixItems").item(index),
        }),
    }
}
