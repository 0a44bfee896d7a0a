// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::runtime;

/// A type of resource whose collection can be asked about.
///
/// The export spells the same ideas differently:
///
/// | Collection | Asset type of the export |
/// | --- | --- |
/// | `web-app` | `web_cms` |
/// | `web-service` | `web_service` |
/// | `web-framwork` | `web_framework` |
/// | `web-site` | `web_site` |
/// | `midware` | `jar_package` |
/// | `database` | `database` |
/// | `kernel-module` | `kernel_module` |
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CollectionType {
    /// Web applications.
    WebApp,

    /// Web services.
    WebService,

    /// Web frameworks, sent as `web-framwork`, which is how the vendor's page spells it.
    ///
    /// The vendor's SDKs since August 2025 and its Chinese pages spell it `web-framework`. Which of
    /// the two the service takes is unknown. To send the other one, make the value from that text.
    WebFramework,

    /// Websites.
    WebSite,

    /// Middleware.
    Midware,

    /// Databases.
    Database,

    /// Kernel modules.
    KernelModule,

    /// A value that the document does not list. It is made from text, by `From`.
    Other(runtime::Unlisted),
}

open_enum! { CollectionType or Other {
    WebApp = "web-app",
    WebService = "web-service",
    WebFramework = "web-framwork",
    WebSite = "web-site",
    Midware = "midware",
    Database = "database",
    KernelModule = "kernel-module",
} }
