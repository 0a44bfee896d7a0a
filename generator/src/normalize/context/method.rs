//! Operations of methods that the 3.0 model has no place for.

use crate::pointer::Pointer;

/// An operation whose method is not among the eight of OpenAPI 3.0.
#[derive(Clone, Debug)]
pub struct Method {
    /// The path, as its key in the document.
    pub path: String,
    /// The method as it is sent.
    pub method: String,
    /// Where the operation stands in the model.
    pub at: Pointer,
    /// The operation.
    pub operation: openapiv3::Operation,
}
