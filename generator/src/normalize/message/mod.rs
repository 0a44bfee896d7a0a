//! What requests and responses consist of.

mod example;
mod header;
mod media_type;
mod parameter;
mod request_body;
mod response;

pub(super) use example::example_or_ref;
pub(super) use header::header_or_ref;
pub(super) use parameter::parameter_or_ref;
pub(super) use request_body::request_body_or_ref;
pub(super) use response::{response_or_ref, responses};
