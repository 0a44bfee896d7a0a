//! Where errors have their code, their message and the id of their request: what is said of it is held
//! against the error bodies that the document describes, and where nothing is said, what could be.
//!
//! Rooms: `lead` follows a pointer in a type, `customary` has what errors usually call these things,
//! `bodies` are the error bodies, `proposed` what could be said of them, and `told` says it.

mod bodies;
mod customary;
mod lead;
mod proposed;
mod told;

pub use self::proposed::Proposal;
pub(in crate::lower) use self::told::tell;
