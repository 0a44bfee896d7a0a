// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.

use super::{ExportHeader, runtime};

/// What an export contains.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExportAssetsRequest {
    /// A condition that the exported assets must meet: a text that is itself JSON, for example
    /// `{"port_string": "8080"}`. Its length is that of this text, before it is encoded into the
    /// body.
    ///
    /// Its keys are the request parameters of the endpoint that lists the assets of the type
    /// exported:
    ///
    /// | Asset type | Endpoint whose request parameters it takes |
    /// | --- | --- |
    /// | `users` | `/v5/{project_id}/asset/users` |
    /// | `auto_launch` | `/v5/{project_id}/asset/auto-launchs` |
    /// | `database` | `/v5/{project_id}/asset/web-app-and-services` |
    /// | `jar_package` | `/v5/{project_id}/asset/midwares/detail` |
    /// | `port` | `/v5/{project_id}/asset/ports/detail` |
    /// | `process` | `/v5/{project_id}/asset/processes/detail` |
    /// | `web_cms` | `/v5/{project_id}/asset/web-app-and-services` |
    /// | `web_framework` | `/v5/{project_id}/asset/host/web-framework` |
    /// | `web_service` | `/v5/{project_id}/asset/web-app-and-services` |
    /// | `web_site` | `/v5/{project_id}/asset/host/web-site` |
    /// | `app` | `/v5/{project_id}/asset/apps` |
    /// | `kernel_module` | `/v5/{project_id}/asset/host/kernel-module` |
    ///
    /// 0 to 128 characters.
    pub search_param: Option<String>,

    /// The columns of the exported table, each with the title that stands above it, for example
    /// `[["host_name", "Server Name"], ["host_id", "Server ID"]]`. Some or all of the columns that
    /// the asset type has can be chosen.
    pub export_headers: Vec<ExportHeader>,
}

object! { ExportAssetsRequest::new {
    "search_param" => search_param: optional with_search_param(impl Into<String>),
    "export_headers" => export_headers: required(impl IntoIterator<Item = impl Into<ExportHeader>>),
} }

impl runtime::Check for ExportAssetsRequest {
    fn check(&self, at: &runtime::Place<'_>) -> Result<(), runtime::Invalid> {
        runtime::Bounds::max_length(128)
            .check(&at.field("search_param"), &self.search_param)?;
        Ok(())
    }
}
