//! What a call can give as it arrives: bytes, or events.

use super::types::Types;
use crate::ir::{AskedBy, EventData, Events, Operation, Presence};

/// The tables of a call's streams, if it has any.
pub(super) fn tables(operation: &Operation, types: &Types<'_>) -> String {
    let call = &operation.call;
    let mut out = String::new();
    if operation.gives_bytes() {
        out.push_str(&format!("download! {{ {call} }}\n"));
    }
    if let Some(events) = &operation.events {
        out.push_str(&format!("events! {{ {call}: {} }}\n", row(events, types)));
    }
    out
}

/// How the data of events is read, and what in the body asks for them.
fn row(events: &Events, types: &Types<'_>) -> String {
    let ty = types.text(events.data.ty());
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
