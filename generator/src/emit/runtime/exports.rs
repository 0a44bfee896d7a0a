//! What the crate's root shows of the runtime: what callers hold.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::chosen::ident;
use super::manifest::names_any_value;
use crate::emit::spelling;
use crate::ir::{Api, Enum, Feature, Format, Library, Model, ModelKind, Operation};

/// What all clients show.
const CLIENT: &[&str] = &[
    "Attempt",
    "AttemptEnd",
    "Authorizer",
    "Body",
    "Bounds",
    "BoxFuture",
    "BuildError",
    "Bytes",
    "CallEnd",
    "Credential",
    "CustomAnswer",
    "CustomCall",
    "Ending",
    "Error",
    "ErrorKind",
    "ErrorOf",
    "Info",
    "Invalid",
    "LeftOut",
    "Limit",
    "Observer",
    "Operation",
    "Payload",
    "Preparation",
    "Purpose",
    "Response",
    "Retry",
    "Secret",
    "Sending",
    "TokenRequest",
    "Transport",
    "TransportError",
    "TransportErrorKind",
    "WithResponse",
];

/// What those show whose document asks for a feature of the runtime.
const MORE: &[(Feature, &[&str])] = &[(Feature::File, &["Bytes", "File"])];

/// What is there with a feature of the crate.
const OPTIONAL: &[(&str, &[&str])] = &[
    (
        "blocking",
        &[
            "Blocking",
            "BlockingTransport",
            "PayloadReader",
            "TimeLimit",
            "UreqTransport",
        ],
    ),
    ("reqwest", &["ReqwestTransport"]),
    ("tower", &["TowerTransport"]),
];

