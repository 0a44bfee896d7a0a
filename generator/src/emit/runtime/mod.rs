//! The runtime: ordinary Rust that is copied into the crate, module by module.

mod modules;
mod vendors;

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use self::modules::{Attribute, MODULES, MORE, Module};
use super::layout::{Deferred, Source, copied, markdown, rust};
use super::spelling;
use crate::File;
use crate::ir::{Api, Part};

pub(super) use self::vendors::feature;

/// The oldest Rust that the runtime and its dependencies build with.
pub(super) const RUST_VERSION: &str = "1.85";

/// What the crate's root shows, beside what only its own code uses.
const PUBLIC: &[&str] = &[
    "Attempt",
    "AttemptEnd",
    "Authorizer",
    "Base64",
    "Blocking",
    "BlockingTransport",
    "Body",
    "Bounds",
    "BoxFuture",
    "BuildError",
    "CallEnd",
    "Client",
    "ClientBuilder",
    "Credential",
    "Date",
    "DateTime",
    "Download",
    "DownloadReader",
    "Ending",
    "Errand",
    "Error",
    "ErrorKind",
    "Event",
    "Events",
    "File",
    "Header",
    "HeaderError",
    "Invalid",
    "Limit",
    "Literal",
    "Observer",
    "PageItems",
    "PageItemsIter",
    "Pages",
    "PagesIter",
    "Payload",
    "PayloadReader",
    "Preparation",
    "Purpose",
    "ReqwestTransport",
    "Response",
    "Retry",
    "Secret",
    "TimeLimit",
    "TowerTransport",
    "Transport",
    "TransportError",
    "TransportErrorKind",
    "UnknownScalar",
    "UnknownValue",
    "Unlisted",
    "UnlistedScalar",
    "UreqTransport",
    "WaitError",
    "Waited",
];

fn modules(api: &Api) -> impl Iterator<Item = &'static Module> {
    let calls = !api.tags.is_empty();
    let needed = move |module: &&Module| {
        let mut parts = module.parts.iter();
        let core = module.parts.is_empty() && (calls || module.name == "value");
        core || parts.any(|part| api.parts.contains(part))
    };
    MODULES.iter().filter(needed)
}

/// What a module gives to the crate.
fn exports(api: &Api, module: &Module) -> Vec<&'static str> {
    let more = MORE
        .iter()
        .filter(|(part, name, _)| *name == module.name && api.parts.contains(part));
    let mut exports: Vec<&str> = module
        .exports
        .iter()
        .copied()
        .chain(more.map(|(_, _, export)| *export))
        .collect();
    exports.sort_unstable();
    exports.dedup();
    exports
}

impl Module {
    /// The feature of the crate without which it is not there.
    fn feature(&self) -> Option<&'static str> {
        match self.attribute {
            Attribute::With(feature) => Some(feature),
            _ => None,
        }
    }
}

/// The features of the crate that give its users something more.
fn features(api: &Api) -> impl Iterator<Item = &'static str> {
    let shown = modules(api).filter(|module| !module.exports.is_empty());
    let features: BTreeSet<&str> = shown.filter_map(Module::feature).collect();
    features.into_iter()
}

/// The files of the runtime that the crate needs.
pub(super) fn files(api: &Api) -> Vec<File<Deferred<'_>>> {
    let copied =
        modules(api).map(|module| copied(format!("src/runtime/{}.rs", module.name), module.text));
    let mut files: Vec<File<Deferred<'_>>> = copied.collect();
    files.push(rust("src/runtime/mod.rs", || index(api)));
    files.extend(vendors::files(api));
    files
}

