//! Types without names of their own that several places have in common.

use openapiv3::{Schema, SchemaData};

use super::Context;
use super::alike::Shared;
use super::spot::{Home, Spot};
use crate::ir::{Docs, ModelId};
use crate::lower::docs;
use crate::lower::shape::Shape;
use crate::lower::source::form;
use crate::lower::source::said::said;
use crate::names::Case;
use crate::vocabulary::{ENUM_DESCRIPTIONS, ENUM_NAMES, MS_ENUM};

/// The tag with whose calls a type at `spot` stands in one file, if it is an operation's own.
pub(super) fn calls<'a>(spot: &Spot<'a>) -> Option<&'a str> {
    match spot.home {
        Home::Calls(tag) if spot.at.path().starts_with("/paths/") => Some(tag),
        Home::Calls(_) | Home::With(_) | Home::Own => None,
    }
}

/// What makes the type at `spot` the same as another: what it is called there, and all that is said
/// of its values. A type of which a part goes one way alone is left to itself, since it would no
/// longer be known which way that is.
pub(super) fn one_type(schema: &Schema, shape: &Shape<'_>, spot: &Spot<'_>) -> Option<Shared> {
    let is_list = matches!(shape, Shape::Literals { .. });
    if is_list || spot.own.is_empty() {
        return None;
    }
    let said = all_said(schema);
    let goes_one_way = said.contains("\"readOnly\":true") || said.contains("\"writeOnly\":true");
    let name = Case::Type.name(&spot.own).to_string();
    (!goes_one_way).then_some(Shared::Described(name, said))
}

/// What makes the type at `spot` the same as another that is known by the name of what it was.
fn known(was: &str, schema: &Schema, shape: &Shape<'_>, spot: &Spot<'_>) -> Shared {
    let said = match one_list(shape, &spot.called(was.to_owned())) {
        Some(list) => format!("{list:?}"),
        None => all_said(schema),
    };
    Shared::Known(was.to_owned(), said)
}

/// All that is said of the values of a schema.
fn all_said(schema: &Schema) -> String {
    let SchemaData {
        discriminator,
        extensions,
        ..
    } = &schema.schema_data;
    said(&(form(schema), discriminator, extensions))
}

/// What makes the list of values at `spot` the same as another: what it is called there, and all
/// that is said of the values.
pub(super) fn one_list(shape: &Shape<'_>, spot: &Spot<'_>) -> Option<Shared> {
    let Shape::Literals { lists, open, .. } = shape else {
        return None;
    };
    let [list] = &lists[..] else {
        return None;
    };
    if spot.own.is_empty() {
        return None;
    }
    let extensions = &list.schema.schema_data.extensions;
    let said = [ENUM_NAMES, ENUM_DESCRIPTIONS].map(|key| extensions.get(key));
    // What this says of each value stands with the value, so that their order says nothing.
    let is_said_of_each = extensions.contains_key(MS_ENUM);
    let of_each = |index: usize| said.map(|list| list.and_then(|list| list.get(index)));
    let values = list.values();
    let values = values.map(|(index, value)| {
        if is_said_of_each {
            format!("{value} {:?}", of_each(index))
        } else {
            value.to_string()
        }
    });
    let mut values: Vec<String> = values.collect();
    // Nor does it without names for each.
    if is_said_of_each || said.iter().all(Option::is_none) {
        values.sort_unstable();
    }
    let said = (!is_said_of_each).then_some(said);
    let values = format!("{values:?} {said:?} {open}");
    let name = Case::Type.name(&spot.own).to_string();
    Some(Shared::Values(name, values))
}

/// The model that is the same as what stands at `spot`, if one is made already, and what others find that
/// by which is made there.
pub(super) fn same(
    context: &mut Context<'_, '_>,
    schema: &Schema,
    shape: &Shape<'_>,
    spot: &Spot<'_>,
) -> (Option<ModelId>, Vec<Shared>) {
    let identity = context.source.identity(&spot.at);
    // What stands in it would be another's, whoever refers to it.
    if context.source.is_led_into(&identity) {
        return (None, Vec::new());
    }
    let was = context.known_there(&spot.at);
    let was = was.map(|was| (known(&was, schema, shape, spot), spot.called(was)));
    let one = one_type(schema, shape, spot).map(|key| (key, spot.clone()));
    let keys: Vec<(Shared, Spot<'_>)> = was.into_iter().chain(one).collect();
    if context.drafts.met(&identity).is_none() {
        for (key, spot) in &keys {
            if let Some(id) = context.same(key, &spot.at) {
                share(context, id, schema, spot);
                context.drafts.meet(identity, id);
                return (Some(id), Vec::new());
            }
        }
    }
    (None, keys.into_iter().map(|(key, _)| key).collect())
}

/// Lets a type stand at a further spot: it is called by what both have in common, and stands in a
/// file of its own unless both are of one. What was said of it is said of that spot as well.
pub(super) fn share(context: &mut Context<'_, '_>, id: ModelId, schema: &Schema, spot: &Spot<'_>) {
    context.drafts.stands(id, &spot.at);
    let calls = calls(spot).and_then(|tag| context.drafts.calls(tag));
    let file = spot.home.owner().or(calls);
    let first = context.drafts.draft(id);
    context
        .report
        .repeat(id, &first.origin, &context.source.origin(&spot.at));
    let known = first.claim.shortest();
    if Case::Type.name(known) != Case::Type.name(&spot.own) {
        let known = known.to_owned();
        context.drafts.call(id, &known, &spot.own);
    }
    if context.drafts.draft(id).file != file {
        context.drafts.set_apart(id);
    }
    let draft = context.drafts.draft_mut(id);
    if draft.docs != docs::schema(schema) {
        draft.docs = Docs::default();
    }
}
