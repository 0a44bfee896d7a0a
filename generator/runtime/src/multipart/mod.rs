//! Bodies of several parts.

pub(crate) mod boundary;
pub(crate) mod chain;
pub(crate) mod form;
pub(crate) mod headers;
pub(crate) mod json;
pub(crate) mod related;
#[cfg(feature = "styles")]
pub(crate) mod styled;
