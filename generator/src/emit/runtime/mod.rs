//! The runtime: a copy of what the crate needs of it, or a dependency on its package.

mod chosen;
mod dependencies;
mod exports;
mod forwards;
mod manifest;
mod tag_features;
mod vendored;

use proc_macro2::TokenStream;
use quote::quote;

use super::layout::{self, Deferred};
use crate::File;
use crate::ir::{Api, Feature, Source};

pub(super) use self::chosen::ident;
use self::chosen::{fixed, own};
pub use self::dependencies::dependencies;
pub(super) use self::exports::exports;
pub(super) use self::manifest::{choices, manifest};

/// The oldest Rust that the runtime and its dependencies build with.
pub(in crate::emit) const RUST_VERSION: &str = "1.85";

/// What makes the runtime known in the whole crate, its macros included.
pub(super) fn declaration(api: &Api) -> TokenStream {
    match &api.runtime.source {
        // Of a document without operations and schemas nothing needs it.
        Source::Package { .. } if !api.has(Feature::Client) && api.models.is_empty() => {
            TokenStream::new()
        }
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
        let macros = || layout::copied("src/macros.rs", forwards::macros(&features(api)));
        return api.is_module().then(macros).into_iter().collect();
    }
    let copied = features(api);
    let copied = copied.files().into_iter();
    let files = copied.map(|(path, text)| layout::copied(path, text));
    files.collect()
}

/// The features that decide what is copied.
fn features(api: &Api) -> vendored::Features {
    vendored::Features {
        fixed: fixed(api),
        own: own(api),
    }
}
