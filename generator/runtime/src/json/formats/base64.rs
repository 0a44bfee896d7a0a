//! Bytes that are base64 on the wire.

use std::borrow::Cow;
use std::fmt;

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_core::de::{Deserialize, Deserializer, Error, Visitor};
use serde_core::{Serialize, Serializer};

use crate::core::value::{Scalar, Value};
use crate::json::fit::{Fit, Score};
use crate::json::kinds::Kinds;
use crate::json::node::Node;

/// Writes padding, and reads text with or without it.
const ENGINE: GeneralPurpose = GeneralPurpose::new(&STANDARD, CONFIG);

/// Reads the alphabet that stands in addresses and in the names of files.
const URL_SAFE_ENGINE: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, CONFIG);

/// Some leave bits behind the last byte that are not 0.
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

/// Bytes that are base64 on the wire.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Base64(Vec<u8>);

impl Base64 {
    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_owned())
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// As it is on the wire.
impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&ENGINE.encode(&self.0))
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Base64({self})")
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&ENGINE.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text)
    }
}

struct Text;

impl Visitor<'_> for Text {
    type Value = Base64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in base64")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Base64, E> {
        decode(text)
            .map(Base64)
            .map_err(|error| E::custom(format_args!("not base64: {error}")))
    }
}

impl Fit for Base64 {
    const KINDS: Kinds = Kinds::TEXT;

    fn score(&self, value: Node<'_>) -> Score {
        Score::of_text(self, value)
    }
}

impl Value for Base64 {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::Base64;

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
        }
        for text in ["YWJj!", "YWJj+_==", "Y"] {
            assert!(from_value::<Base64>(json!(text)).is_err(), "{text}");
        }
    }
}
