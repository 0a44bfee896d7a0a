//! What a document says of the API as a whole: its title and tags, where its servers
//! are, and how callers prove who they are.

mod flows;
mod info;
mod security;
mod server;

pub(super) use info::{external_docs, info, tag};
pub(super) use security::{requirement, security_scheme_or_ref};
pub(super) use server::server;
pub(crate) use server::template_names;
