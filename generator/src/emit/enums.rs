//! Enums of strings.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Source, docs};
use crate::ir::{Docs, Enum, Model};

const OTHER: &str = "A value that the document does not list. It is made from text, by `From`.";

pub(super) fn enumeration(source: Source, model: &Model, of: &Enum) -> Source {
    let rows = of
        .variants
        .iter()
        .map(|variant| format!("{} = {}", variant.name, variant.wire))
        .collect();
    let source = source.items(definition(model, of));
    match &of.other {
        Some(other) => source.table("open_enum!", format!("{} or {other}", model.name), rows),
        None => source.table("closed_enum!", model.name.as_str(), rows),
    }
}

fn definition(model: &Model, of: &Enum) -> TokenStream {
    let name = &model.name;
    let docs = docs::outer(&model.docs_or_place());
    let variants = of.variants.iter().map(|variant| {
        let docs = docs::inner(&variant.docs);
        let name = &variant.name;
        quote! { #docs #name, }
    });
    let other = of.other.as_ref().map(|other| {
        let docs = docs::inner(&Docs(OTHER.to_owned()));
        quote! { #docs #other(runtime::Unlisted), }
    });
    let copy = of.other.is_none().then(|| quote!(Copy,));
    quote! {
        #docs
        #[derive(Clone, #copy Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #other
        }
    }
}
