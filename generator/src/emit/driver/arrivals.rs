//! Answers that a call gives as they arrive: bytes, events, and items.

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::{output, shown};
use crate::ir::{Api, AskedBy, Events, ModelKind, Operation, Sequence};

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
    let items = operation.sequence.as_ref();
    let items = items.map(|items| of_items(api, operation, items, &error));
    quote!(#stream #events #items)
}

fn of_events(
    api: &Api,
    operation: &Operation,
    events: &Events,
    error: &TokenStream,
) -> TokenStream {
    let value = shown(api, events.data.ty());
    let asked = asked(api, operation, events.asked_by.as_ref());
    quote! {
        if given.way() == "events" {
            #asked
            let call = call.with_events().with_reconnect(crate::events::reconnect(given));
            return crate::events::listen(given, call, |value| #value, |value| #error);
        }
    }
}

fn of_items(
    api: &Api,
    operation: &Operation,
    items: &Sequence,
    error: &TokenStream,
) -> TokenStream {
    let value = shown(api, &items.item);
    let asked = asked(api, operation, items.asked_by.as_ref());
    quote! {
        if given.way() == "items" {
            #asked
            return crate::items::take(call.with_items(), |value| #value, |value| #error);
        }
    }
}

/// A call asks for a stream by itself, so that the case has to say the same.
fn asked(api: &Api, operation: &Operation, by: Option<&AskedBy>) -> Option<TokenStream> {
    let wire = by.and_then(|by| asked_by(api, operation, by))?;
    Some(quote! {
        if !given.asks_by(#wire) {
            return Err("its body cannot ask for a stream".to_owned());
        }
    })
}

/// The property of the body that asks for a stream.
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
