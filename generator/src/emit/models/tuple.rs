//! Structs that are JSON arrays of fixed length.

use proc_macro2::TokenStream;
use quote::quote;

use super::check::check;
use crate::emit::layout::{Item, List, Source};
use crate::emit::spelling::{Types, in_unions, row, structure};
use crate::ir::{Api, Model, Tuple};
use crate::names::Name;

pub(super) fn tuple(source: Source, api: &Api, model: &Model, tuple: &Tuple) -> Source {
    let types = Types::new(api);
    let rows = tuple.items.iter().map(|item| item.name.as_str());
    let head = format!("{}{}", model.name, in_unions(model));
    source
        .item(definition(model, tuple, &types))
        .items(constructor(model, tuple, &types))
        .items(from_tuple(api, model, tuple, &types))
        .item(List::table("tuple!", head, rows))
        .items(check(api, model))
}

fn definition(model: &Model, tuple: &Tuple, types: &Types<'_>) -> Item {
    let fields = tuple.items.iter().map(|item| {
        let ty = types.ty(&item.ty);
        row(item.shown_docs(), format!("pub {}: {ty}", item.name))
    });
    structure(model, fields)
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
    quote! {
        impl #name {
            /// Puts one together from its items.
            #[must_use]
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// The conversion from a tuple of Rust's, whose items are anything that becomes
/// the items here.
fn from_tuple(api: &Api, model: &Model, tuple: &Tuple, types: &Types<'_>) -> TokenStream {
    let name = &model.name;
    let names: Vec<&Name> = tuple.items.iter().map(|item| &item.name).collect();
    let mut generics = Vec::new();
    let mut members = Vec::new();
    for (item, parameter) in tuple.items.iter().zip(api.type_parameters(model, tuple)) {
        let ty = types.ty(item.ty.unboxed());
        if let Some(parameter) = parameter {
            generics.push(quote!(#parameter: Into<#ty>));
            members.push(quote!(#parameter));
        } else {
            members.push(quote!(#ty));
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