fn index(api: &Api) -> Source {
    let declarations = modules(api).map(|module| {
        let name = ident(module.name);
        let attribute = match module.attribute {
            Attribute::None => quote!(),
            Attribute::MacroUse => quote!(#[macro_use]),
            Attribute::With(feature) => quote!(#[cfg(feature = #feature)]),
            Attribute::Without(feature) => quote!(#[cfg(not(feature = #feature))]),
        };
        let unread = (module.name == "value" && api.tags.is_empty()).then(
            || quote!(#[expect(dead_code, reason = "without operations nothing is written alone")]),
        );
        quote!(#unread #attribute mod #name;)
    });
    let exported = |feature| {
        let there = modules(api).filter(move |module| module.feature() == feature);
        let exported = there.filter_map(|module| {
            let exports: Vec<Ident> = exports(api, module).into_iter().map(ident).collect();
            let name = ident(module.name);
            match exports.as_slice() {
                [] => None,
                [export] => Some(quote!(#name::#export)),
                exports => Some(quote!(#name::{#(#exports),*})),
            }
        });
        match exported.collect::<Vec<TokenStream>>().as_slice() {
            [] => quote!(),
            [export] => quote!(pub use self::#export;),
            exports => quote!(pub use self::{#(#exports),*};),
        }
    };
    let bytes = has_bytes(api).then(|| {
        quote!(
            pub use bytes::Bytes;
        )
    });
    let vendors = vendors::declarations(api);
    let exports = exported(None);
    if api.tags.is_empty() {
        return Source::new(markdown("What all models have in common."))
            .items(quote!(#(#declarations)*))
            .items(quote!(#exports));
    }
    let optional = features(api).map(|feature| {
        let exports = exported(Some(feature));
        quote!(#[cfg(feature = #feature)] #exports)
    });
    Source::new(markdown("What all calls have in common."))
        .items(quote!(#(#declarations)*))
        .items(vendors)
        .items(quote! {
            #[cfg(not(feature = "reqwest"))]
            use self::no_transport::default_transport;
            #[cfg(feature = "reqwest")]
            use self::reqwest_transport::default_transport;
            #[cfg(feature = "blocking")]
            use self::ureq_transport::default_blocking;
            #[cfg(not(feature = "tracing"))]
            use self::no_span::Span;
            #[cfg(feature = "tracing")]
            use self::span::Span;
            #(#optional)*
            #exports
            #bytes
        })
}

/// Whether answers are bytes, or files are made of some.
fn has_bytes(api: &Api) -> bool {
    api.parts.contains(&Part::RawAnswers) || sends_files(api)
}

fn sends_files(api: &Api) -> bool {
    api.parts.contains(&Part::FileBodies) || api.parts.contains(&Part::Multipart)
}

/// What the crate's root shows of the runtime.
pub(super) fn root_exports(api: &Api) -> TokenStream {
    // Where no enum gives it to a caller, only the runtime needs it.
    let has_literals = api.parts.contains(&Part::ScalarEnums);
    let shown = |feature| {
        let all = modules(api).filter(move |module| module.feature() == feature);
        let mut shown: Vec<&str> = all
            .flat_map(|module| exports(api, module))
            .filter(|name| PUBLIC.contains(name) && (*name != "Literal" || has_literals))
            .collect();
        shown.sort_unstable();
        let shown: Vec<Ident> = shown.into_iter().map(ident).collect();
        match shown.as_slice() {
            [] => quote!(),
            [shown] => quote!(pub use runtime::#shown;),
            shown => quote!(pub use runtime::{#(#shown),*};),
        }
    };
    let exports = shown(None);
    if api.tags.is_empty() {
        return quote!(#exports);
    }
    let bytes = has_bytes(api).then(|| {
        quote!(
            pub use runtime::Bytes;
        )
    });
    let optional = features(api).filter_map(|feature| {
        let exports = shown(Some(feature));
        (!exports.is_empty()).then(|| quote!(#[cfg(feature = #feature)] #exports))
    });
    quote! {
        #(#optional)*
        #exports
        #bytes
    }
}

pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The features of the manifest.
const FEATURES: &str = r#"# Sends requests with reqwest, for calls that are awaited.
reqwest = ["dep:http-body", "dep:reqwest", "dep:tokio"]
# Sends requests with ureq, for calls that block their thread; it brings no async runtime.
blocking = ["dep:ureq"]
# Sends requests with a `tower::Service` that the caller has.
tower = ["dep:http-body", "dep:tower-service"]
# TLS by rustls for each of reqwest and ureq that is on, which speak plain HTTP otherwise. It trusts
# the certificates of the system, and needs a C compiler to build.
rustls = ["reqwest?/rustls", "ureq?/rustls", "ureq?/platform-verifier"]
# TLS of the system for each of them; on Linux that is OpenSSL with its headers.
native-tls = ["reqwest?/native-tls", "ureq?/native-tls-no-default"]
# Spans of `tracing` for calls and their requests, with the names of OpenTelemetry.
tracing = ["dep:tracing"]
# A transport for tests, which records requests and answers as it is told.
testing = []
"#;

/// What every crate depends on.
const DEPENDENCIES: &[&str] = &[
    r#"bytes = "1.10""#,
    r#"http = "1.3""#,
    r#"http-body = { version = "1", optional = true }"#,
    r#"httpdate = "1.0.3""#,
    r#"reqwest = { version = "0.13", default-features = false, optional = true }"#,
    r#"serde_core = "1.0.228""#,
    r#"serde_json = "1.0.145""#,
    r#"tower-service = { version = "0.3.3", optional = true }"#,
    r#"tracing = { version = "0.1.41", default-features = false, features = ["std"], optional = true }"#,
    r#"ureq = { version = "3.5", default-features = false, optional = true }"#,
    r#"zeroize = { version = "1.8", default-features = false, features = ["alloc"] }"#,
];

/// What waits, and reads files.
fn tokio(api: &Api) -> &'static str {
    if sends_files(api) {
        r#"tokio = { version = "1.40", default-features = false, features = ["fs", "rt", "time"], optional = true }"#
    } else {
        r#"tokio = { version = "1.40", default-features = false, features = ["time"], optional = true }"#
    }
}

/// What the examples in the docs need.
const DEV_DEPENDENCIES: &str = r#"[dev-dependencies]
tokio = { version = "1.40", features = ["macros", "rt"] }
"#;

/// The features and dependencies of the manifest.
pub(super) fn manifest(api: &Api) -> String {
    let mut dependencies = DEPENDENCIES.to_vec();
    dependencies.push(tokio(api));
    dependencies.extend(spelling::dependencies(api));
    let mut dependencies: Vec<String> = dependencies.into_iter().map(str::to_owned).collect();
    dependencies.extend(vendors::dependencies(api));
    dependencies.sort_unstable();
    let dependencies: String = dependencies
        .iter()
        .map(|line| format!("{line}\n"))
        .collect();
    let default: String = vendors::names(api)
        .map(|name| format!(", \"{name}\""))
        .collect();
    let default = format!("[features]\ndefault = [\"reqwest\", \"rustls\"{default}]\n");
    let vendors = vendors::features(api);
    format!("{default}{FEATURES}{vendors}\n[dependencies]\n{dependencies}\n{DEV_DEPENDENCIES}")
}
