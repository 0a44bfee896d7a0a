//! Enums of the types that a call's answers have.

use quote::quote;

use super::types::{Types, spelled};
use super::{Source, docs, model};
use crate::ir::{Api, Choice, ChoiceVariant, Docs, Model};

pub(super) fn choice(source: Source, api: &Api, model: &Model, choice: &Choice) -> Source {
    let types = Types::new(api);
    let variants = choice.variants.iter().map(|variant| {
        let ChoiceVariant { name, ty } = variant;
        let docs = docs::inner(&Docs(format!("`{name}`.")));
        let ty = types.ty(ty);
        quote! { #docs #name(#ty), }
    });
    let rows = choice
        .variants
        .iter()
        .map(|variant| format!("{}({})", variant.name, spelled(&types.ty(&variant.ty))));
    source.items(model::enumeration(model, variants)).table(
        "choice!",
        model.name.as_str(),
        rows.collect(),
    )
}
