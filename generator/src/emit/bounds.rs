//! Bounds, and the checks of what a model holds.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::types::Types;
use crate::ir::{Api, Bounds, Limit, Model, ModelKind, Presence, Type};
use crate::names::Name;

/// Bounds as a value.
pub(super) fn bounds(bounds: &Bounds) -> TokenStream {
    let length = match (bounds.min_length, bounds.max_length) {
        (Some(min), Some(max)) => {
            let (min, max) = (Literal::usize_unsuffixed(min), grouped(max));
            quote!(Bounds::length(#min, #max))
        }
        (Some(min), None) => {
            let min = grouped(min);
            quote!(Bounds::min_length(#min))
        }
        (None, Some(max)) => {
            let max = grouped(max);
            quote!(Bounds::max_length(#max))
        }
        (None, None) => quote!(Bounds::NONE),
    };
    let minimum = bounds.minimum.map(limit).map(|limit| quote!(.minimum(#limit)));
    let maximum = bounds.maximum.map(limit).map(|limit| quote!(.maximum(#limit)));
    quote!(#length #minimum #maximum)
}

fn limit(limit: Limit) -> TokenStream {
    let (value, exclusive) = match limit {
        Limit::Integer { value, exclusive } => {
            let value = Literal::i64_unsuffixed(value);
            (quote!(runtime::Limit::integer(#value)), exclusive)
        }
        Limit::Number { value, exclusive } => {
            let value = Literal::f64_unsuffixed(value);
            (quote!(runtime::Limit::number(#value)), exclusive)
        }
    };
    if exclusive { quote!(#value.exclusive()) } else { value }
}

/// A number as a person writes it: `32_768`.
fn grouped(number: usize) -> TokenStream {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len() > 4 && (digits.len() - index) % 3 == 0 {
            text.push('_');
        }
        text.push(digit);
    }
    text.parse().unwrap_or_else(|_| quote!(#number))
}

/// The checks of all that a model holds, if anything in it has bounds.
pub(super) fn check(api: &Api, model: &Model, types: &Types<'_>) -> TokenStream {
    if !is_checked(model) {
        return quote!();
    }
    let name = &model.name;
    let mut checks: Vec<TokenStream> = parts(model).filter_map(|part| part.check(api)).collect();
    let last = checks.pop().map(|last| quote!(#last));
    let _ = types;
    quote! {
        impl Check for #name {
            fn check(&self, at: &Place<'_>) -> Result<(), Invalid> {
                #(#checks?;)*
                #last
            }
        }
    }
}

/// Whether a model is checked before it is sent.
pub(super) fn is_checked(model: &Model) -> bool {
    model.checked && model.in_request
}

/// A field of an object or an item of a tuple.
struct Part<'a> {
    name: &'a Name,
    wire: &'a str,
    ty: &'a Type,
    bounds: &'a Bounds,
    optional: bool,
}
