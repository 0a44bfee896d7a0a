//! Answers that a call gives as they arrive: bytes, and events.

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::{output, shown};
use crate::ir::{Api, AskedBy, EventData, Events, ModelKind, Operation, Type};

/// Sends the call where its case reads the answer as it arrives.
pub(super) fn arrivals(api: &Api, operation: &Operation) -> TokenStream {
    let error = output(api, operation.error.as_ref());
    let stream = operation.gives_bytes().then(|| {
        quote! {
            if given.way() == "stream" {
                return crate::downloads::take(call.with_stream(), |value| #error);
            }
        }
    });
    let events = operation.events.as_ref();
    let events = events.map(|events| of_events(api, operation, events, &error));
    quote!(#stream #events)
}

fn of_events(
    api: &Api,
    operation: &Operation,
    events: &Events,
    error: &TokenStream,
) -> TokenStream {
    let value = match &events.data {
        EventData::Json(ty) | EventData::Whole(ty) => shown(api, ty),
        EventData::Text => shown(api, &Type::Text),
    };
    // A call asks for events by itself, so that the case has to say the same.
    let asked = events.asked_by.as_ref();
    let asked = asked.and_then(|asked| asked_by(api, operation, asked));
    let asked = asked.map(|wire| {
        quote! {
            if !given.asks_by(#wire) {
                return Err("its body cannot ask for events".to_owned());
            }
        }
    });
    quote! {
        if given.way() == "events" {
            #asked
            let call = call.with_events();
            return crate::events::listen(given, call, |value| #value, |value| #error);
        }
    }
}

/// The property of the body that asks for events.
fn asked_by<'a>(api: &'a Api, operation: &Operation, asked: &AskedBy) -> Option<&'a str> {
    let body = operation.body.as_ref()?.ty.model()?;
    match &api.model(body).kind {
        ModelKind::Object(object) => {
            let mut fields = object.fields.iter();
            let field = fields.find(|field| field.name == asked.field);
            field.map(|field| field.wire.as_str())
        }
        ModelKind::Enum(_) | ModelKind::Tuple(_) | ModelKind::Union(_) | ModelKind::Choice(_) => {
            None
        }
    }
}
