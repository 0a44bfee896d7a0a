//! What all calls have in common: how a client is built, who calls, and where.

mod auth;
mod builder;
mod headers;
mod servers;

pub(super) use auth::auth;
pub(super) use builder::client;
pub(super) use headers::headers;
pub(super) use servers::servers;
