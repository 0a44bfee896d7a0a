//! What a name must not be.

/// Whether `word` is a keyword of the 2024 edition, reserved ones included.
pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Whether `word` is one of the few keywords that have no `r#` form.
pub(super) fn takes_no_raw_form(word: &str) -> bool {
    matches!(word, "self" | "Self" | "super" | "crate" | "_")
}

/// Whether Windows takes `word` for a device, whatever stands behind a dot: no file there has this name.
#[must_use]
pub fn is_device(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let is_numbered = |port| {
        let number = word.strip_prefix(port);
        number.is_some_and(|number| {
            number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    matches!(word.as_str(), "aux" | "con" | "nul" | "prn")
        || is_numbered("com")
        || is_numbered("lpt")
}

const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Whether a package cannot have this name: what it depends on has it, Rust itself, or a device.
#[must_use]
pub fn is_package_of_others(name: &str) -> bool {
    let is_rust = is_keyword(name) || takes_no_raw_form(name);
    PACKAGES.contains(&name) || is_rust || is_device(name)
}

const PACKAGES: &[&str] = &[
    "alloc",
    "base64",
    "bytes",
    "chrono",
    "core",
    "flate2",
    "hmac",
    "http",
    "http-body",
    "httpdate",
    "jiff",
    "oasmith-runtime",
    "proc-macro",
    "quick-xml",
    "reqwest",
    "rust-decimal",
    "serde",
    "serde-core",
    "serde-json",
    "sha2",
    "std",
    "test",
    "time",
    "tokio",
    "tower-service",
    "tracing",
    "ureq",
    "url",
    "uuid",
    "zeroize",
];

/// Types that generated code names without a path, so that no model may hide them.
pub const PRELUDE_TYPES: &[&str] = &[
    "BTreeMap",
    "Box",
    "Clone",
    "Debug",
    "Default",
    "Eq",
    "Err",
    "From",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Self",
    "Some",
    "String",
    "Vec",
];

/// The methods of the runtime's `ClientBuilder`, which no setter may be named like.
pub const BUILDER_METHODS: &[&str] = &[
    "attempt_timeout",
    "auth",
    "base",
    "blocking_transport",
    "build",
    "clone",
    "connect_timeout",
    "endpoint",
    "fmt",
    "group_endpoint",
    "header",
    "max_header_size",
    "max_response_size",
    "new",
    "observer",
    "parameter",
    "retry",
    "retry_budget",
    "sensitive_header",
    "timeout",
    "tolerate_drift",
    "transport",
    "user_agent",
    "variable",
];

/// The names that a call already has, which no setter may be named like.
pub const CALL_METHODS: &[&str] = &[
    "body",
    "call",
    "check",
    "clone",
    "decode",
    "encode",
    "into_future",
    "new",
    "with_content_type",
    "with_events",
    "with_header",
    "with_items",
    "with_redirects",
    "with_response",
    "with_retry",
    "with_root",
    "with_stream",
    "with_timeout",
    "with_tolerate_drift",
    // These would be taken for the methods of the operators' traits.
    "add",
    "bitand",
    "bitor",
    "bitxor",
    "div",
    "mul",
    "neg",
    "not",
    "rem",
    "shl",
    "shr",
    "sub",
];

/// The runtime's names in a file of operations, which no call may be named like.
pub const CALL_TYPES: &[&str] = &["Client", "Runtime", "Style"];

/// The methods that the client has already, which no operation may be named like.
pub const CLIENT_METHODS: &[&str] = &["builder", "clone", "fmt", "new", "request"];

/// The methods that values have by traits, which no method of their own may hide.
pub const VALUE_METHODS: &[&str] = &[
    "as_mut",
    "as_ref",
    "borrow",
    "borrow_mut",
    "clone",
    "clone_from",
    "clone_into",
    "cmp",
    "default",
    "deserialize",
    "eq",
    "fmt",
    "from",
    "hash",
    "into",
    "ne",
    "partial_cmp",
    "serialize",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
    "type_id",
];

/// The features that a crate may have whatever its document says: those of the runtime, and the
/// one that Cargo has for itself.
pub const FEATURES: &[&str] = &[
    "base64",
    "blocking",
    "chrono",
    "client",
    "closed-enums",
    "decimal",
    "default",
    "download",
    "event-stream",
    "file",
    "gzip",
    "jiff",
    "json",
    "multipart",
    "native-tls",
    "oauth",
    "open-enums",
    "repeat",
    "reqwest",
    "rustls",
    "scalar-enums",
    "sequential",
    "sources",
    "stream",
    "styles",
    "testing",
    "time",
    "tower",
    "tracing",
    "tuples",
    "typed-headers",
    "unions",
    "url",
    "uuid",
    "xml",
];

#[cfg(test)]
mod tests {
    use super::{BUILDER_METHODS, CLIENT_METHODS, is_device, is_package_of_others};

    #[test]
    fn the_methods_of_the_client_and_its_builder_are_known() {
        let text = include_str!("../../runtime/src/client/own.rs");
        let (client, builder) = text.split_once("impl ClientBuilder").expect("both types");
        for (text, known) in [(client, CLIENT_METHODS), (builder, BUILDER_METHODS)] {
            let methods = text.split("pub fn ").skip(1);
            let names = methods.filter_map(|method| method.split(['(', '<']).next());
            let unknown: Vec<&str> = names.filter(|name| !known.contains(name)).collect();
            assert!(unknown.is_empty(), "{unknown:?}");
        }
    }

    #[test]
    fn devices_are_known_however_they_are_spelled() {
        for word in ["con", "AUX", "Nul", "prn", "com1", "LPT9"] {
            assert!(is_device(word), "{word}");
        }
        for word in ["", "cons", "com", "com10", "lptx", "null"] {
            assert!(!is_device(word), "{word}");
        }
    }

    #[test]
    fn no_package_is_called_like_what_it_depends_on() {
        let manifest: toml::Table = toml::from_str(include_str!("../../runtime/Cargo.toml"))
            .expect("the runtime's manifest");
        let dependencies = manifest["dependencies"].as_table().expect("dependencies");
        for (name, _) in dependencies {
            assert!(is_package_of_others(&name.replace('_', "-")), "{name}");
        }
        assert!(is_package_of_others("fn") && !is_package_of_others("pets"));
    }
}
