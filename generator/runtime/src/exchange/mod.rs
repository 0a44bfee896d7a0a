//! How a call goes: a machine without I/O, and the two loops that drive it.

pub(crate) mod again;
#[cfg(feature = "blocking")]
pub(crate) mod blocking;
pub(crate) mod drive;
pub(crate) mod elsewhere;
pub(crate) mod machine;
pub(crate) mod operation;
pub(crate) mod outcome;
pub(crate) mod redirect;
pub(crate) mod sending;
pub(crate) mod with_response;
