//! The crate as a whole: its manifest, the features of the runtime that it needs, and programs that
//! show how a call is made.

pub(in crate::lower) mod choices;
pub(in crate::lower) mod environment;
pub(in crate::lower) mod examples;
pub(in crate::lower) mod gates;
pub(in crate::lower) mod known;
pub(in crate::lower) mod manifest;
pub(in crate::lower) mod runtime;
