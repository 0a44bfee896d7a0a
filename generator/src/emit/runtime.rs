//! The runtime: ordinary Rust that is copied into the crate, module by module.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{Deferred, Source, Tokens, file, formats, rust};
use crate::File;
use crate::ir::{Api, Part};

/// The oldest Rust that the runtime and its dependencies build with.
pub(super) const RUST_VERSION: &str = "1.85";

/// A module of the runtime.
struct Module {
    name: &'static str,
    text: &'static str,
    attribute: Attribute,
    /// The parts that need it; none is the core, which every crate has.
    parts: &'static [Part],
    /// What generated code and the crate's users need of it.
    exports: &'static [&'static str],
}

/// What stands in front of a module's declaration.
#[derive(Clone, Copy, PartialEq)]
enum Attribute {
    None,
    MacroUse,
    WithReqwest,
    WithoutReqwest,
}

macro_rules! module {
    ($name:literal, $attribute:expr, [$($part:expr),*], [$($export:literal),*]) => {
        Module {
            name: $name,
            text: include_str!(concat!("../../runtime/", $name, ".rs")),
            attribute: $attribute,
            parts: &[$($part),*],
            exports: &[$($export),*],
        }
    };
}

/// All modules, in the order of their names.
const MODULES: &[Module] = &[
    module!("answer", Attribute::None, [], ["Answer"]),
    module!("api", Attribute::None, [], ["Api", "ErrorFields"]),
    module!("base64", Attribute::None, [Part::Base64], ["Base64"]),
    module!("basic", Attribute::None, [Part::Basic, Part::Grants], []),
    module!("boundary", Attribute::None, [Part::Multipart], []),
    module!("bounds", Attribute::None, [], ["Bounds"]),
    module!("build_error", Attribute::None, [], ["BuildError"]),
    module!("builder", Attribute::None, [], ["ClientBuilder"]),
    module!("call", Attribute::MacroUse, [], ["Call"]),
    module!("check", Attribute::None, [Part::Checks], ["Check"]),
    module!("choice", Attribute::MacroUse, [Part::Choices], []),
    module!("client", Attribute::None, [], ["Client"]),
    module!(
        "closed_enum",
        Attribute::MacroUse,
        [Part::ClosedEnums],
        ["ClosedText", "UnknownValue"]
    ),
    module!("collect", Attribute::None, [], []),
    module!("content", Attribute::None, [Part::Contents], []),
    module!("cookies", Attribute::None, [Part::Cookies], []),
    module!(
        "credential",
        Attribute::None,
        [],
        ["Authorizer", "Credential", "Errand", "Preparation"]
    ),
    module!("drive", Attribute::None, [], []),
    module!("encode", Attribute::None, [], ["Encoder"]),
    module!("endpoint", Attribute::None, [], []),
    module!(
        "entries",
        Attribute::None,
        [Part::Objects],
        ["Entries", "Object", "ObjectVisitor"]
    ),
    module!("error", Attribute::None, [], ["Error"]),
    module!("error_kind", Attribute::None, [], ["ErrorKind"]),
    module!("excerpt", Attribute::None, [], []),
    module!("exchange", Attribute::None, [], []),
    module!("failure", Attribute::None, [], []),
    module!(
        "file",
        Attribute::None,
        [Part::Files, Part::Multipart],
        ["File"]
    ),
    module!("file_body", Attribute::None, [Part::Files], []),
    module!("file_fit", Attribute::None, [Part::FileUnions], []),
    module!("fit", Attribute::None, [Part::Models], ["Fit"]),
    module!("formats_chrono", Attribute::None, [Part::Chrono], []),
    module!("formats_decimal", Attribute::None, [Part::Decimal], []),
    module!("formats_jiff", Attribute::None, [Part::Jiff], []),
    module!("formats_url", Attribute::None, [Part::Url], []),
    module!("formats_uuid", Attribute::None, [Part::Uuid], []),
    module!("forms", Attribute::None, [Part::Forms], []),
    module!("given", Attribute::None, [Part::Styles, Part::Cookies], []),
    module!("grant", Attribute::None, [Part::Grants], ["Grant"]),
    module!("header", Attribute::None, [], []),
    module!("invalid", Attribute::None, [], ["Invalid"]),
    module!("json_path", Attribute::None, [], []),
    module!("keys", Attribute::None, [Part::Keys], []),
    module!("limit", Attribute::None, [], ["Limit"]),
    module!("literal", Attribute::None, [Part::Literals], []),
    module!("message", Attribute::None, [], []),
    module!("met", Attribute::None, [Part::Objects], []),
    module!(
        "multipart",
        Attribute::None,
        [Part::Multipart],
        ["Form", "Multipart"]
    ),
    module!("no_transport", Attribute::WithoutReqwest, [], []),
    module!("object", Attribute::MacroUse, [Part::Objects], []),
    module!(
        "open_enum",
        Attribute::MacroUse,
        [Part::OpenEnums],
        ["OpenText", "Unlisted"]
    ),
    module!(
        "operation",
        Attribute::None,
        [],
        ["Callable", "Info", "Operation"]
    ),
    module!(
        "pairs",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms],
        []
    ),
    module!("parameters", Attribute::None, [Part::ClientParameters], []),
    module!("percent", Attribute::None, [], []),
    module!("place", Attribute::None, [], []),
    module!("raw_answers", Attribute::None, [Part::RawAnswers], []),
    module!("raw_bodies", Attribute::None, [Part::RawBodies], []),
    module!("redirect", Attribute::None, [], []),
    module!("relative", Attribute::None, [Part::RelativeServers], []),
    module!("reply", Attribute::None, [], []),
    module!("reqwest_transport", Attribute::WithReqwest, [], []),
    module!(
        "reserved",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms],
        []
    ),
    module!(
        "response",
        Attribute::None,
        [],
        ["Response", "WithResponse"]
    ),
    module!("rest", Attribute::None, [Part::Rests], []),
    module!(
        "scalar_enum",
        Attribute::MacroUse,
        [Part::ScalarEnums],
        [
            "ScalarEnum",
            "UnknownScalar",
            "UnlistedScalar",
            "read_scalar",
            "scalar"
        ]
    ),
    module!("secret", Attribute::None, [], ["Secret"]),
    module!("sending", Attribute::None, [], ["Sending"]),
    module!("server", Attribute::None, [], []),
    module!("server_groups", Attribute::None, [Part::ServerGroups], []),
    module!(
        "shape",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms],
        []
    ),
    module!(
        "shape_parts",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms],
        []
    ),
    module!(
        "shape_writer",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms],
        []
    ),
    module!(
        "style",
        Attribute::None,
        [Part::Styles, Part::Cookies, Part::Forms],
        []
    ),
    module!("styled", Attribute::None, [Part::Styles], []),
    module!("styled_path", Attribute::None, [Part::Styles], []),
    module!("tagged", Attribute::None, [Part::TaggedUnions], ["Tagged"]),
    module!(
        "transport",
        Attribute::None,
        [],
        [
            "Body",
            "BoxFuture",
            "Transport",
            "TransportError",
            "TransportErrorKind"
        ]
    ),
    module!("tuple", Attribute::MacroUse, [Part::Tuples], ["Items"]),
    module!(
        "typed_header",
        Attribute::None,
        [Part::Headers],
        ["Header", "HeaderError", "HeaderForm"]
    ),
    module!("union", Attribute::MacroUse, [Part::Unions], []),
    module!(
        "untagged",
        Attribute::None,
        [Part::UntaggedUnions],
        ["Untagged"]
    ),
    module!("value", Attribute::None, [], []),
    module!("variables", Attribute::None, [Part::Variables], []),
    module!("writer", Attribute::None, [Part::Objects], ["Writer"]),
];

