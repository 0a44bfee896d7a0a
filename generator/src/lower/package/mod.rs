//! The crate as a whole: its manifest, the parts of the runtime that it needs, and programs that
//! show how a call is made.

pub(in crate::lower) mod examples;
pub(in crate::lower) mod manifest;
pub(in crate::lower) mod parts;
