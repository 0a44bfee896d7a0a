//! Answers that are events, one after another.

use super::event_data::{Held, held};
use super::offer::Offer;
use super::whole;
use crate::ir::{Choice, ChoiceVariant, Docs, EventData, EventTypes, ModelId, ModelKind, Type};
use crate::lower::docs;
use crate::lower::shape::envelope::{EventKind, event_kinds, event_kinds_alone};
use crate::lower::shape::{Shape, settled};
use crate::lower::source::report::Report;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{Source, extension};
use crate::lower::types::Context;
use crate::lower::types::alike::Shared;
use crate::lower::types::drafts::Draft;
use crate::lower::types::spot::{Home, Spot};
use crate::names::{Case, Claim, Scope};
use crate::pointer::Pointer;
use crate::vocabulary::ITEM_SCHEMA;

/// The type of an event that says none.
const USUAL: &str = "message";

/// Events that an answer can be.
pub(super) struct Stream<'a> {
    pub(super) offer: Offer<'a>,
    /// Where they are described.
    pub(super) spot: Spot<'a>,
}

/// What each event holds that a call is answered with. It does not know the status of its answer: it
/// is of one of the kinds that any of them has.
pub(super) fn events(context: &mut Context<'_, '_>, streams: &[Stream<'_>]) -> Option<Held> {
    let items: Vec<_> = streams.iter().map(item).collect();
    let mut all: Vec<Described<'_>> = Vec::with_capacity(streams.len());
    for (stream, item) in streams.iter().zip(&items) {
        let were_told = context.told_events(&stream.spot.at);
        let described = Described::new(context.source, stream, item.as_deref(), were_told);
        if !all.iter().any(|known| known.is_same(&described)) {
            all.push(described);
        }
    }
    let kinds = || all.iter().filter_map(|one| one.kinds.as_deref()).flatten();
    let is_told = all.iter().all(|one| one.kinds.is_some());
    if all.len() > 1 && is_told && kinds().any(|kind| !kind.names.is_empty()) {
        let kinds = kinds().cloned().collect();
        let at = all.first()?.schema.as_ref()?.at.clone();
        return Some(of_several(context, kinds, at, &streams.first()?.spot));
    }
    let mut all = all.into_iter();
    let mut known = all.next()?.held(context);
    for one in all {
        let at = one.spot.at.clone();
        let Held { data, said } = one.held(context);
        add_other(context.report, &mut known.data, &data, &at);
        for said in said {
            whole::add(&mut known.said, said);
        }
    }
    Some(known)
}

/// The schema that `itemSchema` has become.
fn item(stream: &Stream<'_>) -> Option<String> {
    extension(&stream.offer.content.extensions, ITEM_SCHEMA)
}

/// What describes the events of a stream: `itemSchema`, each as an object of its fields, or `schema`,
/// which is taken for that of the data, unless it has the fields of an event and no others. Where that
/// is a list, since the whole is one to whoever wrote the document, its items are the data.
struct Described<'b> {
    schema: Option<Subschema<'b>>,
    /// Where that stands in the end.
    place: Option<Pointer>,
    /// What kinds of them there are, if it says so.
    kinds: Option<Vec<EventKind<'b>>>,
    spot: &'b Spot<'b>,
}

