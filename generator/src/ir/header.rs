//! The headers of answers.

use super::{Docs, Gate, Said, Type};
use crate::names::Name;
use crate::pointer::Pointer;

/// A header of answers; all that have one name and one type are one.
#[derive(Clone, Debug)]
pub struct Header {
    /// The constant by which it is asked for.
    pub name: Name,
    /// The name on the wire, in small letters.
    pub wire: String,
    /// What it means, and whose answers have it.
    pub docs: Docs,
    /// Its type.
    pub ty: Type,
    /// How its value is written.
    pub form: HeaderForm,
    /// With which features it is there.
    pub gate: Gate,
    /// Where it stands in the document, if only first.
    pub origin: Pointer,
}

/// How the value of a header is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeaderForm {
    /// A string as it is.
    Text,
    /// A number or a boolean.
    Bare,
    /// Strings with commas between them.
    Strings,
    /// Numbers or booleans with commas between them.
    Bares,
    /// As JSON.
    Json,
}

/// A header of one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerHeader {
    /// Which one of the crate's headers it is.
    pub index: usize,
    /// Whether the document says that it is always there.
    pub required: bool,
    /// What is said of its values.
    pub said: Said,
}
