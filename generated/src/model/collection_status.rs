// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::{ScanStatus, runtime};

/// How far the collection of one type of fingerprint has come on a server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CollectionStatus {
    /// The status of a server's manual collection of fingerprints.
    pub scan_status: Option<ScanStatus>,

    /// The time when the check was completed. The vendor's page names no unit; its example,
    /// `1743609707401`, reads as milliseconds since the Unix epoch.
    ///
    /// 0 to 9223372036854775807.
    pub scanned_time: Option<i64>,
}

object! { CollectionStatus {
    "scan_status" => scan_status: optional,
    "scanned_time" => scanned_time: optional,
} }
