//! The security scheme that these credentials satisfy.

/// What a client finds them by.
pub(crate) const SCHEME: &str = "huaweicloud::Credentials";