/// The re-exports of the crate's root.
pub(in super::super) fn exports(api: &Api) -> TokenStream {
    let optional = OPTIONAL.iter().filter(|_| api.has(Feature::Client));
    let optional = optional.map(|(feature, names)| {
        let mut names = names.to_vec();
        if *feature == "blocking" {
            names.extend(blocking(api));
        }
        spelling::chosen(api, feature, list(names))
    });
    let mut names = Vec::new();
    if api.has(Feature::Client) {
        names.extend(CLIENT);
    }
    let more = MORE.iter().filter(|(feature, _)| api.has(*feature));
    names.extend(more.flat_map(|(_, names)| *names));
    names.extend(of_models(api));
    names.extend(of_answers(api));
    let mut formats = of_formats(api);
    names.extend(formats.remove(&None).into_iter().flatten());
    let formats = formats.into_iter().map(|(library, names)| {
        let exports = list(names);
        if exports.is_empty() {
            return exports;
        }
        let feature = library.map(Feature::name);
        quote! { #[cfg(feature = #feature)] #exports }
    });
    let exports = list(names);
    let crates = crates(api);
    quote! { #(#optional)* #(#formats)* #exports #crates }
}

/// The crates whose types stand in signatures.
fn crates(api: &Api) -> TokenStream {
    let of_runtime = api.has(Feature::Client).then(|| {
        quote! {
            #[doc(no_inline)]
            pub use runtime::{bytes, http};
        }
    });
    let libraries = libraries(api).into_iter().map(|(library, is_optional)| {
        let feature = library.name();
        let condition = is_optional.then(|| quote!(#[cfg(feature = #feature)]));
        let line = spelling::dependency(library).unwrap_or_default();
        let name = line.split(' ').next().map(ident);
        quote! {
            #condition
            #[doc(no_inline)]
            pub use #name;
        }
    });
    let any_value = names_any_value(api).then(|| {
        quote! {
            #[doc(no_inline)]
            pub use serde_json;
        }
    });
    quote! { #of_runtime #(#libraries)* #any_value }
}

/// The libraries that have the types of formats, and whether each of them is optional. Bytes that are
/// text have a type of the runtime's own.
fn libraries(api: &Api) -> BTreeMap<Feature, bool> {
    let libraries = formats(api).filter_map(|format| api.formats.library(format));
    let libraries = libraries.map(Library::feature);
    let named = libraries.filter(|library| *library != Feature::Base64);
    let with = named.map(|library| (library, api.runtime.optional.contains(&library)));
    with.collect()
}

/// The formats of all types.
fn formats(api: &Api) -> impl Iterator<Item = Format> {
    let of_models = api.models.iter().flat_map(Model::types).cloned();
    let of_headers = api.headers.iter().map(|header| header.ty.clone());
    let of_calls = api.operations().flat_map(|known| api.types_of(known));
    let all = of_models.chain(of_headers).chain(of_calls);
    all.filter_map(|ty| ty.format())
}

fn blocking(api: &Api) -> Vec<&'static str> {
    let mut names = Vec::new();
    if gives_bytes(api) {
        names.push("DownloadReader");
    }
    if has_events(api) {
        names.push("EventsIter");
    }
    if has_items(api) {
        names.push("SequenceIter");
    }
    if has_pages(api) {
        names.extend(["PageItemsIter", "PagesIter"]);
    }
    names
}

/// The types around those of a library, by the library where that is not always there.
fn of_formats(api: &Api) -> BTreeMap<Option<Feature>, Vec<&'static str>> {
    let mut names: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for format in formats(api) {
        let library = api.formats.library(format).map(Library::feature);
        let library = library.filter(|feature| api.runtime.optional.contains(feature));
        let name = spelling::own_type(api, format);
        names.entry(library).or_default().extend(name);
    }
    names
}

/// What enums hold of values that the document does not list, or say of them.
fn of_models(api: &Api) -> Vec<&'static str> {
    let mut names = Vec::new();
    for model in &api.models {
        let ModelKind::Enum(of) = &model.kind else {
            continue;
        };
        match of {
            of if !of.is_text() => {
                names.extend(["Literal", "UnknownScalar", "UnlistedScalar"]);
            }
            Enum { other: Some(_), .. } => names.push("Unlisted"),
            _ => names.push("UnknownValue"),
        }
    }
    names
}

fn of_answers(api: &Api) -> Vec<&'static str> {
    let mut names = Vec::new();
    if !api.headers.is_empty() {
        names.extend(["Header", "HeaderError"]);
    }
    if gives_bytes(api) {
        names.extend(["Download", "Opening", "WithDownload"]);
    }
    if has_events(api) {
        names.extend(["Event", "Events", "Opening", "Reconnect", "WithEvents"]);
    }
    if has_items(api) {
        names.extend(["Opening", "Sequence", "WithItems"]);
    }
    if has_pages(api) {
        names.extend(["PageItems", "Paged", "Pages"]);
    }
    if api.operations().any(|known| known.begins.is_some()) {
        names.extend([
            "Begins",
            "Completion",
            "CompletionError",
            "Finally",
            "WaitError",
            "Waited",
        ]);
    }
    if api.operations().any(|known| known.wait.is_some()) {
        names.extend([
            "States",
            "UntilDone",
            "WaitError",
            "WaitErrorOf",
            "Waited",
            "Waits",
        ]);
    }
    names
}

fn has_events(api: &Api) -> bool {
    api.operations().any(|known| known.events.is_some())
}

fn has_items(api: &Api) -> bool {
    api.operations().any(|known| known.sequence.is_some())
}

fn gives_bytes(api: &Api) -> bool {
    api.operations().any(Operation::gives_bytes)
}

fn has_pages(api: &Api) -> bool {
    api.operations().any(|known| known.pages.is_some())
}

fn list(mut names: Vec<&str>) -> TokenStream {
    names.sort_unstable();
    names.dedup();
    let names: Vec<_> = names.into_iter().map(ident).collect();
    match names.as_slice() {
        [] => quote!(),
        [name] => quote! {
            #[doc(inline)]
            pub use runtime::#name;
        },
        names => quote! {
            #[doc(inline)]
            pub use runtime::{#(#names),*};
        },
    }
}
