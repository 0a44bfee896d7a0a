//! The function that makes the call of one operation.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::output;
use super::{arrivals, body};
use crate::emit::layout::Source;
use crate::emit::spelling::Types;
use crate::ir::{Answer, Api, Field, GivenAs, Location, Operation, Parameter, Presence};

/// A file of operations, with the table by which they are found.
pub(super) fn part(api: &Api, operations: &[&Operation]) -> Source {
    let types = Types::outside(api);
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
    let whole = operation.whole_body();
    let made = whole.map(|body| {
        let value = body::value(api, body, types);
        quote!(let body = #value;)
    });
    let arguments = arguments(api, operation, types);
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
    let root = api.has_nameless_root(operation).then(|| {
        quote!(
            let call = call.with_root("root");
        )
    });
    let arrivals = arrivals::arrivals(api, operation);
    let shows = shows(api, operation);
    quote! {
        fn #function(client: &Client, given: &Given) -> Result<Pending, String> {
            #made
            let mut call = client.#function(#arguments);
            #(#setters)*
            #(#field_setters)*
            #optional_body
            #media_type
            #root
            let call = call.with_header(CASE, &given.number().to_string());
            #arrivals
            calls::send(given, call.with_response(), #shows)
        }
    }
}

/// The arguments of the call, or the struct of them.
fn arguments(api: &Api, operation: &Operation, types: &Types<'_>) -> TokenStream {
    let arguments = api.arguments(operation);
    let values = arguments.iter().map(|argument| match argument.given {
        GivenAs::Parameter(parameter) => value(operation, parameter, types),
        GivenAs::Field(field) => {
            let (wire, ty) = (&field.wire, types.ty(field.ty.unboxed()));
            quote!(given.field::<#ty>(#wire)?)
        }
        GivenAs::Body(_) if operation.arguments.is_some() => quote!(body.into()),
        GivenAs::Body(_) => quote!(body),
    });
    let structure = operation.arguments.as_ref().zip(api.tag_of(operation));
    let Some((structure, tag)) = structure else {
        return quote!(#(#values),*);
    };
    let names = arguments.iter().map(|argument| &argument.name);
    let fields = names.zip(values);
    let fields = fields.map(|(name, value)| quote!(#name: #value));
    let module = tag.public_module();
    quote!(client::api::#module::#structure { #(#fields),* })
}

/// How what the call gives is written.
fn shows(api: &Api, operation: &Operation) -> TokenStream {
    let value = output(api, operation.output.as_ref());
    let error = output(api, operation.error.as_ref());
    let of_success = headers(api, &operation.success);
    let of_error = headers(api, &operation.errors);
    quote! {
        calls::Shows {
            output: |value| #value,
            error: |value| #error,
            headers: #of_success,
            error_headers: #of_error,
        }
    }
}

/// The headers that any of the answers has.
fn headers(api: &Api, answers: &[Answer]) -> TokenStream {
    let all = answers.iter().flat_map(|answer| &answer.headers);
    let all: BTreeSet<usize> = all.map(|header| header.index).collect();
    if all.is_empty() {
        return quote!(calls::none);
    }
    let shown = all.into_iter().map(|index| {
        let name = &api.headers[index].name;
        quote!(crate::headers::header(runtime::headers::#name, answer.header(runtime::headers::#name)))
    });
    quote!(|answer| vec![#(#shown),*])
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
