//! Credentials: what makes a request the caller's own.

pub(crate) mod basic;
pub(crate) mod credential;
#[cfg(feature = "oauth")]
pub(crate) mod grant;
pub(crate) mod keys;
#[cfg(any(feature = "oauth", feature = "huaweicloud-login"))]
pub(crate) mod obtained;
pub(crate) mod refusal;
