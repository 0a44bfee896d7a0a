// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! The headers that answers can have, to be asked of a `Response` or an `Error`.

use super::runtime::{Header, HeaderForm};

/// The ID of the request. It is worth recording, since it tells the vendor which request is meant.
///
/// In answers of `exportAssets`, `showCollectionStatus`.
pub const X_REQUEST_ID: Header<String> = Header::new("x-request-id", HeaderForm::Text);
