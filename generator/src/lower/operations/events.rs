//! Answers that are events, one after another.

use super::offer::Offer;
use crate::ir::{Choice, ChoiceVariant, Docs, EventData, EventTypes, ModelKind, Type};
use crate::lower::docs;
use crate::lower::shape::envelope::{Content, EventKind, content, event_kinds};
use crate::lower::shape::{Shape, settled};
use crate::lower::source::extension;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::types::Context;
use crate::lower::types::drafts::{Draft, Shared};
use crate::lower::types::schema::nullable_ty;
use crate::lower::types::spot::{Home, Spot};
use crate::names::{Case, Claim, Scope};
use crate::vocabulary::ITEM_SCHEMA;

/// The type of an event that says none.
const USUAL: &str = "message";

/// What each event holds: by `itemSchema`, which describes an event as an
/// object of its fields, or by `schema`, which is taken for that of the data.
pub(super) fn event_data(
    context: &mut Context<'_, '_>,
    offer: &Offer<'_>,
    spot: &Spot<'_>,
) -> EventData {
    let hint = format!("{} event", spot.hint);
    if let Some(item) = extension::<String>(&offer.content.extensions, ITEM_SCHEMA) {
        let schema = Subschema {
            schema: SchemaRef::Reference(&item),
            at: spot.at.child("itemSchema"),
        };
        return match event_kinds(context.source, &schema) {
            Some(kinds) => of_kinds(context, &schema, kinds, &hint, spot),
            None => data(context, Some(&schema), &hint, spot.home),
        };
    }
    let schema = offer.content.schema.as_ref();
    let schema = schema.map(|schema| Subschema::plain(schema, spot.at.child("schema")));
    data(context, schema.as_ref(), &hint, spot.home)
}

/// What events hold whose data a schema describes.
fn data(
    context: &mut Context<'_, '_>,
    schema: Option<&Subschema<'_>>,
    hint: &str,
    home: Home<'_>,
) -> EventData {
    let Some(schema) = schema else {
        return EventData::Text;
    };
    match content(context.source, schema) {
        Some(Content::Any) => return EventData::Json(Type::Json),
        Some(Content::Of(json)) => {
            return EventData::Json(nullable_ty(context, &json, hint, home));
        }
        None => {}
    }
    match settled(context.source, schema) {
        None | Some(Shape::Any | Shape::Text(_) | Shape::Literals { .. }) => EventData::Text,
        _ => match nullable_ty(context, schema, hint, home) {
            Type::Text | Type::Bytes | Type::File => EventData::Text,
            ty => EventData::Json(ty),
        },
    }
}

/// What events of these kinds hold: one thing where they are of one kind, or what their types say.
fn of_kinds(
    context: &mut Context<'_, '_>,
    schema: &Subschema<'_>,
    kinds: Vec<EventKind<'_>>,
    hint: &str,
    spot: &Spot<'_>,
) -> EventData {
    if kinds.iter().all(|kind| kind.names.is_empty())
        && let [only] = kinds.as_slice()
    {
        return data(context, only.data.as_ref(), hint, spot.home);
    }
    let Some((described, at)) = schema.resolve(context.source) else {
        return EventData::Text;
    };
    let origin = context.source.origin(&at);
    let key = Shared::Events(origin.clone());
    if let Some(id) = context.drafts.shared(&key) {
        return EventData::Named(Type::Model(id));
    }
    // What the document has a name for is called so, and what stands in an answer like that.
    let name = (!context.source.is_hoisted(&at))
        .then(|| at.last())
        .flatten();
    let (file, hint) = match (name, spot.home) {
        (Some(name), _) => (None, name),
        (None, Home::Calls(tag)) if schema.at.path().starts_with("/paths/") => {
            (Some(context.drafts.first_of_calls(tag)), hint.to_owned())
        }
        (None, _) => (None, hint.to_owned()),
    };
    let says = Docs("What an event holds, as its type says.".to_owned());
    let id = context.drafts.push(Draft {
        claim: Claim::new(hint.as_str()).or(format!("{hint} kind")),
        named: false,
        file,
        docs: docs::paragraphs([Some(docs::schema(described).0), Some(says.0)]),
        kind: ModelKind::Choice(Choice {
            variants: Vec::new(),
        }),
        origin,
    });
    context.drafts.share(key, id);
    let home = Home::With(file.unwrap_or(id));
    let variants = variants(
        context,
        kinds,
        &Spot {
            hint,
            home,
            ..spot.clone()
        },
    );
    context.drafts.draft_mut(id).kind = ModelKind::Choice(Choice { variants });
    EventData::Named(Type::Model(id))
}

