// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::runtime;

/// Where the assets are whose fingerprints are exported.
///
/// Default: `host`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Category {
    /// Assets of hosts (servers).
    Host,

    /// Assets of containers.
    Container,

    /// A value that the document does not list. It is made from text, by `From`.
    Other(runtime::Unlisted),
}

open_enum! { Category or Other {
    Host = "host",
    Container = "container",
} }
