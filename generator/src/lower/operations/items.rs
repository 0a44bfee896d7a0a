//! Bodies of a sequential media type: what their items are.

use super::offer::Offer;
use crate::ir::Type;
use crate::lower::shape::{Shape, settled};
use crate::lower::source::extension;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::types::Context;
use crate::lower::types::schema::nullable_ty;
use crate::lower::types::spot::Spot;
use crate::vocabulary::ITEM_SCHEMA;

/// The type of each item: of `itemSchema`, or of `schema`. Where that is a list, since the whole is
/// one to whoever wrote the document, its items are the items.
pub(super) fn item_type(context: &mut Context<'_, '_>, offer: &Offer<'_>, spot: &Spot<'_>) -> Type {
    let item = extension::<String>(&offer.content.extensions, ITEM_SCHEMA);
    let schema = match (&item, &offer.content.schema) {
        (Some(item), _) => Subschema {
            schema: SchemaRef::Reference(item),
            at: spot.at.child("itemSchema"),
        },
        (None, Some(schema)) => Subschema::plain(schema, spot.at.child("schema")),
        (None, None) => return Type::Json,
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
