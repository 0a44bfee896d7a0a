//! Arrays whose items each have a meaning of their own.

use openapiv3::AnySchema;
use serde_json::Value;

use super::bounds::bounds;
use super::docs;
use super::draft::Drafts;
use super::facets::{Facet, Member};
use super::property::{Property, unboxed};
use super::schema::{Spot, nullable};
use super::view::View;
use crate::ir::{Docs, Tuple, TupleItem, Type};
use crate::names::{Case, Claim, Scope};
use crate::pointer::Pointer;
use crate::vocabulary::{PREFIX_ITEMS, TUPLE};

/// The items of a tuple.
pub(super) struct Items<'b> {
    all: Vec<Item<'b>>,
    form: &'b AnySchema,
    at: Pointer,
}

struct Item<'b> {
    name: String,
    description: Option<&'b str>,
    member: Option<Member<'b>>,
}

/// The items, if one of the schemas describes each of them.
pub(super) fn items<'b>(view: &View<'b>, facets: &[Facet<'b>]) -> Option<Items<'b>> {
    facets.iter().rev().find_map(|facet| {
        let extensions = &facet.schema.schema_data.extensions;
        let is_array = matches!(facet.form().typ.as_deref(), None | Some("array"));
        let items = if let Some(Value::Array(named)) = extensions.get(TUPLE) {
            named.iter().map(|item| named_item(facet, item)).collect()
        } else if let Some(Value::Array(references)) = extensions.get(PREFIX_ITEMS)
            && is_exactly(facet.form(), references.len())
        {
            let references = references.iter().filter_map(Value::as_str).enumerate();
            references
                .map(|(index, reference)| prefix_item(view, facet, index, reference))
                .collect()
        } else {
            return None;
        };
        is_array.then(|| Items {
            all: items,
            form: facet.form(),
            at: facet.at.clone(),
        })
    })
}

/// Whether there are always so many items. A document that closes the list means
/// all of them to be there, even where it does not say so.
fn is_exactly(form: &AnySchema, count: usize) -> bool {
    form.max_items == Some(count) && form.min_items.is_none_or(|least| least == count)
}

fn named_item<'b>(facet: &Facet<'b>, item: &'b Value) -> Item<'b> {
    let text = |key: &str| item.get(key).and_then(Value::as_str);
    let at = facet.at.child("items");
    let member = match (text("schema"), &facet.form().items) {
        (Some(reference), _) => Some(Property::Reference(reference)),
        (None, Some(items)) => Some(unboxed(items)),
        (None, None) => None,
    };
    Item {
        name: text("name").unwrap_or_default().to_owned(),
        description: text("description"),
        member: member.map(|property| Member { property, at }),
    }
}

fn prefix_item<'b>(
    view: &View<'b>,
    facet: &Facet<'b>,
    index: usize,
    reference: &'b str,
) -> Item<'b> {
    const ORDINALS: [&str; 8] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    ];
    let title = view
        .schema(reference)
        .and_then(|(schema, _)| schema.schema_data.title.clone());
    let ordinal = ORDINALS.get(index).map(|word| (*word).to_owned());
    Item {
        name: title
            .or(ordinal)
            .unwrap_or_else(|| format!("item {}", index + 1)),
        description: None,
        member: Some(Member {
            property: Property::Reference(reference),
            at: facet.at.child("prefixItems").item(index),
        }),
    }
}

impl Drafts {
    pub(super) fn tuple(&mut self, view: &mut View<'_>, items: &Items<'_>, spot: &Spot) -> Tuple {
        let count = items.all.len();
        if !is_exactly(items.form, count) {
            let message =
                format!("a tuple of {count} items needs `minItems` and `maxItems` of {count}");
            view.error("wrong-count", &items.at, message);
        }
        let claims = items.all.iter().map(|item| Claim::new(item.name.as_str()));
        let names = Scope::new(Case::Value).claim_all(claims);
        let lowered = items.all.iter().zip(names).map(|(item, name)| {
            let described = item.description.map(docs::markdown);
            let Some(Member { property, at }) = &item.member else {
                return TupleItem {
                    name,
                    docs: described.unwrap_or_default(),
                    ty: Type::Json,
                    bounds: crate::ir::Bounds::default(),
                };
            };
            let part = spot.part(at.clone(), &item.name);
            let ty = self.part(view, *property, &part);
            let docs = described.or_else(|| {
                property
                    .resolve(view)
                    .map(|(schema, _)| docs::value(schema))
            });
            TupleItem {
                name,
                docs: docs.unwrap_or_else(Docs::default),
                bounds: bounds(view, spot.file, *property, at, &ty),
                ty: nullable(view, *property, ty),
            }
        });
        Tuple {
            items: lowered.collect(),
        }
    }
}
