//! The runtime: a copy of what the crate needs of it, or a dependency on its package.

mod dependencies;
mod exports;
mod forwards;
mod manifest;
mod tag_features;
mod vendored;

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::layout::{self, Deferred, rust};
use crate::File;
use crate::ir::{Api, CHOICES, Chosen, Credential, Feature, Source};
use crate::vendor::Vendor;

pub use self::dependencies::dependencies;
pub(super) use self::exports::exports;
pub(super) use self::manifest::manifest;

/// The oldest Rust that the runtime and its dependencies build with.
pub(super) const RUST_VERSION: &str = "1.85";

/// What makes the runtime known in the whole crate, its macros included.
pub(super) fn declaration(api: &Api) -> TokenStream {
    match &api.runtime.source {
        // What callers hold of it, the crate's root shows.
        Source::Vendored => quote! { #[doc(hidden)] #[macro_use] pub mod runtime; },
        Source::Package { .. } if api.is_module() => quote! {
            #[macro_use]
            mod macros;
            use oasmith_runtime as runtime;
        },
        // Without a client, the macros are those of types alone.
        Source::Package { .. } if !api.has(Feature::Client) && !api.tag_features.is_empty() => {
            quote! {
                #[allow(unused_imports, reason = "the features decide whether there are types")]
                #[macro_use]
                extern crate oasmith_runtime as runtime;
            }
        }
        Source::Package { .. } => quote! {
            #[macro_use]
            extern crate oasmith_runtime as runtime;
        },
    }
}

/// The files of the runtime that the crate has of its own.
pub(super) fn files(api: &Api) -> Vec<File<Deferred<'_>>> {
    if let Source::Package { .. } = &api.runtime.source {
        let macros = api
            .is_module()
            .then(|| rust("src/macros.rs", forwards::macros));
        return macros.into_iter().collect();
    }
    let copied = vendored::Features {
        fixed: fixed(api),
        own: own(api),
    };
    let copied = copied.files().into_iter();
    let files = copied.map(|(path, text)| layout::copied(path, text));
    files.collect()
}

/// The vendors whose own credentials the crate has.
fn vendors(api: &Api) -> impl Iterator<Item = &'static Vendor> {
    api.credentials.iter().filter_map(vendor)
}

fn vendor(credential: &Credential) -> Option<&'static Vendor> {
    credential.vendor
}

/// The features of the runtime that the crate has for good.
fn fixed(api: &Api) -> BTreeSet<&'static str> {
    let features = api.runtime.features.iter().map(|feature| feature.name());
    features
        .chain(vendors(api).map(|vendor| vendor.login))
        .chain(choices(api, Chosen::Fixed))
        .collect()
}

/// The features of which so much is chosen, of those that every crate that makes calls can have, and
/// those that a vendor brings.
fn choices(api: &Api, chosen: Chosen) -> impl Iterator<Item = &'static str> {
    let all = CHOICES.into_iter().filter(|_| api.has(Feature::Client));
    let all = all.chain(vendors(api).map(|vendor| vendor.name));
    all.filter(move |name| api.choice(name) == chosen)
}

/// The features that the crate has as well, for its users to choose.
fn own(api: &Api) -> BTreeSet<&'static str> {
    let libraries = api.runtime.optional.iter().map(|feature| feature.name());
    let mut own: BTreeSet<&str> = libraries.collect();
    own.extend(choices(api, Chosen::Open));
    own
}

pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
