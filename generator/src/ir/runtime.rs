//! What the crate has of the runtime, and where from.

use std::collections::BTreeSet;

/// How the crate has the runtime.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runtime {
    /// Where it comes from.
    pub source: Source,
    /// What the crate needs of it whatever features are on.
    pub features: BTreeSet<Feature>,
    /// What it needs of it where one of its own features is on.
    pub optional: BTreeSet<Feature>,
}

/// Where the runtime comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// What the crate needs is copied, so that it stands alone.
    #[default]
    Vendored,
    /// The crate depends on the package.
    Package {
        /// Where the package is, as seen from the crate; without it the registry has it.
        path: Option<String>,
    },
}

/// A feature of the runtime that a crate has for good, because its document asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "the manifest of the runtime says what each one is"
)]
pub enum Feature {
    Base64,
    Chrono,
    Client,
    ClosedEnums,
    Decimal,
    Download,
    EventStream,
    File,
    Jiff,
    Json,
    Multipart,
    OAuth,
    OpenEnums,
    Repeat,
    ScalarEnums,
    Sequential,
    Stream,
    Styles,
    Time,
    Tuples,
    TypedHeaders,
    Unions,
    Url,
    Uuid,
    Xml,
}

impl Feature {
    /// What the manifest of the runtime calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::Chrono => "chrono",
            Self::Client => "client",
            Self::ClosedEnums => "closed-enums",
            Self::Decimal => "decimal",
            Self::Download => "download",
            Self::EventStream => "event-stream",
            Self::File => "file",
            Self::Jiff => "jiff",
            Self::Json => "json",
            Self::Multipart => "multipart",
            Self::OAuth => "oauth",
            Self::OpenEnums => "open-enums",
            Self::Repeat => "repeat",
            Self::ScalarEnums => "scalar-enums",
            Self::Sequential => "sequential",
            Self::Stream => "stream",
            Self::Styles => "styles",
            Self::Time => "time",
            Self::Tuples => "tuples",
            Self::TypedHeaders => "typed-headers",
            Self::Unions => "unions",
            Self::Url => "url",
            Self::Uuid => "uuid",
            Self::Xml => "xml",
        }
    }
}
