//! Modules of constants for the values of open strings.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Deferred, Source, docs, rust};
use crate::File;
use crate::ir::{Api, Docs, KnownConstant, KnownModule, KnownValues};

pub(super) fn files(api: &Api) -> Vec<File<Deferred<'_>>> {
    let files = api.known_values.iter().map(|values| {
        rust(format!("src/model/{}.rs", values.module.bare()), || {
            source(values)
        })
    });
    files.collect()
}

fn source(values: &KnownValues) -> Source {
    let constants = constants(&values.constants, docs::outer);
    let mut source = Source::new(docs::lines(&values.docs)).items(constants);
    for known in &values.modules {
        source = source.items(module(known));
    }
    source
}

fn module(module: &KnownModule) -> TokenStream {
    let name = &module.name;
    let fallback = Docs(format!("Values of `{}`.", name.bare()));
    let docs = docs::outer(if module.docs.0.is_empty() {
        &fallback
    } else {
        &module.docs
    });
    let constants = constants(&module.constants, docs::inner);
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
fn constants(constants: &[KnownConstant], docs: fn(&Docs) -> TokenStream) -> TokenStream {
    if constants.is_empty() {
        return quote!();
    }
    let each = constants.iter().map(|constant| {
        let docs = docs(&constant.docs);
        let KnownConstant { name, wire, .. } = constant;
        quote! { #docs pub const #name: &str = #wire; }
    });
    let pairs = constants.iter().map(|constant| {
        let KnownConstant { name, title, .. } = constant;
        quote!((#name, #title))
    });
    let count = proc_macro2::Literal::usize_unsuffixed(constants.len());
    let docs = docs(&Docs("All of these, each with its description.".to_owned()));
    quote! {
        #(#each)*
        #docs
        pub const ALL: [(&str, &str); #count] = [#(#pairs),*];
    }
}
