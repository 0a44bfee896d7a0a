// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::runtime;

open_enum! {
    /// Where the assets are whose fingerprints are exported.
    ///
    /// Default: `host`.
    pub enum Category or Other {
        /// Assets of hosts (servers).
        Host = "host",
        /// Assets of containers.
        Container = "container",
    }
}
