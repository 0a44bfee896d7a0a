//! Modules of constants for the values of open strings.

use proc_macro2::TokenStream;
use quote::quote;

use crate::File;
use crate::emit::layout::{Deferred, Source, markdown, rust};
use crate::ir::{Api, KnownConstant, KnownModule, KnownValues};

pub(super) fn files(api: &Api) -> impl Iterator<Item = File<Deferred<'_>>> {
    api.known_values.iter().map(|values| {
        rust(format!("src/model/{}.rs", values.module.bare()), || {
            source(values)
        })
    })
}

fn source(values: &KnownValues) -> Source {
    let source = Source::new(markdown(&values.docs.0)).items(constants(&values.constants));
    let modules = values.modules.iter();
    modules.fold(source, |source, known| source.items(module(known)))
}

fn module(module: &KnownModule) -> TokenStream {
    let name = &module.name;
    let docs = module.shown_docs();
    let constants = constants(&module.constants);
    let aliases = module
        .aliases
        .iter()
        .map(|alias| quote!(pub use #name as #alias;));
    quote! {
        #docs
        pub mod #name {
            #constants
        }
        #(#aliases)*
    }
}

/// The constants one by one, and all of them as pairs of value and description.
fn constants(constants: &[KnownConstant]) -> TokenStream {
    if constants.is_empty() {
        return quote!();
    }
    let each = constants.iter().map(|constant| {
        let KnownConstant {
            name, wire, docs, ..
        } = constant;
        quote! { #docs pub const #name: &str = #wire; }
    });
    let pairs = constants.iter().map(|constant| {
        let KnownConstant { name, title, .. } = constant;
        quote!((#name, #title))
    });
    let count = proc_macro2::Literal::usize_unsuffixed(constants.len());
    quote! {
        #(#each)*
        /// All of these, each with its description.
        pub const ALL: [(&str, &str); #count] = [#(#pairs),*];
    }
}
