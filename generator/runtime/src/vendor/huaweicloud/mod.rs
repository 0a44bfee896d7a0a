//! The credentials of Huawei Cloud.

#[cfg(feature = "huaweicloud")]
mod access_key;
mod credentials;
mod environment;
mod expiry;
mod find;
mod found;
mod identity;
mod login;
mod missing;
mod profile;
mod scheme;
#[cfg(feature = "huaweicloud")]
mod signature;

#[cfg(feature = "huaweicloud")]
pub use self::access_key::AccessKey;
pub use self::{credentials::Credentials, login::Login, missing::NoCredentials};
