//! The crate as a whole: its manifest, what it needs of the runtime, and programs that
//! show how a call is made.

pub(in crate::lower) mod examples;
pub(in crate::lower) mod manifest;
pub(in crate::lower) mod runtime;
