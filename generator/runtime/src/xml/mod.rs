//! Bodies of XML that have a type.
//!
//! The models know JSON alone. A table of a body's schema says how the one is written as the other.

mod answer;
mod body;
mod malformed;
mod read;
pub mod table;
mod write;

pub use self::table::{Field, Name, Root, Xml, field};
