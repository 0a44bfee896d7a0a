//! What a call gives, written as JSON again.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::layout::{Source, markdown};
use crate::ir::{Api, Choice, ModelKind, Type};

/// A function for each type that is a choice of answers.
pub(super) fn answers(api: &Api, enabled: &BTreeSet<usize>) -> Source {
    let models = api.models.iter();
    let models = models.filter(|model| model.gate.opens(enabled));
    let choices = models.filter_map(|model| match &model.kind {
        ModelKind::Choice(choice) if choice.is_sent() => None,
        ModelKind::Choice(choice) => Some((model, choice)),
        ModelKind::Object(_) | ModelKind::Enum(_) | ModelKind::Tuple(_) | ModelKind::Union(_) => {
            None
        }
    });
    let functions = choices.map(|(model, choice)| {
        let (name, arms) = (&model.name, arms(api, &model.name, choice));
        quote! {
            pub(crate) fn #name(value: &client::model::#name) -> Shown {
                match value {
                    #(#arms)*
                    _ => Err("a variant that the document does not have".to_owned()),
                }
            }
        }
    });
    Source::new(markdown("Answers that are one of several types."))
        .items(quote!(
            use crate::answers;
            use crate::show::{self, Shown};
        ))
        .items(quote!(#(#functions)*))
}

fn arms(api: &Api, name: &crate::names::Name, choice: &Choice) -> Vec<TokenStream> {
    let arms = choice.variants.iter().map(|variant| {
        let shown = shown(api, &variant.ty);
        let variant = &variant.name;
        quote!(client::model::#name::#variant(value) => #shown,)
    });
    arms.collect()
}

/// How what a call gives is written, which is behind a reference called `value`.
pub(super) fn output(api: &Api, ty: Option<&Type>) -> TokenStream {
    match ty {
        Some(ty) => shown(api, ty),
        None => quote!(show::json(value)),
    }
}

/// How a value of a type is written, which is behind a reference called `value`.
pub(super) fn shown(api: &Api, ty: &Type) -> TokenStream {
    match ty {
        Type::Bytes => quote!(show::bytes(value)),
        Type::File => quote!(show::bytes(
            value.bytes().map(|bytes| &bytes[..]).unwrap_or_default()
        )),
        Type::Model(id) if api.is_choice(ty) => {
            let name = &api.model(*id).name;
            quote!(answers::#name(value))
        }
        Type::Nullable(inner) if is_raw(api, inner) => {
            let inner = shown(api, inner);
            quote! {
                match value {
                    Some(value) => #inner,
                    None => show::json(&()),
                }
            }
        }
        Type::Boxed(inner) => shown(api, inner),
        Type::Null
        | Type::Boolean
        | Type::Integer32
        | Type::Integer64
        | Type::Unsigned32
        | Type::Unsigned64
        | Type::Integer128
        | Type::Unsigned128
        | Type::Number
        | Type::Text
        | Type::Formatted(_)
        | Type::Json
        | Type::List(_)
        | Type::Map(_)
        | Type::Model(_)
        | Type::Nullable(_) => quote!(show::json(value)),
    }
}

/// Whether a type has no JSON of its own.
fn is_raw(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Bytes | Type::File => true,
        Type::Boxed(inner) | Type::Nullable(inner) => is_raw(api, inner),
        other => api.is_choice(other),
    }
}
