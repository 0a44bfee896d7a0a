// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! The types of requests and answers.

use super::runtime;

mod asset_type;
mod category;
mod collection_status;
mod collection_type;
pub mod columns;
mod error_body;
mod export_assets_request;
mod export_assets_response;
mod export_header;
mod scan_status;

pub use asset_type::AssetType;
pub use category::Category;
pub use collection_status::CollectionStatus;
pub use collection_type::CollectionType;
pub use error_body::ErrorBody;
pub use export_assets_request::ExportAssetsRequest;
pub use export_assets_response::ExportAssetsResponse;
pub use export_header::ExportHeader;
pub use scan_status::ScanStatus;
