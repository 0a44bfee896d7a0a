//! Answers that are events, one after another.

use super::offer::Offer;
use crate::ir::{AskedBy, Body, EventData, Events, Model, ModelKind, Type};
use crate::lower::shape::properties::properties;
use crate::lower::shape::{Shape, settled};
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{Source, extension};
use crate::lower::types::Context;
use crate::lower::types::schema::nullable_ty;
use crate::lower::types::spot::Spot;
use crate::vocabulary::ITEM_SCHEMA;

/// The property by which requests ask for a stream, as is the custom.
const STREAM: &str = "stream";

/// The field of an event that holds what it is about.
const DATA: &str = "data";

/// What each event holds: by `itemSchema`, which describes an event as an
/// object of its fields, or by `schema`, which is taken for that of the data.
pub(super) fn event_data(
    context: &mut Context<'_, '_>,
    offer: &Offer<'_>,
    spot: &Spot<'_>,
) -> EventData {
    let item = extension::<String>(&offer.content.extensions, ITEM_SCHEMA);
    let schema = match (&item, &offer.content.schema) {
        (Some(item), _) => Subschema {
            schema: SchemaRef::Reference(item),
            at: spot.at.child("itemSchema"),
        },
        (None, Some(schema)) => Subschema::plain(schema, spot.at.child("schema")),
        (None, None) => return EventData::Text,
    };
    let whole = item.is_some() && is_whole(context.source, &schema);
    let hint = format!("{} event", spot.hint);
    match nullable_ty(context, &schema, &hint, spot.home) {
        Type::Text | Type::Bytes | Type::File => EventData::Text,
        ty if whole => EventData::Whole(ty),
        ty => EventData::Json(ty),
    }
}

/// The events of an operation, with what in its body asks for them.
pub(super) fn events(models: &[Model], data: EventData, body: Option<&Body>) -> Events {
    let is_plain = |body: &&Body| body.required && body.choice.is_none();
    let model = body.filter(is_plain).and_then(|body| match body.ty {
        Type::Model(id) => Some(id),
        _ => None,
    });
    let fields = model.and_then(|id| match &models[id.0].kind {
        ModelKind::Object(object) => Some(&object.fields),
        _ => None,
    });
    let field = fields
        .into_iter()
        .flatten()
        .find(|field| field.wire == STREAM && matches!(field.ty, Type::Boolean));
    let asked_by = field.map(|field| AskedBy {
        field: field.name.clone(),
        presence: field.presence,
    });
    Events { data, asked_by }
}

/// Whether a schema describes an event with its data, rather than the data alone.
fn is_whole(source: &Source<'_>, schema: &Subschema<'_>) -> bool {
    match settled(source, schema) {
        Some(Shape::Object(members)) => properties(&members).contains_key(DATA),
        Some(Shape::Union(union)) => union.branches.iter().all(|branch| {
            let shape = settled(source, branch);
            matches!(shape, Some(Shape::Object(members)) if properties(&members).contains_key(DATA))
        }),
        _ => false,
    }
}
