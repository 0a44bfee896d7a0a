//! One operation: the client's method, and the call.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::Types;
use super::{Source, docs, wire};
use crate::ir::{Api, Body, Docs, Field, Operation, Presence};

/// With more arguments than this, the client itself aside, clippy asks for a reason.
const MANY_ARGUMENTS: usize = 6;

/// Names for which clippy asks for a reason.
const PLACEHOLDERS: [&str; 3] = ["foo", "baz", "quux"];

/// The method of the client.
pub(super) fn function(api: &Api, operation: &Operation, types: &Types<'_>) -> TokenStream {
    let Operation { function, call, .. } = operation;
    let docs = docs::inner(&function_docs(api, operation));
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let arguments = operation
        .required()
        .map(|parameter| (&parameter.name, &parameter.ty));
    let arguments = arguments.chain(
        api.required_fields(operation)
            .map(|field| (&field.name, &field.ty)),
    );
    let arguments: Vec<_> = arguments.collect();
    let named = arguments
        .iter()
        .any(|(name, _)| PLACEHOLDERS.contains(&name.bare()));
    let mut parameters: Vec<TokenStream> = arguments
        .into_iter()
        .map(|(name, ty)| {
            let ty = types.argument(ty);
            quote!(#name: #ty)
        })
        .collect();
    if let Some(body) = operation.whole_body() {
        let ty = types.argument(&body.ty);
        parameters.push(quote!(body: #ty));
    }
    let many = (parameters.len() > MANY_ARGUMENTS)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "the document requires all of these")]));
    let named = named
        .then(|| quote!(#[expect(clippy::disallowed_names, reason = "the document names it")]));
    let values = operation.required().map(|parameter| {
        let name = &parameter.name;
        types.convert(&parameter.ty, &quote!(#name))
    });
    let body = operation
        .body
        .as_ref()
        .filter(|body| body.required)
        .map(|body| initial_body(api, operation, body, types));
    let values = values.chain(body);
    quote! {
        #docs
        #deprecated
        #many
        #named
        pub fn #function(&self, #(#parameters),*) -> #call {
            #call::new(self, #(#values),*)
        }
    }
}

fn initial_body(api: &Api, operation: &Operation, body: &Body, types: &Types<'_>) -> TokenStream {
    let Some(id) = body.fields_of else {
        return types.convert(&body.ty, &quote!(body));
    };
    let model = types.model(id);
    if api.model(id).default {
        return quote!(#model::default());
    }
    let names = api.required_fields(operation).map(|field| &field.name);
    quote!(#model::new(#(#names),*))
}

fn function_docs(api: &Api, operation: &Operation) -> Docs {
    let parameters = operation
        .required()
        .map(|parameter| (&parameter.name, &parameter.docs));
    let fields = api
        .required_fields(operation)
        .map(|field| (&field.name, &field.docs));
    let mut items: Vec<String> = parameters
        .chain(fields)
        .filter_map(|(name, docs)| item(name.bare(), docs))
        .collect();
    items.extend(
        operation
            .whole_body()
            .and_then(|body| item("body", &body.docs)),
    );
    let mut text = operation.docs.0.clone();
    if !items.is_empty() {
        text.push_str("\n\n# Arguments\n\n");
        text.push_str(&items.join("\n"));
    }
    Docs(text)
}

/// An argument with what the document says of it, if it says anything.
fn item(name: &str, docs: &Docs) -> Option<String> {
    let text = docs.first_paragraph();
    (!text.is_empty()).then(|| format!("- `{name}`: {text}"))
}

/// The table of the call, and the setters of those of a body's fields that stand for it.
pub(super) fn call(source: Source, api: &Api, operation: &Operation, types: &Types<'_>) -> Source {
    source
        .text(wire::table(api, operation, types))
        .items(field_setters(api, operation, types))
}

fn field_setters(api: &Api, operation: &Operation, types: &Types<'_>) -> TokenStream {
    let optional = api
        .body_fields(operation)
        .filter(|field| field.presence != Presence::Required);
    let setters: Vec<TokenStream> = optional.map(|field| setter(field, types)).collect();
    if setters.is_empty() {
        return quote!();
    }
    let name = &operation.call;
    quote! { impl #name { #(#setters)* } }
}

fn setter(field: &Field, types: &Types<'_>) -> TokenStream {
    let Field { name, ty, .. } = field;
    let fallback = Docs(format!("Sets `{}`.", name.bare()));
    let docs = docs::inner(if field.docs.0.is_empty() {
        &fallback
    } else {
        &field.docs
    });
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let argument = types.argument(ty);
    let value = types.convert(ty, &quote!(#name));
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #name: #argument) -> Self {
            self.body.#name = Some(#value);
            self
        }
    }
}
