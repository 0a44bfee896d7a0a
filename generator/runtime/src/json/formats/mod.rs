//! Values of a format that another crate has a type for.

#[cfg(feature = "base64")]
pub(crate) mod base64;
#[cfg(feature = "chrono")]
pub(crate) mod chrono;
#[cfg(feature = "decimal")]
pub(crate) mod decimal;
#[cfg(feature = "jiff")]
pub(crate) mod jiff;
#[cfg(feature = "time")]
pub(crate) mod time;
#[cfg(feature = "url")]
pub(crate) mod url;
#[cfg(feature = "uuid")]
pub(crate) mod uuid;