/// What the events of some types hold; no types stand for all others.
struct Told {
    claim: Claim,
    names: Vec<String>,
    data: EventData,
}

/// The variants for these kinds: one for each type, and one for all others.
fn variants(
    context: &mut Context<'_, '_>,
    kinds: Vec<EventKind<'_>>,
    spot: &Spot<'_>,
) -> Vec<ChoiceVariant> {
    let mut told: Vec<Told> = Vec::new();
    for kind in kinds {
        let called = kind.names.first().or(kind.name.as_ref());
        let hint = format!("{} {}", spot.hint, called.map_or(USUAL, String::as_str));
        let data = data(context, kind.data.as_ref(), &hint, spot.home);
        for name in &kind.names {
            add(
                context,
                &mut told,
                Claim::new(name.as_str()),
                vec![name.clone()],
                &data,
                spot,
            );
        }
        if kind.names.is_empty() {
            let claim = Claim::new(kind.name.unwrap_or_else(|| USUAL.to_owned()));
            add(
                context,
                &mut told,
                claim.or("other"),
                Vec::new(),
                &data,
                spot,
            );
        }
    }
    if told.iter().all(|told| !told.names.is_empty()) {
        told.push(Told {
            claim: Claim::new("other").or("unlisted"),
            names: Vec::new(),
            data: EventData::Text,
        });
    }
    told.sort_by_key(|told| told.names.is_empty());
    let claims = told.iter().map(|told| told.claim.clone());
    let names = Scope::new(Case::Type).without(&["Self"]).claim_all(claims);
    let variants = names.into_iter().zip(told);
    variants
        .map(|(name, told)| ChoiceVariant {
            name,
            ty: told.data.ty().clone(),
            sent: None,
            events: Some(EventTypes {
                docs: about(&told.names),
                names: told.names,
                is_json: told.data != EventData::Text,
            }),
        })
        .collect()
}

/// Which events these types are.
fn about(names: &[String]) -> Docs {
    let names: Vec<String> = names.iter().map(|name| docs::code(name)).collect();
    Docs(match names.as_slice() {
        [] => "Of all other events.".to_owned(),
        names => format!("Of events of the type {}.", names.join(" or ")),
    })
}

/// Adds what the events of some types hold. Where two kinds of them hold different things, nothing
/// tells these apart.
fn add(
    context: &mut Context<'_, '_>,
    told: &mut Vec<Told>,
    claim: Claim,
    names: Vec<String>,
    data: &EventData,
    spot: &Spot<'_>,
) {
    let Some(known) = told.iter_mut().find(|known| known.names == names) else {
        let data = data.clone();
        return told.push(Told { claim, names, data });
    };
    if known.data == *data {
        return;
    }
    let is_text = *data == EventData::Text || known.data == EventData::Text;
    known.data = if is_text {
        EventData::Text
    } else {
        EventData::Json(Type::Json)
    };
    let which = match names.first() {
        Some(name) => format!("events of the type `{name}` hold"),
        None => "events whose type is not listed hold".to_owned(),
    };
    let becomes = if is_text { "a text" } else { "any JSON value" };
    let message =
        format!("{which} one of several things, which nothing tells apart, so it is {becomes}");
    context
        .report
        .unrepresented("untold-events", &spot.at.child("itemSchema"), message);
}
