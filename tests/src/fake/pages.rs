//! What the vendor's two pages say, copied from them.

use serde_json::{Value, json};

/// The values of `asset_type` of the export.
pub const ASSET_TYPES: [&str; 12] = [
    "users",
    "auto_launch",
    "database",
    "jar_package",
    "port",
    "process",
    "web_cms",
    "web_framework",
    "web_service",
    "web_site",
    "app",
    "kernel_module",
];

/// The values of `category` of the export.
pub const CATEGORIES: [&str; 2] = ["host", "container"];

/// The values of `type` of the status call, in the pages' own spelling.
pub const COLLECTION_TYPES: [&str; 7] = [
    "web-app",
    "web-service",
    "web-framwork",
    "web-site",
    "midware",
    "database",
    "kernel-module",
];

/// The values of `scan_status` in an answer.
pub const SCAN_STATUSES: [&str; 5] = ["neverscan", "scanning", "scanned", "failed", "longscanning"];

/// The value of `scan_status` in the pages' example.
pub const SCANNED: &str = "scanned";

/// The pages' example of a request body of the export.
#[must_use]
pub fn export_request() -> Value {
    json!({ "export_headers": [["host_name", "Server Name"], ["host_id", "Server ID"]] })
}

/// The pages' example of an answer to the export.
#[must_use]
pub fn export_answer() -> Value {
    json!({ "task_id": "513d9747-6059-495f-be82-2db216e643ae" })
}

/// The pages' example of an answer to the status call, for any status: only a
/// collection that is done has the time when it was.
#[must_use]
pub fn status_answer(scan_status: &str) -> Value {
    if scan_status == SCANNED {
        json!({ "scan_status": scan_status, "scanned_time": 1_743_609_707_401_i64 })
    } else {
        json!({ "scan_status": scan_status })
    }
}
