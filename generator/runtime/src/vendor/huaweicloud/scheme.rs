//! What of a document these credentials know.

/// The security scheme that they satisfy, which a client finds them by.
pub(crate) const SCHEME: &str = "huaweicloud::Credentials";

/// The parameter that names the project of a call.
pub(crate) const PROJECT: &str = "project_id";