impl<'b> Described<'b> {
    fn new(
        source: &Source<'b>,
        stream: &'b Stream<'b>,
        item: Option<&'b str>,
        were_told: bool,
    ) -> Self {
        let spot = &stream.spot;
        let schema = match item {
            Some(item) => Some(Subschema {
                schema: SchemaRef::Reference(item),
                at: spot.at.child("itemSchema"),
            }),
            None => stream
                .offer
                .content
                .schema
                .as_ref()
                .map(|schema| Subschema::plain(schema, spot.at.child("schema")))
                .map(|schema| match settled(source, &schema) {
                    Some(Shape::List(Some(items))) => items,
                    _ => schema,
                }),
        };
        let resolved = schema.as_ref().and_then(|schema| schema.resolve(source));
        Self {
            place: resolved.map(|(_, at)| source.origin(&at)),
            kinds: schema.as_ref().and_then(|schema| match item {
                Some(_) => event_kinds(source, schema),
                None => event_kinds_alone(source, schema, were_told),
            }),
            schema,
            spot,
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.place == other.place && self.kinds.is_some() == other.kinds.is_some()
    }

    /// What each of them holds.
    fn held(self, context: &mut Context<'_, '_>) -> Held {
        let hint = format!("{} event", self.spot.hint);
        match (self.kinds, &self.schema) {
            (Some(kinds), Some(schema)) => of_kinds(context, schema, kinds, &hint, self.spot),
            (_, schema) => held(context, schema.as_ref(), &hint, self.spot.home),
        }
    }
}

/// Adds what the events of another answer hold, which nothing tells from those that are known.
fn add_other(report: &mut Report<'_>, known: &mut EventData, data: &EventData, at: &Pointer) {
    if known == data {
        return;
    }
    let both = [&*known, data];
    let is_json = both.iter().all(|data| matches!(data, EventData::Json(_)));
    let (all, becomes) = if is_json {
        (EventData::Json(Type::Json), "any JSON value")
    } else {
        (EventData::Text, "a text")
    };
    *known = all;
    let message = format!(
        "events of another status hold something else, so that what each holds is {becomes}"
    );
    report.unrepresented("untold-events", at, message);
}

/// What events of these kinds hold: one thing where they are of one kind, or what their types say.
fn of_kinds(
    context: &mut Context<'_, '_>,
    schema: &Subschema<'_>,
    kinds: Vec<EventKind<'_>>,
    hint: &str,
    spot: &Spot<'_>,
) -> Held {
    if kinds.iter().all(|kind| kind.names.is_empty())
        && let [only] = kinds.as_slice()
    {
        return held(context, only.data.as_ref(), hint, spot.home);
    }
    let Some((described, at)) = schema.resolve(context.source) else {
        return Held::text();
    };
    let origin = context.source.origin(&at);
    let key = Shared::Events(origin.clone());
    if let Some(id) = context.same(&key, &spot.at.child("events")) {
        context.drafts.stands(id, &spot.at.child("events"));
        return Held::named(Type::Model(id));
    }
    // What the document has a name for is called so, and what stands in an answer like that.
    let is_named = at.path().starts_with("/components/") && !context.source.is_hoisted(&at);
    let name = at.last().filter(|_| is_named);
    let (file, hint) = match (name, spot.home) {
        (Some(name), _) => (None, name),
        (None, Home::Calls(tag)) if schema.at.path().starts_with("/paths/") => {
            (Some(context.drafts.first_of_calls(tag)), hint.to_owned())
        }
        (None, _) => (None, hint.to_owned()),
    };
    let new = New {
        hint,
        file,
        docs: Some(docs::schema(described).0),
        origin,
        described: schema.at.clone(),
    };
    let id = choice(context, new, Some(key), kinds, spot);
    Held::named(Type::Model(id))
}

/// What the events of several answers hold, of which each has kinds of its own.
fn of_several(
    context: &mut Context<'_, '_>,
    kinds: Vec<EventKind<'_>>,
    described: Pointer,
    spot: &Spot<'_>,
) -> Held {
    let file = match spot.home {
        Home::Calls(tag) if spot.at.path().starts_with("/paths/") => {
            Some(context.drafts.first_of_calls(tag))
        }
        _ => None,
    };
    let new = New {
        hint: format!("{} event", spot.hint),
        file,
        docs: None,
        origin: context.source.origin(&spot.at),
        described,
    };
    Held::named(Type::Model(choice(context, new, None, kinds, spot)))
}

/// A choice of what events hold that is to be made.
struct New {
    hint: String,
    file: Option<ModelId>,
    docs: Option<String>,
    origin: Pointer,
    /// Where the first of these events is described.
    described: Pointer,
}

/// Makes the choice of what events of these kinds hold, which others find by `key`.
fn choice(
    context: &mut Context<'_, '_>,
    new: New,
    key: Option<Shared>,
    kinds: Vec<EventKind<'_>>,
    spot: &Spot<'_>,
) -> ModelId {
    let says = Docs("What an event holds, as its type says.".to_owned());
    let id = context.drafts.push(Draft {
        claim: Claim::new(new.hint.as_str()).or(format!("{} kind", new.hint)),
        named: false,
        file: new.file,
        docs: docs::paragraphs([new.docs, Some(says.0)]),
        kind: ModelKind::Choice(Choice {
            variants: Vec::new(),
        }),
        origin: new.origin,
        places: vec![spot.at.child("events")],
    });
    if let Some(key) = key {
        context.share(key, id, &spot.at.child("events"));
    }
    let spot = Spot {
        hint: new.hint,
        home: Home::With(new.file.unwrap_or(id)),
        ..spot.clone()
    };
    let variants = variants(context, kinds, &new.described, &spot);
    context.drafts.draft_mut(id).kind = ModelKind::Choice(Choice { variants });
    id
}

/// What the events of some types hold; no types stand for all others.
struct Told {
    claim: Claim,
    names: Vec<String>,
    held: Held,
}

/// The variants for these kinds: one for each type, and one for all others.
fn variants(
    context: &mut Context<'_, '_>,
    kinds: Vec<EventKind<'_>>,
    described: &Pointer,
    spot: &Spot<'_>,
) -> Vec<ChoiceVariant> {
    let mut told: Vec<Told> = Vec::new();
    for kind in kinds {
        for at in &kind.others {
            let message = "this is none of the fields of an event, so it is not kept";
            context.report.unrepresented("lost-properties", at, message);
        }
        let called = kind.names.first().or(kind.name.as_ref());
        let hint = format!("{} {}", spot.hint, called.map_or(USUAL, String::as_str));
        let held = held(context, kind.data.as_ref(), &hint, spot.home);
        for name in &kind.names {
            add(
                context,
                &mut told,
                Claim::new(name.as_str()),
                vec![name.clone()],
                &held,
                described,
            );
        }
        if kind.names.is_empty() {
            let is_no_event = kind.data.is_none() && !kind.others.is_empty();
            let claim = if is_no_event {
                context.kept.catch_all()
            } else {
                Claim::new(kind.name.unwrap_or_else(|| USUAL.to_owned())).or("other")
            };
            add(context, &mut told, claim, Vec::new(), &held, described);
        }
    }
    if told.iter().all(|told| !told.names.is_empty()) {
        told.push(Told {
            claim: context.kept.catch_all(),
            names: Vec::new(),
            held: Held::text(),
        });
    }
    told.sort_by_key(|told| told.names.is_empty());
    let claims = told.iter().map(|told| told.claim.clone());
    let names = Scope::new(Case::Type).without(&["Self"]).claim_all(claims);
    let variants = names.into_iter().zip(told);
    variants
        .map(|(name, told)| ChoiceVariant {
            name,
            ty: told.held.data.ty().clone(),
            sent: None,
            events: Some(EventTypes {
                docs: about(&told.names),
                names: told.names,
                is_json: told.held.data != EventData::Text,
            }),
            said: told.held.said,
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
    held: &Held,
    described: &Pointer,
) {
    let Some(known) = told.iter_mut().find(|known| known.names == names) else {
        let held = held.clone();
        return told.push(Told { claim, names, held });
    };
    let (known, data) = (&mut known.held, &held.data);
    for said in &held.said {
        whole::add(&mut known.said, said.clone());
    }
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
        .unrepresented("untold-events", described, message);
}