/// What a module of the core gives to crates that have some part.
const MORE: &[(Part, &str, &str)] = &[
    (Part::Checks, "place", "Place"),
    (Part::ClosedEnums, "value", "Scalar"),
    (Part::ClosedEnums, "value", "Value"),
    (Part::Objects, "fit", "Shape"),
    (Part::Constants, "literal", "Literal"),
    (Part::OpenEnums, "fit", "Misfit"),
    (Part::ScalarEnums, "fit", "Misfit"),
    (Part::ScalarEnums, "literal", "Literal"),
    (Part::ScalarEnums, "value", "Scalar"),
    (Part::ScalarEnums, "value", "Value"),
    (Part::Unions, "fit", "Misfit"),
    (Part::TaggedUnions, "literal", "Literal"),
    (Part::ScalarUnions, "value", "Scalar"),
    (Part::ScalarUnions, "value", "Value"),
    (Part::OpenEnums, "value", "Scalar"),
    (Part::OpenEnums, "value", "Value"),
    (Part::Servers, "server", "Server"),
    (Part::Styles, "style", "Style"),
    (Part::Variables, "server", "Variable"),
];

/// What the crate's root shows, beside what only its own code uses.
const PUBLIC: &[&str] = &[
    "Authorizer",
    "Base64",
    "Body",
    "Bounds",
    "BoxFuture",
    "BuildError",
    "Client",
    "ClientBuilder",
    "Credential",
    "Error",
    "Errand",
    "ErrorKind",
    "File",
    "Header",
    "HeaderError",
    "Invalid",
    "Limit",
    "Literal",
    "Preparation",
    "Response",
    "Secret",
    "Transport",
    "TransportError",
    "TransportErrorKind",
    "UnknownScalar",
    "UnknownValue",
    "Unlisted",
    "UnlistedScalar",
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

/// The files of the runtime that the crate needs.
pub(super) fn files(api: &Api) -> Vec<File<Deferred<'_>>> {
    let copied = modules(api).map(|module| {
        file(format!("src/runtime/{}.rs", module.name), || {
            Tokens::Copied(module.text)
        })
    });
    let mut files: Vec<File<Deferred<'_>>> = copied.collect();
    files.push(rust("src/runtime/mod.rs", || index(api)));
    files
}

