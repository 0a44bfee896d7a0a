//! Bodies of a sequential media type: what their items are.

use super::offer::Offer;
use crate::ir::{Said, Type};
use crate::lower::shape::{Shape, settled};
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{Source, extension};
use crate::lower::types::Context;
use crate::lower::types::said::said;
use crate::lower::types::schema::nullable_ty;
use crate::lower::types::spot::Spot;
use crate::pointer::Pointer;
use crate::vocabulary::ITEM_SCHEMA;

/// The type of each item: of `itemSchema`, or of `schema`. Where that is a list, since the whole is
/// one to whoever wrote the document, its items are the items.
pub(super) fn item_type(context: &mut Context<'_, '_>, offer: &Offer<'_>, spot: &Spot<'_>) -> Type {
    let item = item_schema(offer);
    let Some(schema) = described(offer, item.as_deref(), &spot.at) else {
        return Type::Json;
    };
    let schema = match settled(context.source, &schema) {
        Some(Shape::List(Some(items))) if item.is_none() => items,
        Some(Shape::List(None)) if item.is_none() => return Type::Json,
        Some(Shape::Tuple(_)) if item.is_none() => {
            offer.report_untyped(context.report, &spot.at, "items of any JSON value");
            return Type::Json;
        }
        _ => schema,
    };
    match nullable_ty(context, &schema, &format!("{} item", spot.hint), spot.home) {
        Type::File | Type::Bytes => Type::Text,
        ty => ty,
    }
}

/// What is said of all items together, of which each is of the type `item`.
pub(super) fn said_of_all(
    source: &Source<'_>,
    offer: &Offer<'_>,
    item: &Type,
    at: &Pointer,
) -> Said {
    let own = item_schema(offer);
    let Some(schema) = described(offer, own.as_deref(), at) else {
        return Said::default();
    };
    match settled(source, &schema) {
        Some(Shape::List(_) | Shape::Tuple(_)) if own.is_none() => {
            said(source, &schema, &Type::List(Box::new(item.clone())))
        }
        _ => said(source, &schema, item).of_items(),
    }
}

/// The schema that `itemSchema` has become.
fn item_schema(offer: &Offer<'_>) -> Option<String> {
    extension(&offer.content.extensions, ITEM_SCHEMA)
}

/// What describes each item, or all of them: `itemSchema`, or else `schema`.
fn described<'b>(offer: &Offer<'b>, item: Option<&'b str>, at: &Pointer) -> Option<Subschema<'b>> {
    let schema = match (item, &offer.content.schema) {
        (Some(item), _) => Subschema {
            schema: SchemaRef::Reference(item),
            at: at.child("itemSchema"),
        },
        (None, schema) => Subschema::plain(schema.as_ref()?, at.child("schema")),
    };
    Some(schema)
}
