//! The setters of a call for those of a body's fields that are not arguments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::spelling::Types;
use crate::ir::{Api, Field, Operation, Presence};

pub(super) fn setters(api: &Api, operation: &Operation, types: &Types<'_>) -> TokenStream {
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
    let docs = field.docs.of_setter(name.bare());
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let argument = types.argument(ty);
    let value = types.convert(ty, name);
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, #name: #argument) -> Self {
            self.body.#name = Some(#value);
            self
        }
    }
}
