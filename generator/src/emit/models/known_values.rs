//! Modules of constants for the values of open strings.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::File;
use crate::emit::layout::{Deferred, Source, markdown, rust};
use crate::ir::{Api, Docs, KnownConstant, KnownModule, KnownValues};

pub(super) fn files(api: &Api) -> impl Iterator<Item = File<Deferred<'_>>> {
    api.known_values.iter().map(|values| {
        rust(format!("src/model/{}.rs", values.module.bare()), || {
            source(values, api.edition)
        })
    })
}

fn source(values: &KnownValues, edition: u32) -> Source {
    let common = &values.constants;
    let each = each(common);
    let list = (!common.is_empty()).then(|| {
        let pairs = common.iter().map(|constant| pair(constant, &quote!()));
        let list = list(&pairs.collect::<Vec<_>>(), edition);
        if values.modules.is_empty() {
            quote! {
                /// All of these, each with its title.
                pub const ALL: #list;
            }
        } else {
            quote! {
                /// Those that all of the modules here have, each with its title.
                pub const COMMON: #list;
            }
        }
    });
    let source = Source::new(markdown(&values.docs.0)).items(quote!(#each #list));
    let modules = values.modules.iter();
    let modules = modules.map(|known| module(known, common, edition));
    let source = modules.fold(source, Source::items);
    source.items(of(values))
}

fn module(module: &KnownModule, common: &[KnownConstant], edition: u32) -> TokenStream {
    let name = &module.name;
    let docs = module.shown_docs();
    let each = each(&module.constants);
    let inherited = common
        .iter()
        .map(|constant| pair(constant, &quote!(super::)));
    let own = module.constants.iter();
    let own = own.map(|constant| pair(constant, &quote!()));
    let all = list(&inherited.chain(own).collect::<Vec<_>>(), edition);
    let about = if common.is_empty() {
        "All of these, each with its title."
    } else {
        "All of these and those that all have, each with its title."
    };
    let aliases = module
        .aliases
        .iter()
        .map(|alias| quote!(pub use #name as #alias;));
    quote! {
        #docs
        pub mod #name {
            #each
            #[doc = #about]
            pub const ALL: #all;
        }
        #(#aliases)*
    }
}

/// The function that gives what is known of one of the modules, by what the document calls it.
fn of(values: &KnownValues) -> TokenStream {
    if values.modules.is_empty() {
        return quote!();
    }
    let arms = values.modules.iter().map(|module| {
        let (name, of) = (&module.name, &module.of);
        quote!(#(#of)|* => #name::ALL.to_vec(),)
    });
    let other = match values.constants.as_slice() {
        [] => quote!(Vec::new()),
        _ => quote!(COMMON.to_vec()),
    };
    let names = values.modules.iter().flat_map(|module| &module.of);
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let docs = Docs(format!(
        "All that are known of one of these, each with its title: {}. Of anything else, those that \
         all have.",
        names.join(", ")
    ));
    quote! {
        #docs
        #[must_use]
        pub fn of(what: impl AsRef<str>) -> Vec<(&'static str, &'static str)> {
            match what.as_ref() {
                #(#arms)*
                _ => #other,
            }
        }
    }
}

/// The constants one by one.
fn each(constants: &[KnownConstant]) -> TokenStream {
    let each = constants.iter().map(|constant| {
        let KnownConstant {
            name, wire, docs, ..
        } = constant;
        quote! { #docs pub const #name: &str = #wire; }
    });
    quote!(#(#each)*)
}

fn pair(constant: &KnownConstant, path: &TokenStream) -> TokenStream {
    let KnownConstant { name, title, .. } = constant;
    quote!((#path #name, #title))
}

/// The type of a list and its value. One that says how many it has is another type with one more.
fn list(pairs: &[TokenStream], edition: u32) -> TokenStream {
    let count = Literal::usize_unsuffixed(pairs.len());
    match edition {
        1 => quote!([(&str, &str); #count] = [#(#pairs),*]),
        _ => quote!(&[(&str, &str)] = &[#(#pairs),*]),
    }
}