fn index(api: &Api) -> Source {
    let declarations = modules(api).map(|module| {
        let name = ident(module.name);
        let attribute = match module.attribute {
            Attribute::None => quote!(),
            Attribute::MacroUse => quote!(#[macro_use]),
            Attribute::WithReqwest => quote!(#[cfg(feature = "reqwest")]),
            Attribute::WithoutReqwest => quote!(#[cfg(not(feature = "reqwest"))]),
        };
        let unread = (module.name == "value" && api.tags.is_empty()).then(
            || quote!(#[expect(dead_code, reason = "without operations nothing is written alone")]),
        );
        quote!(#unread #attribute mod #name;)
    });
    let exports = modules(api).filter_map(|module| {
        let exports: Vec<Ident> = exports(api, module).into_iter().map(ident).collect();
        let name = ident(module.name);
        match exports.as_slice() {
            [] => None,
            [export] => Some(quote!(#name::#export)),
            exports => Some(quote!(#name::{#(#exports),*})),
        }
    });
    let bytes = has_bytes(api).then(|| {
        quote!(
            pub use bytes::Bytes;
        )
    });
    let exports: Vec<TokenStream> = exports.collect();
    let exports = (!exports.is_empty()).then(|| quote!(pub use self::{#(#exports),*};));
    if api.tags.is_empty() {
        return Source::new(vec!["What all models have in common.".to_owned()])
            .items(quote!(#(#declarations)*))
            .items(quote!(#exports));
    }
    Source::new(vec!["What all calls have in common.".to_owned()])
        .items(quote!(#(#declarations)*))
        .items(quote! {
            #[cfg(not(feature = "reqwest"))]
            use self::no_transport::default_transport;
            #[cfg(feature = "reqwest")]
            use self::reqwest_transport::default_transport;
            #[cfg(feature = "reqwest")]
            pub use self::reqwest_transport::ReqwestTransport;
            #exports
            #bytes
        })
}

/// Whether bodies or answers are bytes.
fn has_bytes(api: &Api) -> bool {
    api.parts.contains(&Part::RawBodies) || api.parts.contains(&Part::RawAnswers)
}

/// What the crate's root shows of the runtime.
pub(super) fn root_exports(api: &Api) -> TokenStream {
    let all = modules(api).flat_map(|module| exports(api, module));
    // Where no enum gives it to a caller, only the runtime needs it.
    let has_literals = api.parts.contains(&Part::ScalarEnums);
    let mut shown: Vec<&str> = all
        .filter(|name| PUBLIC.contains(name) && (*name != "Literal" || has_literals))
        .collect();
    shown.sort_unstable();
    let shown: Vec<Ident> = shown.into_iter().map(ident).collect();
    let exports = (!shown.is_empty()).then(|| quote!(pub use runtime::{#(#shown),*};));
    if api.tags.is_empty() {
        return quote!(#exports);
    }
    let bytes = has_bytes(api).then(|| {
        quote!(
            pub use runtime::Bytes;
        )
    });
    quote! {
        #[cfg(feature = "reqwest")]
        pub use runtime::ReqwestTransport;
        #exports
        #bytes
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The features of the manifest.
const FEATURES: &str = r#"[features]
default = ["rustls"]
# Sends requests with reqwest; by itself it speaks plain HTTP.
reqwest = ["dep:reqwest", "dep:tokio"]
# TLS by rustls with aws-lc-rs, which reqwest itself chooses, so that nobody builds two of them.
# It trusts the certificates of the system, and needs a C compiler to build.
rustls = ["reqwest", "reqwest/rustls"]
# TLS of the system; on Linux that is OpenSSL with its headers.
native-tls = ["reqwest", "reqwest/native-tls"]
"#;

/// What every crate depends on.
const DEPENDENCIES: &[&str] = &[
    r#"bytes = "1.10""#,
    r#"http = "1.3""#,
    r#"reqwest = { version = "0.13", default-features = false, optional = true }"#,
    r#"serde_core = "1.0.228""#,
    r#"serde_json = "1.0.145""#,
    r#"tokio = { version = "1.40", default-features = false, features = ["time"], optional = true }"#,
];

/// What the examples in the docs need.
const DEV_DEPENDENCIES: &str = r#"[dev-dependencies]
tokio = { version = "1.40", features = ["macros", "rt"] }
"#;

/// The features and dependencies of the manifest.
pub(super) fn manifest(api: &Api) -> String {
    let mut dependencies = DEPENDENCIES.to_vec();
    dependencies.extend(formats::dependencies(api));
    dependencies.sort_unstable();
    let dependencies: String = dependencies
        .iter()
        .map(|line| format!("{line}\n"))
        .collect();
    format!("{FEATURES}\n[dependencies]\n{dependencies}\n{DEV_DEPENDENCIES}")
}
