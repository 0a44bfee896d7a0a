//! What a call can give as it arrives, bytes or events, and whether it may leave its server for it.

use crate::emit::layout::Item;
use crate::emit::spelling::Types;
use crate::ir::{AskedBy, EventData, Events, Operation, Presence};

/// The tables of a call's streams, if it has any.
pub(super) fn tables(operation: &Operation, types: &Types<'_>) -> impl Iterator<Item = Item> {
    let call = &operation.call;
    let redirects = operation
        .may_leave()
        .then(|| format!("redirects! {{ {call} }}").into());
    let download = operation
        .gives_bytes()
        .then(|| format!("download! {{ {call} }}").into());
    let events = operation.events.as_ref();
    let events =
        events.map(|events| format!("events! {{ {call}: {} }}", row(events, types)).into());
    redirects.into_iter().chain(download).chain(events)
}

/// How the data of events is read, and what in the body asks for them.
fn row(events: &Events, types: &Types<'_>) -> String {
    let ty = types.ty(events.data.ty());
    let read = match events.data {
        EventData::Text => "text",
        EventData::Json(_) => "json",
        EventData::Whole(_) => "whole",
    };
    let asked = events.asked_by.as_ref().map(|AskedBy { field, presence }| {
        let value = match presence {
            Presence::Required => "true",
            Presence::Nullable | Presence::Optional => "Some(true)",
            Presence::OptionalNullable => "Some(Some(true))",
        };
        format!(", {field}: {value}")
    });
    format!("{ty} = {read}{}", asked.unwrap_or_default())
}
