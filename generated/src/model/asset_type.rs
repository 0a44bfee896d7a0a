// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::runtime;

/// A type of asset whose fingerprints can be exported.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AssetType {
    /// Accounts.
    Users,

    /// Auto-started items.
    AutoLaunch,

    /// Databases.
    Database,

    /// Middleware.
    JarPackage,

    /// Open ports.
    Port,

    /// Processes.
    Process,

    /// Web applications.
    WebCms,

    /// Web frameworks.
    WebFramework,

    /// Web services.
    WebService,

    /// Websites.
    WebSite,

    /// Software.
    App,

    /// Kernel modules.
    KernelModule,

    /// A value that the document does not list. It is made from text, by `From`.
    Other(runtime::Unlisted),
}

open_enum! { AssetType or Other {
    Users = "users",
    AutoLaunch = "auto_launch",
    Database = "database",
    JarPackage = "jar_package",
    Port = "port",
    Process = "process",
    WebCms = "web_cms",
    WebFramework = "web_framework",
    WebService = "web_service",
    WebSite = "web_site",
    App = "app",
    KernelModule = "kernel_module",
} }
