//! The kinds of value that there are.

use openapiv3::Schema;

use super::items::Items;
use super::listed::Listed;
use super::members::Member;
use crate::lower::source::subschema::Subschema;

/// A kind of value.
pub(in crate::lower) enum Shape<'b> {
    /// The same as another schema.
    Same(Subschema<'b>),
    /// Any value at all.
    Any,
    /// `null` alone.
    Null,
    Boolean,
    /// A whole number, with its format.
    Integer(Option<&'b str>),
    /// A number, with its format.
    Number(Option<&'b str>),
    /// Text, with its format.
    Text(Option<&'b str>),
    /// One of the values that these schemas list.
    Literals {
        lists: Vec<Listed<'b>>,
        open: bool,
        /// Whether the document itself says that any other text will do.
        any_text: bool,
    },
    List(Option<Subschema<'b>>),
    /// An array of fixed length.
    Tuple(Items<'b>),
    /// An object whose keys are data.
    Map(Option<Subschema<'b>>),
    /// An object with these properties.
    Object(Vec<Member<'b>>),
    Union(UnionShape<'b>),
}

/// One of several schemas.
pub(in crate::lower) struct UnionShape<'b> {
    pub(in crate::lower) branches: Vec<Subschema<'b>>,
    /// What holds whichever of them it is.
    pub(in crate::lower) base: Vec<Member<'b>>,
    /// The schema that lists them, which may have a discriminator.
    pub(in crate::lower) schema: &'b Schema,
    /// The property that tells apart what is derived from the schema, where that is what it stands
    /// for.
    pub(in crate::lower) hierarchy: Option<&'b str>,
}

impl Shape<'_> {
    /// What its values are in JSON, where that is one thing.
    pub(super) fn json(&self) -> Option<&'static str> {
        Some(match self {
            Self::Boolean => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) | Self::Tuple(_) => "a list",
            Self::Map(_) | Self::Object(_) => "an object",
            Self::Same(_) | Self::Any | Self::Null | Self::Literals { .. } | Self::Union(_) => {
                return None;
            }
        })
    }

    /// Whether it becomes a type of its own.
    pub(in crate::lower) fn defines_type(&self) -> bool {
        matches!(
            self,
            Self::Literals { .. } | Self::Tuple(_) | Self::Object(_) | Self::Union(_)
        )
    }
}
