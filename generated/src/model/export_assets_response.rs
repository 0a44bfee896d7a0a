// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::runtime;

/// The answer to an export that was started.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExportAssetsResponse {
    /// The ID of the export task. 0 to 128 characters.
    pub task_id: Option<String>,
}

object! { ExportAssetsResponse { "task_id" => task_id: optional, } }
