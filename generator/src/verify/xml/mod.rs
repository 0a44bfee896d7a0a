//! XML whose schemas say what stands in it: how a value is written, and what is read of what was sent.
//!
//! | module | what it knows |
//! |---|---|
//! | `facts` | what the keyword `xml` says of a schema |
//! | `shape` | what a value of a schema is in XML |
//! | [`writable`] | whether everything in a schema has a place in XML |
//! | `name` | names, prefixes and namespaces |
//! | `write` | the elements that a value becomes |
//! | [`text`] | elements as text, plainly or as some servers write them |
//! | [`parse`] | text as elements |
//! | [`read`] | the value that elements are |
//! | `carried` | what of a value arrives |

mod carried;
mod facts;
mod name;
mod parse;
mod read;
mod shape;
mod text;
mod writable;
mod write;

pub(super) use carried::{arriving, carried};
pub(super) use name::{Name, Scope};
pub(super) use parse::{Sent, parse};
pub(super) use read::{read, root_name};
pub(super) use text::{Manner, text};
pub(super) use writable::is_writable;
pub(super) use write::{Element, element};
