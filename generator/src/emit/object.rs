//! Structs that are JSON objects.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::Types;
use super::{Source, bounds, docs, model};
use crate::ir::{Api, Docs, Field, Model, Object, Presence};

/// With more arguments than this, clippy asks for a reason.
const MANY_ARGUMENTS: usize = 7;

pub(super) fn object(source: Source, api: &Api, model: &Model, object: &Object) -> Source {
    let types = Types::new(api);
    let rows = object.fields.iter().map(row).collect();
    source
        .items(definition(model, object, &types))
        .items(methods(model, object, &types))
        .table("object!", model.name.as_str(), rows)
        .items(bounds::check(api, model))
}

fn row(field: &Field) -> String {
    let presence = match field.presence {
        Presence::Required => "required",
        Presence::Nullable => "nullable",
        Presence::Optional => "optional",
        Presence::OptionalNullable => "optional_nullable",
    };
    format!("{:?} => {}: {presence}", field.wire, field.name)
}

fn definition(model: &Model, object: &Object, types: &Types<'_>) -> TokenStream {
    let fields = object.fields.iter().map(|field| {
        let docs = docs::inner(&field.docs_or_wire());
        let name = &field.name;
        let ty = types.ty(&field.ty);
        let ty = if field.presence == Presence::Required {
            ty
        } else {
            quote!(Option<#ty>)
        };
        quote! { #docs pub #name: #ty, }
    });
    model::structure(model, fields)
}

/// The constructor, and for what a request can hold a setter for each optional field.
fn methods(model: &Model, object: &Object, types: &Types<'_>) -> TokenStream {
    let constructor = if model.default {
        quote!()
    } else {
        constructor(object, types)
    };
    let optional = object
        .fields
        .iter()
        .filter(|field| field.presence != Presence::Required);
    let setters = optional
        .filter(|_| model.in_request)
        .map(|field| setter(field, types));
    let methods = quote! { #constructor #(#setters)* };
    if methods.is_empty() {
        return methods;
    }
    let name = &model.name;
    quote! { impl #name { #methods } }
}

fn constructor(object: &Object, types: &Types<'_>) -> TokenStream {
    let required: Vec<&Field> = object
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required)
        .collect();
    let parameters = required.iter().map(|field| {
        let name = &field.name;
        let ty = types.argument(&field.ty);
        quote!(#name: #ty)
    });
    let values = object.fields.iter().map(|field| {
        let name = &field.name;
        if field.presence == Presence::Required {
            types.initializer(name, &field.ty)
        } else {
            quote!(#name: None)
        }
    });
    let many = (required.len() > MANY_ARGUMENTS).then(|| {
        quote!(#[expect(clippy::too_many_arguments, reason = "the document requires all of these fields")])
    });
    let docs = docs::inner(&Docs(
        "Makes one with the fields that are required.".to_owned(),
    ));
    quote! {
        #docs
        #many
        #[must_use]
        pub fn new(#(#parameters),*) -> Self {
            Self { #(#values),* }
        }
    }
}

fn setter(field: &Field, types: &Types<'_>) -> TokenStream {
    let name = &field.name;
    let setter = name.setter();
    let argument = types.argument(&field.ty);
    let value = types.convert(&field.ty, &quote!(#name));
    let docs = docs::inner(&Docs(format!("Sets `{}`.", name.bare())));
    quote! {
        #docs
        #[must_use]
        pub fn #setter(mut self, #name: #argument) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

impl Field {
    /// The docs, or the name on the wire where the document says nothing.
    fn docs_or_wire(&self) -> Docs {
        if self.docs.0.is_empty() {
            Docs(format!("`{}`.", self.wire.replace('`', "'")))
        } else {
            self.docs.clone()
        }
    }
}
