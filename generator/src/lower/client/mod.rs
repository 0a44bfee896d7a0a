//! The client: how it is built, where its calls go, and how a caller proves who they are.

mod address;
pub(in crate::lower) mod builder;
mod choices;
pub(in crate::lower) mod credentials;
mod scopes;
pub(in crate::lower) mod servers;
mod vendors;
