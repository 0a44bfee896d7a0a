// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::runtime;

/// The status of a server's manual collection of fingerprints.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ScanStatus {
    /// The server was never scanned. This does not change until somebody starts a collection.
    NeverScan,

    /// The scan is running.
    Scanning,

    /// The scan is complete.
    Scanned,

    /// The scan failed.
    Failed,

    /// The scan timed out.
    LongScanning,

    /// A value that the document does not list. It is made from text, by `From`.
    Other(runtime::Unlisted),
}

open_enum! { ScanStatus or Other {
    NeverScan = "neverscan",
    Scanning = "scanning",
    Scanned = "scanned",
    Failed = "failed",
    LongScanning = "longscanning",
} }
