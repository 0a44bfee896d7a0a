//! The client that all calls share: what is set on it, and where the API is.

pub(crate) mod api;
pub(crate) mod budget;
pub(crate) mod chosen;
pub(crate) mod clock;
pub(crate) mod default_headers;
pub(crate) mod endpoint;
pub(crate) mod info;
pub(crate) mod observer;
#[macro_use]
pub(crate) mod own;
pub(crate) mod reference;
pub(crate) mod relative;
pub(crate) mod retry;
pub(crate) mod retry_after;
pub(crate) mod server;
pub(crate) mod settings;
pub(crate) mod shared;
