//! The root of the crate.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Source, front_page, runtime};
use crate::ir::Api;

pub(super) fn library(api: &Api) -> Source {
    let operations = (!api.tags.is_empty()).then(|| {
        quote!(
            pub mod api;
        )
    });
    let client = (!api.tags.is_empty()).then(|| {
        quote!(
            mod client;
        )
    });
    let auth = (!api.credentials.is_empty()).then(|| {
        quote!(
            pub mod auth;
        )
    });
    let headers = (!api.headers.is_empty()).then(|| {
        quote!(
            pub mod headers;
        )
    });
    let servers = (!api.client.choices.is_empty()).then(|| {
        quote!(
            pub mod servers;
        )
    });
    let has_models = !api.models.is_empty() || !api.known_values.is_empty();
    let models = has_models.then(|| {
        quote!(
            pub mod model;
        )
    });
    let testing = (!api.tags.is_empty()).then(|| {
        quote!(
            #[cfg(feature = "testing")]
            pub mod testing;
        )
    });
    Source::new(front_page::crate_docs(api))
        .text(recursion_limit(api))
        .items(runtime::declaration(api))
        .items(quote! { #operations #auth #client #headers #models #servers #testing })
        .items(exports(api))
}

/// What callers hold of the client and of the runtime.
fn exports(api: &Api) -> TokenStream {
    let client = (!api.tags.is_empty()).then(|| {
        quote!(
            pub use client::{Client, ClientBuilder};
        )
    });
    let runtime = runtime::exports(api);
    quote! { #client #runtime }
}

/// The circles of models may be longer than the compiler looks by itself.
fn recursion_limit(api: &Api) -> String {
    let Some(limit) = api.recursion_limit else {
        return String::new();
    };
    let why = "// To tell whether a model is `Send` the compiler looks into all that are in it, and here they\n\
               // contain one another in a long circle.";
    format!("{why}\n#![recursion_limit = \"{limit}\"]\n")
}
