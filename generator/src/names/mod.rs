//! The only maker of Rust identifiers.
//!
//! A document's names are wire names, plain text. A [`Name`] is a Rust
//! identifier, and can be made here alone: by a [`Case`] from a wire name, and
//! then by a [`Scope`], which knows what is taken.

mod acronyms;
mod case;
mod latin;
mod name;
mod reserved;
mod scope;
mod short;
mod symbols;

pub use case::Case;
pub use latin::in_ascii;
pub use name::Name;
pub use reserved::{
    BUILDER_METHODS, CALL_METHODS, CALL_TYPES, CLIENT_METHODS, FEATURES, PRELUDE_TYPES,
    VALUE_METHODS, is_device, is_package_of_others,
};
pub use scope::{Claim, Scope};
