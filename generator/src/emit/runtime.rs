//! The runtime: ordinary Rust that is copied into the crate, part by part.

use proc_macro2::TokenStream;
use quote::quote;

use super::Tokens;
use crate::File;
use crate::ir::Api;

/// The oldest Rust that the runtime and its dependencies build with.
pub(super) const RUST_VERSION: &str = "1.85";

macro_rules! runtime_files {
    ($($file:literal),* $(,)?) => {
        &[$(($file, include_str!(concat!("../../runtime/", $file)))),*]
    };
}

/// The files that every crate has.
const FILES: &[(&str, &str)] = runtime_files![
    "answer.rs",
    "api.rs",
    "bounds.rs",
    "build_error.rs",
    "builder.rs",
    "call.rs",
    "check.rs",
    "client.rs",
    "closed_enum.rs",
    "collect.rs",
    "credential.rs",
    "drive.rs",
    "encode.rs",
    "endpoint.rs",
    "error.rs",
    "error_kind.rs",
    "excerpt.rs",
    "exchange.rs",
    "failure.rs",
    "header.rs",
    "invalid.rs",
    "json_path.rs",
    "limit.rs",
    "message.rs",
    "mod.rs",
    "no_transport.rs",
    "object.rs",
    "open_enum.rs",
    "operation.rs",
    "parameters.rs",
    "percent.rs",
    "place.rs",
    "redirect.rs",
    "reply.rs",
    "reqwest_transport.rs",
    "response.rs",
    "secret.rs",
    "sending.rs",
    "server.rs",
    "transport.rs",
    "tuple.rs",
    "value.rs",
    "variables.rs",
];

/// The files of the runtime that the crate needs.
pub(super) fn files(_: &Api) -> Vec<File<Tokens>> {
    let files = FILES.iter().map(|(path, text)| File {
        path: format!("src/runtime/{path}"),
        content: Tokens::Copied(text),
    });
    files.collect()
}

/// What the crate's root shows of the runtime.
pub(super) fn root_exports() -> TokenStream {
    quote! {
        #[cfg(feature = "reqwest")]
        pub use runtime::ReqwestTransport;
        pub use runtime::{
            Authorizer, Body, Bounds, BoxFuture, BuildError, Client, ClientBuilder, Credential, Error,
            ErrorKind, Invalid, Limit, Response, Secret, Transport, TransportError, TransportErrorKind,
        };
    }
}

/// The features and dependencies of the manifest.
pub(super) fn manifest_tables(api: &Api) -> String {
    let _ = api;
    TABLES.to_owned()
}

const TABLES: &str = r#"[features]
default = ["rustls"]
# Sends requests with reqwest; by itself it speaks plain HTTP.
reqwest = ["dep:reqwest", "dep:tokio"]
# TLS in Rust, with the certificates of the system.
rustls = ["reqwest", "reqwest/rustls"]
# TLS of the system.
native-tls = ["reqwest", "reqwest/native-tls"]

[dependencies]
bytes = "1.10"
http = "1.3"
percent-encoding = "2.3"
reqwest = { version = "0.13", default-features = false, optional = true }
serde_core = "1.0.228"
serde_json = "1.0.145"
tokio = { version = "1.40", default-features = false, features = ["time"], optional = true }

[dev-dependencies]
tokio = { version = "1.40", features = ["macros", "rt"] }
"#;
