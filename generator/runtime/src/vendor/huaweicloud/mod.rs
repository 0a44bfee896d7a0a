//! The credentials of Huawei Cloud.

#[cfg(feature = "huaweicloud")]
mod access_key;
mod credentials;
mod environment;
mod expiry;
mod found;
mod login;
mod profile;
#[cfg(feature = "huaweicloud")]
mod signature;

/// The security scheme that these credentials satisfy.
pub(crate) const SCHEME: &str = "huaweicloud::Credentials";

#[cfg(feature = "huaweicloud")]
pub use self::access_key::AccessKey;
pub use self::{credentials::Credentials, found::NoCredentials, login::Login};
