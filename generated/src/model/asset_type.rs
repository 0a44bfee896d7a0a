// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::runtime;

open_enum! {
    /// A type of asset whose fingerprints can be exported.
    pub enum AssetType or Other {
        /// Accounts.
        Users = "users",
        /// Auto-started items.
        AutoLaunch = "auto_launch",
        /// Databases.
        Database = "database",
        /// Middleware.
        JarPackage = "jar_package",
        /// Open ports.
        Port = "port",
        /// Processes.
        Process = "process",
        /// Web applications.
        WebCms = "web_cms",
        /// Web frameworks.
        WebFramework = "web_framework",
        /// Web services.
        WebService = "web_service",
        /// Websites.
        WebSite = "web_site",
        /// Software.
        App = "app",
        /// Kernel modules.
        KernelModule = "kernel_module",
    }
}
