//! Bytes that are base64 on the wire.

use std::borrow::Cow;
use std::fmt;

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_core::de::{Deserialize, Deserializer, Error, Visitor};
use serde_core::{Serialize, Serializer};

use crate::core::value::{Scalar, Value};
use crate::json::fit::Fit;
#[cfg(feature = "unions")]
use crate::json::unions::{kinds::Kinds, node::Node, score::Score};

/// Writes padding, and reads text with or without it.
const ENGINE: GeneralPurpose = GeneralPurpose::new(&STANDARD, CONFIG);

/// Has the alphabet that stands in addresses and in the names of files.
const URL_SAFE_ENGINE: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, CONFIG);

/// Reads a last character of which the bits that belong to no byte are not 0, as some write it.
const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

/// Reads what RFC 4648 and MIME write: either alphabet, with breaks of lines or without.
fn decode(text: &str) -> Result<Vec<u8>, base64::DecodeError> {
    let is_space = |character: char| character.is_ascii_whitespace();
    let text = if text.contains(is_space) {
        Cow::from(text.replace(is_space, ""))
    } else {
        Cow::from(text)
    };
    let engine = if text.contains(['-', '_']) {
        &URL_SAFE_ENGINE
    } else {
        &ENGINE
    };
    engine.decode(text.as_bytes())
}

/// Makes the type of bytes that one engine writes.
macro_rules! bytes {
    ($(#$docs:tt)* $name:ident = $engine:ident) => {
        $(#$docs)*
        #[derive(Clone, Default, PartialEq, Eq, Hash)]
        pub struct $name(Vec<u8>);

        impl $name {
            /// The bytes.
            #[must_use]
            pub fn into_bytes(self) -> Vec<u8> {
                self.0
            }
        }

        impl From<Vec<u8>> for $name {
            fn from(bytes: Vec<u8>) -> Self {
                Self(bytes)
            }
        }

        impl From<&[u8]> for $name {
            fn from(bytes: &[u8]) -> Self {
                Self(bytes.to_owned())
            }
        }

        impl AsRef<[u8]> for $name {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }

        /// As it is on the wire.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&$engine.encode(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&$engine.encode(&self.0))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Text).map(Self)
            }
        }

        impl Fit for $name {
            #[cfg(feature = "unions")]
            const KINDS: Kinds = Kinds::TEXT;

            #[cfg(feature = "unions")]
            fn score(&self, value: Node<'_>) -> Score {
                Score::of_text(self, value)
            }
        }

        impl Value for $name {
            fn scalar(&self) -> Option<Scalar<'_>> {
                Some(Scalar::display(self))
            }
        }
    };
}

bytes! {
    /// Bytes that are base64 on the wire.
    Base64 = ENGINE
}

bytes! {
    /// Bytes that are base64 on the wire, in the alphabet for addresses and the names of files. They
    /// are written with padding, which RFC 4648 asks for unless another specification leaves it out.
    Base64Url = URL_SAFE_ENGINE
}

struct Text;

impl Visitor<'_> for Text {
    type Value = Vec<u8>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in base64")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<u8>, E> {
        decode(text).map_err(|error| E::custom(format_args!("not base64: {error}")))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::{Base64, Base64Url};

    #[test]
    fn either_alphabet_and_breaks_of_lines_are_read() {
        for text in [
            "YWJjZD4/Pw==",
            "YWJjZD4/Pw",
            "YWJjZD4_Pw==",
            "YWJjZD4_Pw",
            "YWJj\nZD4/\r\nPw==\n",
        ] {
            let read: Base64 = from_value(json!(text)).unwrap();
            assert_eq!(read.as_ref(), b"abcd>??", "{text}");
            assert_eq!(to_value(&read).unwrap(), "YWJjZD4/Pw==");
            let read: Base64Url = from_value(json!(text)).unwrap();
            assert_eq!(to_value(&read).unwrap(), "YWJjZD4_Pw==", "{text}");
        }
        for text in ["YWJj!", "YWJj+_==", "Y"] {
            assert!(from_value::<Base64>(json!(text)).is_err(), "{text}");
        }
    }
}
