//! Enums of integers, booleans and strings.

use std::error::Error;
use std::fmt;

use serde_core::de::{Deserializer, Expected};

use super::literal::{Literal, Scalars};
use crate::core::value::Scalar;

/// A value that the document does not list.
///
/// It is made from a value by the enum that holds it, so that a listed value is never one of these.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnlistedScalar(Kept);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Kept {
    Text(String),
    Integer(i64),
    Boolean(bool),
}

impl UnlistedScalar {
    #[doc(hidden)]
    #[must_use]
    pub fn new(value: Literal<'_>) -> Self {
        Self(match value {
            Literal::Text(text) => Kept::Text(text.to_owned()),
            Literal::Integer(number) => Kept::Integer(number),
            Literal::Boolean(value) => Kept::Boolean(value),
        })
    }

    #[doc(hidden)]
    #[must_use]
    pub fn literal(&self) -> Literal<'_> {
        match &self.0 {
            Kept::Text(text) => Literal::Text(text),
            Kept::Integer(number) => Literal::Integer(*number),
            Kept::Boolean(value) => Literal::Boolean(*value),
        }
    }
}

/// A value is not one of those that the document lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownScalar {
    value: String,
    known: &'static [&'static str],
}

impl UnknownScalar {
    #[doc(hidden)]
    #[must_use]
    pub fn new(value: Literal<'_>, known: &'static [&'static str]) -> Self {
        Self {
            value: value.to_string(),
            known,
        }
    }
}

impl fmt::Display for UnknownScalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.known.join(", ");
        write!(f, "unknown value {}, expected one of: {known}", self.value)
    }
}

impl Error for UnknownScalar {}

/// An enum of integers, booleans and strings.
pub trait ScalarEnum: Sized {
    /// The variant for a value.
    fn listed(value: Literal<'_>) -> Result<Self, UnknownScalar>;
}

/// Reads one of its values.
pub fn read_scalar<'de, T: ScalarEnum, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(Scalars {
        expecting: &AnyScalar,
        read: |value: Literal<'_>| T::listed(value),
    })
}

struct AnyScalar;

impl Expected for AnyScalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, an integer or a boolean")
    }
}

/// A literal as a parameter.
#[must_use]
pub fn scalar(literal: Literal<'_>) -> Scalar<'_> {
    match literal {
        Literal::Text(text) => Scalar::Text(text),
        Literal::Integer(number) => Scalar::Integer(number.into()),
        Literal::Boolean(value) => Scalar::Boolean(value),
    }
}

/// Makes an enum of the values that the document lists, and, with `or`, of any other, which the
/// variant named after it holds. It is made from what stands behind `of`. `in unions` says that a
/// union can hold it.
#[macro_export]
macro_rules! scalar_enum {
    (
        $(#[$docs:meta])*
        $visibility:vis enum $name:ident $(in $unions:ident)? of $($from:ty)|+ {
            $($(#[$about:meta])* $variant:ident = $wire:literal),+ $(,)?
        }
    ) => {
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $visibility enum $name {
            $(
                $(#[$about])*
                #[doc = ""]
                #[doc = concat!("`` ", stringify!($wire), " `` on the wire.")]
                $variant,
            )+
        }

        impl $name {
            /// The value as it is sent.
            #[must_use]
            pub fn value(&self) -> runtime::Literal<'_> {
                match self {
                    $( Self::$variant => $wire.into(), )+
                }
            }
        }

        scalar_enum!(@both $name { $($variant = $wire),+ });

        impl runtime::ScalarEnum for $name {
            fn listed(
                value: runtime::Literal<'_>,
            ) -> ::std::result::Result<Self, runtime::UnknownScalar> {
                Self::find(value)
                    .ok_or_else(|| runtime::UnknownScalar::new(value, &[$(stringify!($wire)),+]))
            }
        }

        $(
            impl ::std::convert::TryFrom<$from> for $name {
                type Error = runtime::UnknownScalar;

                #[inline]
                fn try_from(value: $from) -> ::std::result::Result<Self, Self::Error> {
                    <Self as runtime::ScalarEnum>::listed(value.into())
                }
            }
        )+

        impl runtime::Fit for $name {
            $(scalar_enum!(@fit $unions);)?
        }
    };
    (
        $(#[$docs:meta])*
        $visibility:vis enum $name:ident or $other:ident $(in $unions:ident)? of $($from:ty)|+ {
            $($(#[$about:meta])* $variant:ident = $wire:literal),+ $(,)?
        }
    ) => {
        $(#[$docs])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $visibility enum $name {
            $(
                $(#[$about])*
                #[doc = ""]
                #[doc = concat!("`` ", stringify!($wire), " `` on the wire.")]
                $variant,
            )+
            /// A value that the document does not list. It is made by `From`.
            $other(runtime::UnlistedScalar),
        }

        impl $name {
            /// The value as it is sent.
            #[must_use]
            pub fn value(&self) -> runtime::Literal<'_> {
                match self {
                    $( Self::$variant => $wire.into(), )+
                    Self::$other(value) => value.literal(),
                }
            }
        }

        scalar_enum!(@both $name { $($variant = $wire),+ });

        impl runtime::ScalarEnum for $name {
            fn listed(
                value: runtime::Literal<'_>,
            ) -> ::std::result::Result<Self, runtime::UnknownScalar> {
                let other = || Self::$other(runtime::UnlistedScalar::new(value));
                ::std::result::Result::Ok(Self::find(value).unwrap_or_else(other))
            }
        }

        $(
            impl ::std::convert::From<$from> for $name {
                #[inline]
                fn from(value: $from) -> Self {
                    let value = value.into();
                    let other = || Self::$other(runtime::UnlistedScalar::new(value));
                    Self::find(value).unwrap_or_else(other)
                }
            }
        )+

        impl runtime::Fit for $name {
            $(scalar_enum!(@fit $unions $other);)?
        }
    };

    (@fit $unions:ident $($other:ident)?) => {
        const KINDS: runtime::Kinds = runtime::Kinds::LITERAL;

        $(
            #[inline]
            fn score(&self, _: runtime::Node<'_>) -> runtime::Score {
                runtime::Score::unless(!matches!(self, Self::$other(_)))
            }
        )?
    };

    (@both $name:ident { $($variant:ident = $wire:literal),+ }) => {
        impl $name {
            /// The listed value that this is.
            fn find(value: runtime::Literal<'_>) -> ::std::option::Option<Self> {
                $(
                    if value == runtime::Literal::from($wire) {
                        return ::std::option::Option::Some(Self::$variant);
                    }
                )+
                ::std::option::Option::None
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self.value() {
                    runtime::Literal::Text(text) => f.pad(text),
                    literal => ::std::fmt::Display::fmt(&literal, f),
                }
            }
        }

        impl runtime::serde_core::Serialize for $name {
            fn serialize<__S>(&self, serializer: __S) -> ::std::result::Result<__S::Ok, __S::Error>
            where
                __S: runtime::serde_core::Serializer,
            {
                runtime::serde_core::Serialize::serialize(&self.value(), serializer)
            }
        }

        impl<'de> runtime::serde_core::Deserialize<'de> for $name {
            fn deserialize<__D>(deserializer: __D) -> ::std::result::Result<Self, __D::Error>
            where
                __D: runtime::serde_core::Deserializer<'de>,
            {
                runtime::read_scalar(deserializer)
            }
        }

        impl runtime::Value for $name {
            #[inline]
            fn scalar(&self) -> ::std::option::Option<runtime::Scalar<'_>> {
                ::std::option::Option::Some(runtime::scalar(self.value()))
            }
        }
    };
}
