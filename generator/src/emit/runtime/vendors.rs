//! The parts of the runtime that are a vendor's own: a folder of modules each.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::File;
use crate::emit::layout::{Deferred, Source, copied, markdown, rust};
use crate::ir::{Api, Credential};
use crate::vendor::Vendor;

fn vendors(api: &Api) -> impl Iterator<Item = (&Credential, &'static Vendor)> {
    let all = api.credentials.iter();
    all.filter_map(|credential| Some((credential, credential.vendor?)))
}

/// What stands before an item that only the feature brings.
pub(crate) fn feature(vendor: &Vendor, is_needed: bool) -> Option<TokenStream> {
    let name = vendor.name;
    is_needed.then(|| quote!(#[cfg(feature = #name)]))
}

/// The declarations of the parts' modules.
pub(super) fn declarations(api: &Api) -> TokenStream {
    let modules = vendors(api).map(|(_, vendor)| ident(vendor.name));
    quote!(#(pub(super) mod #modules;)*)
}

/// The files of the parts.
pub(super) fn files(api: &Api) -> Vec<File<Deferred<'_>>> {
    let mut files = Vec::new();
    for (credential, vendor) in vendors(api) {
        let folder = format!("src/runtime/{}", vendor.name);
        files.extend(
            vendor
                .modules
                .iter()
                .map(|module| copied(format!("{folder}/{}.rs", module.name), module.text)),
        );
        files.push(rust(format!("{folder}/mod.rs"), || {
            index(vendor, &credential.scheme)
        }));
    }
    files
}

fn index(vendor: &Vendor, scheme: &str) -> Source {
    let modules = vendor.modules.iter().map(|module| {
        let (name, feature) = (ident(module.name), feature(vendor, module.needs_feature));
        quote!(#feature mod #name;)
    });
    let exports = vendor.exports().map(|(module, ty, needs_feature)| {
        let (module, ty) = (ident(module), ident(ty));
        let feature = feature(vendor, needs_feature);
        quote!(#feature pub use self::#module::#ty;)
    });
    Source::new(markdown(vendor.docs))
        .items(quote!(#(#modules)*))
        .items(quote!(#(#exports)*))
        .items(quote! {
            /// The security scheme that these credentials satisfy.
            const SCHEME: &str = #scheme;
        })
}

/// The names of the parts, which are those of their features too.
pub(super) fn names(api: &Api) -> impl Iterator<Item = &'static str> {
    vendors(api).map(|(_, vendor)| vendor.name)
}

/// The features in the manifest.
pub(super) fn features(api: &Api) -> String {
    let features = vendors(api).map(|(_, vendor)| {
        let crates = vendor.dependencies.iter();
        let crates: Vec<String> = crates.map(|(name, _)| format!("\"dep:{name}\"")).collect();
        let Vendor {
            name, feature_docs, ..
        } = vendor;
        format!("# {feature_docs}\n{name} = [{}]\n", crates.join(", "))
    });
    features.collect()
}

/// What the features depend on.
pub(super) fn dependencies(api: &Api) -> impl Iterator<Item = String> {
    let all = vendors(api).flat_map(|(_, vendor)| vendor.dependencies);
    all.map(|(name, value)| format!("{name} = {value}"))
}
