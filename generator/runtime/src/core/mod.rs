//! What all other folders know: values, their places and bounds, and what is wrong with them.

#[cfg(feature = "client")]
pub(crate) mod bounds;
#[cfg(feature = "client")]
pub(crate) mod build_error;
#[cfg(feature = "client")]
pub(crate) mod check;
pub(crate) mod digits;
#[cfg(feature = "client")]
pub(crate) mod error_kind;
#[cfg(feature = "client")]
pub(crate) mod excerpt;
#[cfg(feature = "client")]
pub(crate) mod header;
#[cfg(feature = "client")]
pub(crate) mod invalid;
#[cfg(feature = "client")]
pub(crate) mod limit;
#[cfg(feature = "client")]
pub(crate) mod media_type;
#[cfg(feature = "client")]
pub(crate) mod percent;
#[cfg(feature = "client")]
pub(crate) mod place;
#[cfg(feature = "client")]
pub(crate) mod secret;
pub(crate) mod value;
