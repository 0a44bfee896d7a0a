// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
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

#[cfg(feature = "huaweicloud")]
pub use self::access_key::AccessKey;
pub use self::credentials::Credentials;
pub use self::found::NoCredentials;
pub use self::login::Login;

/// The security scheme that these credentials satisfy.
const SCHEME: &str = "Credentials";
