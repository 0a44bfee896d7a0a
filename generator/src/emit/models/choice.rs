//! Enums of the types that a call's answers have, or that its body may be.

use crate::emit::bodies::sending;
use crate::emit::layout::{List, Source};
use crate::emit::spelling::{Types, enumeration, row};
use crate::ir::{Api, Choice, ChoiceVariant, Docs, Literal, Model};

pub(super) fn choice(source: Source, api: &Api, model: &Model, choice: &Choice) -> Source {
    let (types, name) = (Types::new(api), &model.name);
    let variants = choice.variants.iter();
    let definition = variants.clone().map(|variant| {
        let ty = types.ty(&variant.ty);
        row(docs(variant), format!("{}({ty})", variant.name))
    });
    let source = source.item(enumeration(model, definition));
    if choice.is_of_events() {
        let rows = variants.filter_map(|variant| event_row(variant, &types));
        return source.item(List::table("named_events!", name, rows));
    }
    let rows = choice.by_type().into_iter().map(|variant| {
        let ty = types.ty(variant.ty.unboxed());
        format!("{}({ty})", variant.name)
    });
    let source = source.item(List::table("choice!", name, rows));
    if !choice.is_sent() {
        return source;
    }
    let rows = variants.filter_map(|variant| sent_row(api, variant, &types));
    source.item(List::table("body!", name, rows))
}

fn docs(variant: &ChoiceVariant) -> Docs {
    match (&variant.sent, &variant.events) {
        (Some(sent), _) => Docs(format!("Sent as `{}`.", sent.media_type)),
        (None, Some(events)) => events.docs.clone(),
        (None, None) => Docs(format!("`{}`.", variant.name)),
    }
}

/// How the data of events of some types is read.
fn event_row(variant: &ChoiceVariant, types: &Types<'_>) -> Option<String> {
    let events = variant.events.as_ref()?;
    let how = if events.is_json { "json" } else { "text" };
    let names = events.names.iter().cloned().map(Literal::Text);
    let names: Vec<String> = names.map(|name| name.to_string()).collect();
    let names = if names.is_empty() {
        String::new()
    } else {
        format!("({})", names.join(", "))
    };
    let ty = types.ty(variant.ty.unboxed());
    Some(format!("{}({ty}) = {how}{names}", variant.name))
}

/// How one of the things that a body may be is sent.
fn sent_row(api: &Api, variant: &ChoiceVariant, types: &Types<'_>) -> Option<String> {
    let sent = variant.sent.as_ref()?;
    let ty = variant.ty.unboxed();
    let how = sending(api, &sent.form, ty, &sent.media_type);
    Some(format!("{}({}) = {how}", variant.name, types.ty(ty)))
}
