// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::runtime;

open_enum! {
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
    pub enum CollectionType or Other {
        /// Web applications.
        WebApp = "web-app",
        /// Web services.
        WebService = "web-service",
        /// Web frameworks, sent as `web-framwork`, which is how the vendor's page spells it.
        ///
        /// The vendor's SDKs since August 2025 and its Chinese pages spell it `web-framework`.
        /// Which of the two the service takes is unknown. To send the other one, make the value
        /// from that text.
        WebFramework = "web-framwork",
        /// Websites.
        WebSite = "web-site",
        /// Middleware.
        Midware = "midware",
        /// Databases.
        Database = "database",
        /// Kernel modules.
        KernelModule = "kernel-module",
    }
}
