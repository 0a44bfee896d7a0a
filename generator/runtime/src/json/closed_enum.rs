//! Enums of strings that take the listed values alone.

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{self, Visitor};

/// A text is not one of the values that the document lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    value: String,
    known: &'static [&'static str],
}

impl UnknownValue {
    #[doc(hidden)]
    #[must_use]
    pub fn new(value: &str, known: &'static [&'static str]) -> Self {
        Self {
            value: value.to_owned(),
            known,
        }
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = self.known.join(", ");
        write!(
            f,
            "unknown value {:?}, expected one of: {known}",
            self.value
        )
    }
}

impl Error for UnknownValue {}

/// Reads a text as a closed enum.
pub struct ClosedText<T>(PhantomData<T>);

impl<T> ClosedText<T> {
    /// The reader.
    pub const NEW: Self = Self(PhantomData);
}

impl<T: for<'a> TryFrom<&'a str, Error = UnknownValue>> Visitor<'_> for ClosedText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<T, E> {
        T::try_from(value).map_err(E::custom)
    }
}

/// Makes an enum of the strings that the document lists. `in unions` says that a union can hold it.
#[macro_export]
macro_rules! closed_enum {
    (
        $(#[$docs:meta])*
        $visibility:vis enum $name:ident $(in $unions:ident)? {
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
            /// All of its values, in the document's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value as it is sent.
            #[must_use]
            pub const fn as_str(&self) -> &'static str {
                match self {
                    $( Self::$variant => $wire, )+
                }
            }
        }

        impl ::std::convert::TryFrom<&str> for $name {
            type Error = runtime::UnknownValue;

            #[inline]
            fn try_from(value: &str) -> ::std::result::Result<Self, runtime::UnknownValue> {
                match value {
                    $( $wire => ::std::result::Result::Ok(Self::$variant), )+
                    _ => ::std::result::Result::Err(
                        runtime::UnknownValue::new(value, &[$($wire),+]),
                    ),
                }
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = runtime::UnknownValue;

            #[inline]
            fn from_str(value: &str) -> ::std::result::Result<Self, runtime::UnknownValue> {
                Self::try_from(value)
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl runtime::serde_core::Serialize for $name {
            fn serialize<__S>(&self, serializer: __S) -> ::std::result::Result<__S::Ok, __S::Error>
            where
                __S: runtime::serde_core::Serializer,
            {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> runtime::serde_core::Deserialize<'de> for $name {
            fn deserialize<__D>(deserializer: __D) -> ::std::result::Result<Self, __D::Error>
            where
                __D: runtime::serde_core::Deserializer<'de>,
            {
                deserializer.deserialize_str(runtime::ClosedText::NEW)
            }
        }

        impl runtime::Value for $name {
            #[inline]
            fn scalar(&self) -> ::std::option::Option<runtime::Scalar<'_>> {
                ::std::option::Option::Some(runtime::Scalar::Text(self.as_str()))
            }
        }

        impl runtime::Fit for $name {
            $(closed_enum!(@fit $unions);)?
        }
    };
    (@fit $unions:ident) => {
        const KINDS: runtime::Kinds = runtime::Kinds::TEXT;
    };
}
