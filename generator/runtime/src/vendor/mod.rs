//! What is a vendor's own: credentials that OpenAPI has no words for.

#[cfg(feature = "huaweicloud-login")]
pub mod huaweicloud;
