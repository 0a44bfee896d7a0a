// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::runtime;

open_enum! {
    /// The status of a server's manual collection of fingerprints.
    pub enum ScanStatus or Other {
        /// The server was never scanned. This does not change until somebody starts a collection.
        NeverScan = "neverscan",
        /// The scan is running.
        Scanning = "scanning",
        /// The scan is complete.
        Scanned = "scanned",
        /// The scan failed.
        Failed = "failed",
        /// The scan timed out.
        LongScanning = "longscanning",
    }
}
