//! Bodies of XML that have a type.
//!
//! The models know JSON alone. A table of a body's schema says how the one is written as the other.

mod answer;
mod body;
mod characters;
mod documented;
mod encoding;
mod escape;
mod malformed;
mod object;
mod output;
mod parse;
mod property;
mod read;
mod references;
#[macro_use]
mod root;
mod scalar;
mod table;
mod tolerance;
mod tree;
mod write;

pub use self::table::{Field, Name, Place, Root, Xml, field};
