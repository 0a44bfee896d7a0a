//! One operation: the client's method, the call and its setters.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::Types;
use super::{Source, docs, wire};
use crate::ir::{Api, Body, Docs, Operation, Parameter, Presence, Type};
use crate::names::{Case, Name};

/// With more arguments than this, the client itself aside, clippy asks for a reason.
const MANY_ARGUMENTS: usize = 6;

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
    let mut parameters: Vec<TokenStream> = arguments
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
    let values = operation
        .parameters
        .iter()
        .map(|parameter| initial(parameter, types));
    let body = operation
        .body
        .as_ref()
        .map(|body| initial_body(api, operation, body, types));
    quote! {
        #docs
        #deprecated
        #many
        pub fn #function(&self, #(#parameters),*) -> #call {
            #call {
                call: Call::new(self),
                #(#values,)*
                #body
            }
        }
    }
}

fn initial(parameter: &Parameter, types: &Types<'_>) -> TokenStream {
    let name = &parameter.name;
    if parameter.is_argument() {
        types.initializer(name, &parameter.ty)
    } else {
        quote!(#name: None)
    }
}

fn initial_body(api: &Api, operation: &Operation, body: &Body, types: &Types<'_>) -> TokenStream {
    let Some(id) = body.fields_of else {
        let name = Case::Value.name("body");
        return if body.required {
            types.initializer(&name, &body.ty)
        } else {
            quote!(body: None)
        };
    };
    let model = types.model(id);
    if api.model(id).default {
        return quote!(body: #model::default());
    }
    let names = api.required_fields(operation).map(|field| &field.name);
    quote!(body: #model::new(#(#names),*))
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
        .map(|(name, docs)| item(name.bare(), docs))
        .collect();
    items.extend(operation.whole_body().map(|body| item("body", &body.docs)));
    let mut text = operation.docs.0.clone();
    if !items.is_empty() {
        text.push_str("\n\n# Arguments\n\n");
        text.push_str(&items.join("\n"));
    }
    Docs(text)
}

fn item(name: &str, docs: &Docs) -> String {
    let text = docs.first_paragraph();
    if text.is_empty() {
        format!("- `{name}`")
    } else {
        format!("- `{name}`: {text}")
    }
}

/// The type of the call, its setters and the implementation of the operation.
pub(super) fn call(source: Source, api: &Api, operation: &Operation, types: &Types<'_>) -> Source {
    source
        .items(definition(operation, types))
        .items(setters(api, operation, types))
        .table("call!", operation.call.as_str(), Vec::new())
        .items(wire::implementation(api, operation, types))
}

fn definition(operation: &Operation, types: &Types<'_>) -> TokenStream {
    let name = &operation.call;
    let function = operation.function.bare();
    let docs = docs::outer(&Docs(format!(
        "The call of [`Client::{function}`]; `.await` sends it."
    )));
    let fields = operation.parameters.iter().map(|parameter| {
        let name = &parameter.name;
        let ty = types.ty(&parameter.ty);
        if parameter.is_argument() {
            quote!(#name: #ty,)
        } else {
            quote!(#name: Option<#ty>,)
        }
    });
    let body = operation.body.as_ref().map(|body| {
        let ty = types.ty(&body.ty);
        if body.required {
            quote!(body: #ty,)
        } else {
            quote!(body: Option<#ty>,)
        }
    });
    quote! {
        #docs
        #[derive(Clone, Debug)]
        #[must_use = "a call does nothing until it is awaited"]
        pub struct #name {
            call: Call,
            #(#fields)*
            #body
        }
    }
}

fn setters(api: &Api, operation: &Operation, types: &Types<'_>) -> TokenStream {
    let parameters = operation.optional().map(|parameter| {
        let name = &parameter.name;
        let mut docs = parameter.docs.clone();
        if parameter.client {
            docs.0
                .push_str("\n\nThis call uses it in place of the client's.");
        }
        setter(
            name,
            &parameter.ty,
            &docs,
            parameter.deprecated,
            &quote!(self.#name),
            types,
        )
    });
    let optional = api
        .body_fields(operation)
        .filter(|field| field.presence != Presence::Required);
    let fields = optional.map(|field| {
        let name = &field.name;
        setter(
            name,
            &field.ty,
            &field.docs,
            field.deprecated,
            &quote!(self.body.#name),
            types,
        )
    });
    let body = operation
        .body
        .as_ref()
        .filter(|body| !body.required)
        .map(|body| {
            let name = Case::Value.name("body");
            setter(
                &name,
                &body.ty,
                &body.docs,
                false,
                &quote!(self.body),
                types,
            )
        });
    let setters: Vec<TokenStream> = parameters.chain(fields).chain(body).collect();
    if setters.is_empty() {
        return quote!();
    }
    let name = &operation.call;
    quote! { impl #name { #(#setters)* } }
}

fn setter(
    name: &Name,
    ty: &Type,
    docs: &Docs,
    deprecated: bool,
    place: &TokenStream,
    types: &Types<'_>,
) -> TokenStream {
    let fallback = Docs(format!("Sets `{}`.", name.bare()));
    let docs = docs::inner(if docs.0.is_empty() { &fallback } else { docs });
    let deprecated = deprecated.then(|| quote!(#[deprecated]));
    let argument = types.argument(ty);
    let value = types.convert(ty, &quote!(#name));
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #name: #argument) -> Self {
            #place = Some(#value);
            self
        }
    }
}
