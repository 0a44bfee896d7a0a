//! What a call can give as it arrives: bytes, events, or items; whether it may leave its server for it,
//! and say what the first element of its body is called.

use crate::emit::layout::Item;
use crate::emit::spelling::Types;
use crate::ir::{AskedBy, EventData, Events, Operation, Presence, Sequence};

/// The tables of a call's streams, if it has any.
pub(super) fn tables(
    operation: &Operation,
    is_xml: bool,
    types: &Types<'_>,
) -> impl Iterator<Item = Item> {
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
    let sequence = operation.sequence.as_ref();
    let items =
        sequence.map(|items| format!("items! {{ {call}: {} }}", items_row(items, types)).into());
    let root = is_xml.then(|| format!("root! {{ {call} }}").into());
    let streams = download.into_iter().chain(events).chain(items);
    redirects.into_iter().chain(root).chain(streams)
}

/// How the data of events is read, and what in the body asks for them.
fn row(events: &Events, types: &Types<'_>) -> String {
    let ty = types.ty(events.data.ty());
    let read = match events.data {
        EventData::Text => "text",
        EventData::Json(_) => "json",
        EventData::Named(_) => "named",
    };
    format!("{ty} = {read}{}", asked(events.asked_by.as_ref()))
}

/// As which media type items are asked for, and what in the body asks for them.
fn items_row(sequence: &Sequence, types: &Types<'_>) -> String {
    let Sequence {
        item,
        media_type,
        asked_by,
        ..
    } = sequence;
    let asked = asked(asked_by.as_ref());
    format!("{} = {media_type:?}{asked}", types.ty(item))
}

/// What in the body asks for a stream.
fn asked(by: Option<&AskedBy>) -> String {
    let asked = by.map(|AskedBy { field, presence }| {
        let value = match presence {
            Presence::Required => "true",
            Presence::Nullable | Presence::Optional => "Some(true)",
            Presence::OptionalNullable => "Some(Some(true))",
        };
        format!(", {field}: {value}")
    });
    asked.unwrap_or_default()
}
