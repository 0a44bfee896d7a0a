// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! Asset Management.
//!
//! Fingerprints of the assets on servers and in containers: how far their collection has come, and
//! their export.

use super::model::{
    AssetType, Category, CollectionStatus, CollectionType, ErrorBody, ExportAssetsRequest,
    ExportAssetsResponse, ExportHeader,
};
use super::{Client, runtime};

impl Client {
    /// Exports asset fingerprint information.
    ///
    /// Starts a task that exports the fingerprints of one type of asset as a table of the chosen
    /// columns.
    ///
    /// The answer is the ID of that task, not a file: following the task and downloading its file
    /// are other endpoints of the service. Every call starts a new task, so a call that may have
    /// reached the service is better not repeated.
    ///
    /// The vendor's SDKs call this operation `DownloadAssetFile`. It is described on the vendor's
    /// page *Exporting Asset Fingerprint Information*.
    ///
    /// # Authorization
    ///
    /// An account has the permissions for every call, but an IAM user must be given the permissions
    /// required. With role-based or policy-based authorization, the vendor's page *Permissions
    /// Policies and Supported Actions* says which they are. With identity policy-based
    /// authorization, this call requires none.
    ///
    /// `POST /v5/{project_id}/asset/export`.
    ///
    /// # Arguments
    /// - `asset_type`: The type of asset whose fingerprints are exported.
    /// - `category`: Whether the assets of servers or those of containers are exported. It must be
    ///   given, although the vendor's page names a default for it, too.
    /// - `export_headers`: The columns of the exported table, each with the title that stands above
    ///   it, for example `[["host_name", "Server Name"], ["host_id", "Server ID"]]`. Some or all of
    ///   the columns that the asset type has can be chosen.
    pub fn export_assets(
        &self,
        asset_type: impl Into<AssetType>,
        category: impl Into<Category>,
        export_headers: impl IntoIterator<Item = impl Into<ExportHeader>>,
    ) -> ExportAssets {
        ExportAssets::new(
            &self.0,
            asset_type.into(),
            category.into(),
            ExportAssetsRequest::new(export_headers),
        )
    }

    /// Queries the asset fingerprint collection status of a single server.
    ///
    /// Tells how far the manual collection of one type of fingerprint has come on one server.
    ///
    /// A collection goes from `neverscan` to `scanning`, and from there to `scanned`, `failed` or
    /// `longscanning`. The status `neverscan` does not end by itself: starting a collection is
    /// another endpoint of the service. This call is about collections alone and knows nothing of
    /// export tasks.
    ///
    /// The vendor's SDKs call this operation `ShowHostAssetManualCollectStatus`. It is described on
    /// the vendor's page *Querying the Asset Fingerprint Collection Status of a Single Server*.
    ///
    /// # Authorization
    ///
    /// An account has the permissions for every call, but an IAM user must be given the permissions
    /// required. With role-based or policy-based authorization, the vendor's page *Permissions
    /// Policies and Supported Actions* says which they are. With identity policy-based
    /// authorization, this call requires none.
    ///
    /// `GET /v5/{project_id}/asset/manual-collect/{type}`.
    ///
    /// # Arguments
    /// - `type`: The type of resource whose collection is asked about.
    /// - `host_id`: The ID of the server. 1 to 256 characters.
    pub fn show_collection_status(
        &self,
        r#type: impl Into<CollectionType>,
        host_id: impl Into<String>,
    ) -> ShowCollectionStatus {
        ShowCollectionStatus::new(&self.0, r#type.into(), host_id.into())
    }
}

call! { ExportAssets = "exportAssets": "POST" "/v5/{project_id}/asset/export"
    by ["huaweicloud::Credentials"] ["Token"]
{
    /// The ID of the project that the assets belong to: a call is about the assets of this project.
    ///
    /// The vendor's page *Obtaining a Project ID* tells where to find it. The answer that brings a
    /// user token for a project names it as well, in `token.project.id`.
    ///
    /// 1 to 256 characters.
    ///
    /// This call uses it in place of the client's.
    project_id?: String = client_path("project_id", runtime::Bounds::length(1, 256)) into,
    asset_type: AssetType = query("asset_type"),
    category: Category = query("category"),
    /// The ID of the enterprise project whose assets are meant. The vendor's page *Obtaining an
    /// Enterprise Project ID* tells where to find it. `all_granted_eps` stands for the assets of
    /// all enterprise projects, and `0` for the default enterprise project.
    ///
    /// It needs to be set only after the enterprise project function has been enabled.
    ///
    /// 1 to 256 characters. Default: `0`.
    enterprise_project_id?: String = query("enterprise_project_id", runtime::Bounds::length(1, 256)) into,
    body: ExportAssetsRequest = checked(json),
} -> ExportAssetsResponse, ErrorBody {
    200 => json ExportAssetsResponse,
    200..=299 => fitting_json ExportAssetsResponse,
    _ => error ErrorBody,
} }

impl ExportAssets {
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
    pub fn search_param(mut self, search_param: impl Into<String>) -> Self {
        self.body.search_param = Some(search_param.into());
        self
    }
}

call! { ShowCollectionStatus = "showCollectionStatus": "GET" "/v5/{project_id}/asset/manual-collect/{type}"
    by ["huaweicloud::Credentials"] ["Token"]
{
    /// The ID of the project that the assets belong to: a call is about the assets of this project.
    ///
    /// The vendor's page *Obtaining a Project ID* tells where to find it. The answer that brings a
    /// user token for a project names it as well, in `token.project.id`.
    ///
    /// 1 to 256 characters.
    ///
    /// This call uses it in place of the client's.
    project_id?: String = client_path("project_id", runtime::Bounds::length(1, 256)) into,
    r#type: CollectionType = path("type"),
    host_id: String = query("host_id", runtime::Bounds::length(1, 256)),
    /// The ID of the enterprise project whose assets are meant. The vendor's page *Obtaining an
    /// Enterprise Project ID* tells where to find it. `all_granted_eps` stands for the assets of
    /// all enterprise projects, and `0` for the default enterprise project.
    ///
    /// It needs to be set only after the enterprise project function has been enabled.
    ///
    /// 1 to 256 characters. Default: `0`.
    enterprise_project_id?: String = query("enterprise_project_id", runtime::Bounds::length(1, 256)) into,
} -> CollectionStatus, ErrorBody {
    200 => json CollectionStatus,
    200..=299 => fitting_json CollectionStatus,
    _ => error ErrorBody,
} }

impl ShowCollectionStatus {
    /// Makes the call again and again, until `/scan_status` of its answer is `scanned`.
    ///
    /// At `failed` or `longscanning` it ends with the error `WaitError::Failed`. At `neverscan` it
    /// ends with the error `WaitError::NotStarted`. Every other value is waited out, for 30 minutes
    /// unless `with_deadline` says otherwise.
    pub fn until_done(self) -> runtime::UntilDone<Self> {
        runtime::UntilDone::new(self)
    }
}

impl runtime::Waits for ShowCollectionStatus {
    const STATES: &'static runtime::States = &runtime::States {
        place: "/scan_status",
        done: &["scanned"],
        failed: &["failed", "longscanning"],
        not_started: &["neverscan"],
    };

    fn call_mut(&mut self) -> &mut runtime::Call {
        &mut self.call
    }

    fn state(answer: &CollectionStatus) -> Option<runtime::Scalar<'_>> {
        runtime::Value::scalar(&answer.scan_status)
    }
}
