//! Structs that are JSON arrays of fixed length.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::Types;
use super::{Definition, Source, bounds, docs, model};
use crate::ir::{Api, Docs, Model, Tuple};
use crate::names::{Case, Claim, Name, PRELUDE_TYPES, Scope};

pub(super) fn tuple(source: Source, api: &Api, model: &Model, tuple: &Tuple) -> Source {
    let types = Types::new(api);
    let rows = tuple
        .items
        .iter()
        .map(|item| item.name.to_string())
        .collect();
    source
        .definition(definition(model, tuple, &types))
        .items(constructor(model, tuple, &types))
        .items(from_tuple(model, tuple, &types))
        .table("tuple!", model.name.as_str(), rows)
        .items(bounds::check(api, model))
}

fn definition(model: &Model, tuple: &Tuple, types: &Types<'_>) -> Definition {
    let fields = tuple.items.iter().map(|item| {
        let fallback = Docs(format!("The item `{}`.", item.name.bare()));
        let docs = if item.docs.0.is_empty() {
            &fallback
        } else {
            &item.docs
        };
        let ty = types.text(&item.ty);
        model::row(docs, format!("pub {}: {ty}", item.name))
    });
    model::structure(model, fields)
}

fn constructor(model: &Model, tuple: &Tuple, types: &Types<'_>) -> TokenStream {
    let name = &model.name;
    let parameters = tuple.items.iter().map(|item| {
        let name = &item.name;
        let ty = types.argument(&item.ty);
        quote!(#name: #ty)
    });
    let values = tuple
        .items
        .iter()
        .map(|item| types.initializer(&item.name, &item.ty));
    let docs = docs::inner(&Docs("Puts one together from its items.".to_owned()));
    quote! {
        impl #name {
            #docs
            #[must_use]
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// The conversion from a tuple of Rust's, whose items are anything that becomes
/// the items here.
fn from_tuple(model: &Model, tuple: &Tuple, types: &Types<'_>) -> TokenStream {
    let name = &model.name;
    let names: Vec<&Name> = tuple.items.iter().map(|item| &item.name).collect();
    let claims = tuple.items.iter().map(|item| {
        let item = item.name.bare();
        Claim::new(item).or(format!("into {item}"))
    });
    let imports = types.imports(tuple.items.iter().map(|item| &item.ty));
    let taken: Vec<&str> = imports.iter().chain([name]).map(Name::bare).collect();
    let type_parameters = Scope::new(Case::Type)
        .without(PRELUDE_TYPES)
        .without(&taken)
        .claim_all(claims);
    let mut generics = Vec::new();
    let mut members = Vec::new();
    for (index, item) in tuple.items.iter().enumerate() {
        let ty = types.ty(item.ty.unboxed());
        if types.converts(&item.ty) {
            let generic = &type_parameters[index];
            generics.push(quote!(#generic: Into<#ty>));
            members.push(quote!(#generic));
        } else {
            members.push(ty);
        }
    }
    quote! {
        impl<#(#generics),*> From<(#(#members,)*)> for #name {
            fn from((#(#names,)*): (#(#members,)*)) -> Self {
                Self::new(#(#names),*)
            }
        }
    }
}
