//! The root of the crate.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::layout::{Item, Source};
use crate::emit::{examples, runtime, spelling};
use crate::ir::{Api, FormWays, Gate};

pub(in crate::emit) fn library(api: &Api) -> Source {
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
        spelling::chosen(
            api,
            "testing",
            quote!(
                pub mod testing;
            ),
        )
    });
    let tables = (api.xml.used().next().is_some()).then(|| {
        quote!(
            mod xml_tables;
        )
    });
    Source::new(examples::crate_docs(api))
        .together(lints(api))
        .together(recursion_limit(api))
        .together(shown_features(api))
        .items(runtime::declaration(api))
        .together(is_gated(api).then(spelling::declaration))
        .items(quote! { #operations #auth #client #headers #models #servers #testing #tables })
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

/// Has the docs that a registry makes of the crate say what needs which feature.
fn shown_features(api: &Api) -> Option<Item> {
    let attribute = "#![cfg_attr(docsrs, feature(doc_cfg))]";
    (!api.tag_features.is_empty()).then(|| attribute.into())
}

/// The lints and the formatter of the crate around a module have nothing to say of it: nobody can
/// change what it is made of, or has to use all of it.
fn lints(api: &Api) -> Vec<Item> {
    if !api.is_module() {
        return Vec::new();
    }
    vec![
        "#![cfg_attr(rustfmt, rustfmt_skip)]".into(),
        "#![allow(missing_docs, unreachable_pub, unused, clippy::all, clippy::pedantic)]".into(),
    ]
}

/// Whether there are items that stand together and have one condition.
fn is_gated(api: &Api) -> bool {
    let models = api.models.iter().map(|model| &model.gate);
    let headers = api.headers.iter().map(|header| &header.gate);
    let is_gated = models.chain(headers).any(|gate| *gate != Gate::Open);
    let is_shared = api.tags.iter().any(|tag| !tag.shown_in.is_empty());
    is_gated || is_shared || !FormWays::shared(api).is_empty()
}

/// The circles of models may be longer than the compiler looks by itself.
fn recursion_limit(api: &Api) -> Vec<Item> {
    // Only the root of a crate can say it.
    let Some(limit) = api.recursion_limit.filter(|_| !api.is_module()) else {
        return Vec::new();
    };
    vec![
        "// To tell whether a model is `Send` the compiler looks into all that are in it, and here they"
            .into(),
        "// contain one another in a long circle.".into(),
        format!("#![recursion_limit = \"{limit}\"]").into(),
    ]
}
