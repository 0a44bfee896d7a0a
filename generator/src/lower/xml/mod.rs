//! How values are written in XML, as far as the document says that in full.
//!
//! What is made here is a table for each component that a body in XML leads to. The types of the values
//! are made elsewhere, and know nothing of it.

mod facts;
mod field;
mod left;
mod name;
mod node;
mod root;
mod settled;
mod tables;

pub(in crate::lower) use self::left::tell_left;
pub(in crate::lower) use self::tables::{Tables, Unwritable};
