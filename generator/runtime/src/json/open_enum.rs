//! Enums of strings that let values pass which the document does not list.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{Deserializer, Error, Visitor};

/// A value that the document does not list.
///
/// It is made from a text by the enum that holds it, so that a listed value is never one of these.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unlisted(String);

impl Unlisted {
    fn new(value: String) -> Self {
        Self(value)
    }

    #[doc(hidden)]
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An enum of strings that lets others pass. Its table is data, of which less is to be compiled than
/// of a function.
pub trait OpenEnum: Clone + 'static {
    /// The listed values, each with what it is on the wire.
    const LISTED: &'static [(&'static str, Self)];

    /// What holds a value that is not listed.
    fn other(value: Unlisted) -> Self;
}

/// Makes an open enum of a text.
#[must_use]
pub fn open<T: OpenEnum>(value: &str) -> T {
    listed(value).unwrap_or_else(|| T::other(Unlisted::new(value.to_owned())))
}

/// The same of a text that need not be copied.
#[must_use]
pub fn open_owned<T: OpenEnum>(value: String) -> T {
    listed(&value).unwrap_or_else(|| T::other(Unlisted::new(value)))
}

fn listed<T: OpenEnum>(value: &str) -> Option<T> {
    let mut listed = T::LISTED.iter();
    let (_, found) = listed.find(|(wire, _)| *wire == value)?;
    Some(found.clone())
}

/// Reads a text as an open enum.
///
/// # Errors
///
/// When there is no text.
pub fn read_open<'de, T: OpenEnum, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(OpenText(PhantomData))
}

struct OpenText<T>(PhantomData<T>);

impl<T: OpenEnum> Visitor<'_> for OpenText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        Ok(open(value))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<T, E> {
        Ok(open_owned(value))
    }
}

/// Makes an enum of the strings that the document lists, and of any other, which the variant named
/// after `or` holds. `in unions` says that a union can hold it.
#[macro_export]
macro_rules! open_enum {
    (
        $(#[$docs:meta])*
        $visibility:vis enum $name:ident or $other:ident $(in $unions:ident)? {
            $($(#[$about:meta])* $variant:ident = $wire:literal),* $(,)?
        }
    ) => {
        $(#[$docs])*
        // `Eq` is not derived, which would have another function to compile.
        #[derive(Clone, Debug, PartialEq, Hash)]
        #[non_exhaustive]
        $visibility enum $name {
            $(
                $(#[$about])*
                #[doc = ""]
                #[doc = concat!("`` ", stringify!($wire), " `` on the wire.")]
                $variant,
            )*
            /// A value that the document does not list. It is made from text, by `From`.
            $other(runtime::Unlisted),
        }

        impl $name {
            /// The values that the document lists, in its order; others are let pass as well.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant),*];

            /// The value as it is sent.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $wire, )*
                    Self::$other(value) => value.as_str(),
                }
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl runtime::OpenEnum for $name {
            const LISTED: &'static [(&'static str, Self)] = &[$(($wire, Self::$variant)),*];

            #[inline]
            fn other(value: runtime::Unlisted) -> Self {
                Self::$other(value)
            }
        }

        impl ::std::convert::From<&str> for $name {
            #[inline]
            fn from(value: &str) -> Self {
                runtime::open(value)
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(value: ::std::string::String) -> Self {
                runtime::open_owned(value)
            }
        }

        impl ::std::convert::From<&::std::string::String> for $name {
            #[inline]
            fn from(value: &::std::string::String) -> Self {
                runtime::open(value)
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
                runtime::read_open(deserializer)
            }
        }

        impl runtime::Value for $name {
            #[inline]
            fn scalar(&self) -> ::std::option::Option<runtime::Scalar<'_>> {
                ::std::option::Option::Some(runtime::Scalar::Text(self.as_str()))
            }
        }

        impl runtime::Fit for $name {
            $(open_enum!(@fit $unions $other);)?
        }
    };
    (@fit $unions:ident $other:ident) => {
        const KINDS: runtime::Kinds = runtime::Kinds::TEXT;

        #[inline]
        fn score(&self, _: runtime::Node<'_>) -> runtime::Score {
            runtime::Score::unless(!matches!(self, Self::$other(_)))
        }
    };
}
