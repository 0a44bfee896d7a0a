//! The function that makes the call of one operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::shown;
use super::types;
use crate::emit::Source;
use crate::emit::types::Types;
use crate::ir::{
    Api, Body, BodyForm, Field, Location, ModelKind, Operation, Parameter, Presence, Type,
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
    let files = has_files(api, operations).then(|| {
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
    let body = operation.whole_body();
    let made = body.map(|body| made_body(api, body, types));
    let arguments = values.chain(fields).chain(body.map(|_| quote!(body)));
    let setters = operation
        .optional()
        .map(|parameter| setter(parameter, types));
    let field_setters = api
        .body_fields(operation)
        .filter_map(|field| field_setter(field, types));
    let optional_body = operation.body.as_ref().filter(|body| !body.required);
    let optional_body = optional_body.map(|body| body_setter(api, body, types));
    let media_type = operation.body.as_ref().map(media_type);
    let output = output(api, operation.output.as_ref());
    let error = output_of_error(api, operation);
    quote! {
        fn #function(client: &Client, given: &Given) -> Result<Pending, String> {
            #made
            let mut call = client.#function(#(#arguments),*);
            #(#setters)*
            #(#field_setters)*
            #optional_body
            #media_type
            let call = call.with_header(CASE, &given.number().to_string()).with_response();
            calls::send(call, |value| #output, |value| #error)
        }
    }
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

/// The body as the call's argument.
fn made_body(api: &Api, body: &Body, types: &Types<'_>) -> TokenStream {
    let ty = types.ty(body.ty.unboxed());
    match &body.form {
        BodyForm::Bytes => quote!(let body = given.bytes::<#ty>()?;),
        BodyForm::Text => quote!(let body = given.text()?;),
        BodyForm::Json | BodyForm::Form(_) => quote!(let body = given.body::<#ty>()?;),
        BodyForm::Multipart(_) => {
            let files = unpack(api, &body.ty);
            quote! {
                let mut body = given.body::<#ty>()?;
                #(#files)*
            }
        }
    }
}

fn body_setter(api: &Api, body: &Body, types: &Types<'_>) -> TokenStream {
    let ty = types.ty(body.ty.unboxed());
    let (read, files) = match &body.form {
        BodyForm::Bytes => (quote!(optional_bytes::<#ty>), Vec::new()),
        BodyForm::Text => (quote!(optional_text), Vec::new()),
        BodyForm::Json | BodyForm::Form(_) => (quote!(optional_body::<#ty>), Vec::new()),
        BodyForm::Multipart(_) => (quote!(optional_body::<#ty>), unpack(api, &body.ty)),
    };
    quote! {
        if let Some(mut body) = given.#read()? {
            #(#files)*
            call = call.body(body);
        }
    }
}

/// Sets the media type, where the document leaves that to the caller.
fn media_type(body: &Body) -> TokenStream {
    match &body.form {
        BodyForm::Bytes | BodyForm::Text => quote! {
            if let Some(media_type) = given.media_type() {
                call = call.with_header("content-type", media_type);
            }
        },
        BodyForm::Json | BodyForm::Form(_) | BodyForm::Multipart(_) => quote!(),
    }
}

/// Puts bytes in the place of the base64 that the files of a form were read as.
fn unpack(api: &Api, ty: &Type) -> Vec<TokenStream> {
    let statement = |field: &Field| {
        let Field { name, wire, .. } = field;
        quote! {
            if given.is_file(#wire) {
                body.#name.unpack();
            }
        }
    };
    file_fields(api, ty).map(statement).collect()
}

/// The fields of a model that are files.
fn file_fields<'a>(api: &'a Api, ty: &Type) -> impl Iterator<Item = &'a Field> + use<'a> {
    let object = ty.model().and_then(|id| match &api.model(id).kind {
        ModelKind::Object(object) => Some(object),
        ModelKind::Enum(_) | ModelKind::Tuple(_) | ModelKind::Union(_) | ModelKind::Choice(_) => {
            None
        }
    });
    let fields = object.into_iter().flat_map(|object| &object.fields);
    fields.filter(|field| is_file(&field.ty))
}

fn is_file(ty: &Type) -> bool {
    match ty {
        Type::File => true,
        Type::List(inner) | Type::Map(inner) | Type::Boxed(inner) | Type::Nullable(inner) => {
            is_file(inner)
        }
        _ => false,
    }
}

fn has_files(api: &Api, operations: &[&Operation]) -> bool {
    let bodies = operations.iter().filter_map(|known| known.body.as_ref());
    let mut in_parts = bodies.filter(|body| matches!(body.form, BodyForm::Multipart(_)));
    in_parts.any(|body| file_fields(api, &body.ty).next().is_some())
}
