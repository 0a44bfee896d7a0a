//! The setters of a call for those of a body's fields that are not arguments.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::layout::{Code, Item};
use crate::emit::spelling::{Types, old_name};
use crate::ir::{Api, Field, Operation, Presence};

/// The setters of parameters by the names that they had before.
pub(super) fn aliases(api: &Api, operation: &Operation, types: &Types<'_>) -> Option<Item> {
    let aliases = api.option_aliases(operation);
    let setters = aliases.filter_map(|(alias, now)| {
        let old = &alias.name;
        let ty = &operation.optional().find(|known| known.name == *now)?.ty;
        let head = format!(
            "pub fn {old}(self, {old}: {}) -> Self {{",
            types.argument(ty)
        );
        let code = Code::block(head, [format!("self.{now}({old})")], "}");
        let link = format!("[`Self::{}`]", now.bare());
        Some(old_name(api, alias, &link, code))
    });
    let setters: Vec<Item> = setters.collect();
    (!setters.is_empty())
        .then(|| Code::items(format!("impl {} {{", operation.call), setters).into())
}

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
