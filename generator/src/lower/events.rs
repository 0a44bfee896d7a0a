//! Answers that are events, one after another.

use super::draft::Drafts;
use super::facets::{Member, properties};
use super::media::Offer;
use super::property::Property;
use super::schema::nullable;
use super::shape::{Shape, settled};
use super::view::{View, extension};
use crate::ir::{AskedBy, Body, EventData, Events, ModelKind, Type};
use crate::pointer::Pointer;
use crate::vocabulary::ITEM_SCHEMA;

/// The property by which requests ask for a stream, as is the custom.
const STREAM: &str = "stream";

/// The field of an event that holds what it is about.
const DATA: &str = "data";

impl Drafts {
    /// What each event holds: by `itemSchema`, which describes an event as an
    /// object of its fields, or by `schema`, which is taken for that of the data.
    pub(super) fn event_data(
        &mut self,
        view: &mut View<'_>,
        offer: &Offer<'_>,
        at: &Pointer,
        words: &str,
    ) -> EventData {
        let item = extension::<String>(&offer.content.extensions, ITEM_SCHEMA);
        let (property, at) = match (&item, &offer.content.schema) {
            (Some(item), _) => (Property::Reference(item), at.child("itemSchema")),
            (None, Some(schema)) => (Property::Plain(schema), at.child("schema")),
            (None, None) => return EventData::Text,
        };
        let member = Member {
            property,
            at: at.clone(),
        };
        let whole = item.is_some() && is_whole(view, &member);
        let ty = self.ty(view, property, &at, &format!("{words} event"), None);
        match nullable(view, property, ty) {
            Type::Text | Type::Bytes | Type::File => EventData::Text,
            ty if whole => EventData::Whole(ty),
            ty => EventData::Json(ty),
        }
    }

    /// The events of an operation, with what in its body asks for them.
    pub(super) fn events(&self, data: Option<EventData>, body: Option<&Body>) -> Option<Events> {
        let is_plain = |body: &&Body| body.required && body.choice.is_none();
        let model = body.filter(is_plain).and_then(|body| match body.ty {
            Type::Model(id) => Some(id),
            _ => None,
        });
        let fields = model.and_then(|id| match &self.draft(id).kind {
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
        Some(Events {
            data: data?,
            asked_by,
        })
    }
}

/// Whether a schema describes an event with its data, rather than the data alone.
fn is_whole(view: &View<'_>, member: &Member<'_>) -> bool {
    match settled(view, member) {
        Some(Shape::Object(all)) => properties(&all).contains_key(DATA),
        Some(Shape::Union(union)) => union.members.iter().all(|member| {
            let shape = settled(view, member);
            matches!(shape, Some(Shape::Object(all)) if properties(&all).contains_key(DATA))
        }),
        _ => false,
    }
}
