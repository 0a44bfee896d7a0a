//! The type of a value.

use super::ModelId;

/// The type of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// `null` alone.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Integer32,
    /// A whole number of 64 bits.
    Integer64,
    /// A whole number of 32 bits from 0.
    Unsigned32,
    /// A whole number of 64 bits from 0.
    Unsigned64,
    /// A whole number of 128 bits.
    Integer128,
    /// A whole number of 128 bits from 0.
    Unsigned128,
    /// A number that may have a fraction, in double precision.
    Number,
    /// Text.
    Text,
    /// Text of a format that has a type of its own.
    Formatted(Format),
    /// A file: bytes with a name and a media type, a body or a part of one.
    File,
    /// Bytes as they are: the whole body of an answer.
    Bytes,
    /// Any JSON value.
    Json,
    /// A list.
    List(Box<Type>),
    /// A map from text.
    Map(Box<Type>),
    /// A type of the crate's own.
    Model(ModelId),
    /// The same on the heap, which ends a recursion.
    Boxed(Box<Type>),
    /// The same or `null`.
    Nullable(Box<Type>),
}

impl Type {
    /// How many types stand around the innermost one.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Boxed(inner) | Self::Nullable(inner) => {
                1 + inner.depth()
            }
            _ => 0,
        }
    }

    /// Whether it may be nested too deep for clippy, optional ones being deeper by two.
    #[must_use]
    pub fn is_deep(&self) -> bool {
        const DEEP: usize = 2;
        self.depth() > DEEP
    }

    /// Whether a map is anywhere in it.
    #[must_use]
    pub fn has_map(&self) -> bool {
        match self {
            Self::Map(_) => true,
            Self::List(inner) | Self::Boxed(inner) | Self::Nullable(inner) => inner.has_map(),
            _ => false,
        }
    }

    /// Whether a value is one string, number or boolean, whatever the models are.
    #[must_use]
    pub fn is_scalar(&self) -> bool {
        matches!(
            self,
            Self::Boolean
                | Self::Integer32
                | Self::Integer64
                | Self::Unsigned32
                | Self::Unsigned64
                | Self::Integer128
                | Self::Unsigned128
                | Self::Number
                | Self::Text
                | Self::Formatted(_)
        )
    }

    /// The model that is in this type, however deep.
    #[must_use]
    pub fn model(&self) -> Option<ModelId> {
        match self {
            Self::Model(id) => Some(*id),
            Self::List(inner) | Self::Map(inner) | Self::Boxed(inner) | Self::Nullable(inner) => {
                inner.model()
            }
            _ => None,
        }
    }

    /// The format of the text that is in this type, however deep.
    #[must_use]
    pub fn format(&self) -> Option<Format> {
        match self {
            Self::Formatted(format) => Some(*format),
            Self::List(inner) | Self::Map(inner) | Self::Boxed(inner) | Self::Nullable(inner) => {
                inner.format()
            }
            _ => None,
        }
    }

    /// The type without the heap around it.
    #[must_use]
    pub fn unboxed(&self) -> &Self {
        match self {
            Self::Boxed(inner) => inner,
            other => other,
        }
    }

    /// The model that a value of this type contains without the heap between them.
    pub(crate) fn direct_model(&self) -> Option<ModelId> {
        match self {
            Self::Model(id) => Some(*id),
            Self::Nullable(inner) => inner.direct_model(),
            _ => None,
        }
    }

    /// How many types it is, each in the one before it.
    pub(crate) fn layers(&self) -> usize {
        std::iter::successors(Some(self), |ty| match ty {
            Self::List(inner) | Self::Map(inner) | Self::Boxed(inner) | Self::Nullable(inner) => {
                Some(&**inner)
            }
            _ => None,
        })
        .count()
    }

    /// Whether a floating-point number is in it.
    pub(crate) fn is_float(&self) -> bool {
        match self {
            Self::Number => true,
            Self::List(inner) | Self::Map(inner) | Self::Boxed(inner) | Self::Nullable(inner) => {
                inner.is_float()
            }
            _ => false,
        }
    }
}

/// A format of text that has a type of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// `date-time`: a moment.
    DateTime,
    /// `date`: a day.
    Date,
    /// `uuid`.
    Uuid,
    /// `byte`: bytes behind base64.
    Base64,
    /// `base64url`: the same in the alphabet of addresses.
    Base64Url,
    /// `uri`.
    Uri,
    /// `decimal`.
    Decimal,
    /// `decimal`, where it is a number on the wire.
    DecimalNumber,
}
