//! Modules of constants for the values of open strings.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::File;
use crate::emit::layout::{Deferred, Source, markdown, rust};
use crate::ir::{Api, KnownConstant, KnownModule, KnownValues};

pub(super) fn files(api: &Api) -> impl Iterator<Item = File<Deferred<'_>>> {
    api.known_values.iter().map(|values| {
        rust(format!("src/model/{}.rs", values.module.bare()), || {
            source(values, api.edition)
        })
    })
}

fn source(values: &KnownValues, edition: u32) -> Source {
    let constants = constants(&values.constants, edition);
    let source = Source::new(markdown(&values.docs.0)).items(constants);
    let modules = values.modules.iter();
    modules.fold(source, |source, known| source.items(module(known, edition)))
}

fn module(module: &KnownModule, edition: u32) -> TokenStream {
    let name = &module.name;
    let docs = module.shown_docs();
    let constants = constants(&module.constants, edition);
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
fn constants(constants: &[KnownConstant], edition: u32) -> TokenStream {
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
    let list = quote!([#(#pairs),*]);
    let count = Literal::usize_unsuffixed(constants.len());
    // A list that says how many it has is another type with one more.
    let all = match edition {
        1 => quote!([(&str, &str); #count] = #list),
        _ => quote!(&[(&str, &str)] = &#list),
    };
    quote! {
        #(#each)*
        /// All of these, each with its description.
        pub const ALL: #all;
    }
}
