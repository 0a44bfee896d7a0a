//! The function that makes the call of one operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::shown;
use super::{body, types};
use crate::emit::Source;
use crate::emit::types::Types;
use crate::ir::{
    Api, EventData, Events, Field, Location, ModelKind, Operation, Parameter, Presence, Type,
};

/// A file of operations, with the table by which they are found.
pub(super) fn part(api: &Api, operations: &[&Operation]) -> Source {
    let types = types(api);
    let rows = operations.iter().map(|operation| {
        let function = &operation.function;
        let called = format!("{} {}", operation.method, operation.path);
        let place = operation.origin.among(&api.files);
        quote!((#called, #place, #function))
    });
    let bodies = operations.iter().filter_map(|known| known.body.as_ref());
    let files = body::has_files(api, bodies).then(|| {
        quote!(
            use crate::files::Unpack as _;
        )
    });
    let mut source = Source::new(Vec::new())
        .items(quote! {
            use std::collections::BTreeMap;
            use client::{self as runtime, Client};
            use crate::{answers, calls, show};
            use crate::calls::{CASE, Pending, Row};
            #files
            use crate::given::Given;
        })
        .items(quote!(pub(crate) const ROWS: &[Row] = &[#(#rows),*];));
    for operation in operations {
        source = source.items(call(api, operation, &types));
    }
    source
}

fn call(api: &Api, operation: &Operation, types: &Types<'_>) -> TokenStream {
    let function = &operation.function;
    let values = operation
        .required()
        .map(|parameter| value(operation, parameter, types));
    let fields = api.required_fields(operation).map(|field| {
        let (wire, ty) = (&field.wire, types.ty(field.ty.unboxed()));
        quote!(given.field::<#ty>(#wire)?)
    });
    let whole = operation.whole_body();
    let made = whole.map(|body| {
        let value = body::value(api, body, types);
        quote!(let body = #value;)
    });
    let arguments = values.chain(fields).chain(whole.map(|_| quote!(body)));
    let setters = operation
        .optional()
        .map(|parameter| setter(parameter, types));
    let field_setters = api
        .body_fields(operation)
        .filter_map(|field| field_setter(field, types));
    let optional_body = operation.body.as_ref().filter(|body| !body.required);
    let optional_body = optional_body.map(|body| {
        let value = body::value(api, body, types);
        quote! {
            if given.has_body() {
                call = call.body(#value);
            }
        }
    });
    let of_body = operation.body.as_ref();
    let media_type = of_body.map(|body| body::media_type(api, body, types));
    let output = output(api, operation.output.as_ref());
    let error = output_of_error(api, operation);
    let events = events(api, operation, &error);
    quote! {
        fn #function(client: &Client, given: &Given) -> Result<Pending, String> {
            #made
            let mut call = client.#function(#(#arguments),*);
            #(#setters)*
            #(#field_setters)*
            #optional_body
            #media_type
            let call = call.with_header(CASE, &given.number().to_string());
            #events
            let call = call.with_response();
            calls::send(call, |value| #output, |value| #error)
        }
    }
}

/// Reads an answer of events as they come, where the case's body asks for them
/// as the call would make it do.
fn events(api: &Api, operation: &Operation, error: &TokenStream) -> Option<TokenStream> {
    let Events { data, asked_by } = operation.events.as_ref()?;
    let value = match data {
        EventData::Json(ty) => shown(api, ty),
        // The cases have the data of events alone, and only as JSON.
        EventData::Text | EventData::Whole(_) => return None,
    };
    let asked = asked_by.as_ref().map(|asked| {
        let body = operation.body.as_ref().and_then(|body| body.ty.model());
        let fields = body.map(|id| &api.model(id).kind);
        let wire = fields.and_then(|kind| match kind {
            ModelKind::Object(object) => {
                let mut fields = object.fields.iter();
                let field = fields.find(|field| field.name == asked.field);
                field.map(|field| &field.wire)
            }
            ModelKind::Enum(_)
            | ModelKind::Tuple(_)
            | ModelKind::Union(_)
            | ModelKind::Choice(_) => None,
        });
        wire.map_or_else(|| quote!(&&false), |wire| quote!(&& given.asks_by(#wire)))
    });
    Some(quote! {
        if given.is_of_events() #asked {
            let call = call.with_events().with_reconnection(false);
            return crate::events::listen(given, call, |value| #value, |value| #error);
        }
    })
}

fn output(api: &Api, ty: Option<&Type>) -> TokenStream {
    match ty {
        Some(ty) => shown(api, ty),
        None => quote!(show::json(value)),
    }
}

fn output_of_error(api: &Api, operation: &Operation) -> TokenStream {
    output(api, operation.error.as_ref())
}

/// The name that the cases have for a parameter. What stands in a path again
/// has a number there, and one value in the cases.
fn wire<'o>(operation: &'o Operation, parameter: &'o Parameter) -> &'o str {
    let others = operation
        .parameters
        .iter()
        .filter(|other| other.location == Location::Path && parameter.location == Location::Path);
    let is_first = |other: &&Parameter| {
        let number = parameter.wire.strip_prefix(&other.wire);
        let number = number.and_then(|rest| rest.strip_prefix(' '));
        number.is_some_and(|number| number.parse::<usize>().is_ok())
    };
    others
        .filter(is_first)
        .map(|first| &first.wire)
        .next()
        .unwrap_or(&parameter.wire)
}

/// Where the cases have a parameter.
fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::QueryString => "querystring",
    }
}

fn value(operation: &Operation, parameter: &Parameter, types: &Types<'_>) -> TokenStream {
    let (place, wire) = (place(parameter.location), wire(operation, parameter));
    let ty = types.ty(parameter.ty.unboxed());
    quote!(given.required::<#ty>(#place, #wire)?)
}

fn setter(parameter: &Parameter, types: &Types<'_>) -> TokenStream {
    let (name, place, wire) = (&parameter.name, place(parameter.location), &parameter.wire);
    let ty = types.ty(parameter.ty.unboxed());
    let read = if parameter.client {
        quote!(anew)
    } else {
        quote!(optional)
    };
    quote! {
        if let Some(value) = given.#read::<#ty>(#place, #wire)? {
            call = call.#name(value);
        }
    }
}

fn field_setter(field: &Field, types: &Types<'_>) -> Option<TokenStream> {
    let Field { name, wire, .. } = field;
    let ty = types.ty(field.ty.unboxed());
    (field.presence != Presence::Required).then(|| {
        quote! {
            if let Some(value) = given.optional_field::<#ty>(#wire)? {
                call = call.#name(value);
            }
        }
    })
}
