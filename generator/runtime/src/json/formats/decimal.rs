//! Numbers of `rust_decimal`.

use std::fmt;
use std::ops::Deref;

use rust_decimal::Decimal;
use serde_core::de::{Deserialize, Deserializer, Error as _};
use serde_core::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use super::DIGITS;
use crate::core::value::{Scalar, Value};
use crate::json::fit::Fit;
#[cfg(feature = "unions")]
use crate::json::unions::{kinds::Kinds, node::Node, score::Score};

impl Fit for Decimal {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::TEXT.or(Kinds::NUMBER);

    #[cfg(feature = "unions")]
    fn score(&self, value: Node<'_>) -> Score {
        Score::of_text(self, value)
    }
}

impl Value for Decimal {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}

/// A decimal that is a number in JSON, of which no digit is lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DecimalNumber(Decimal);

impl From<Decimal> for DecimalNumber {
    fn from(decimal: Decimal) -> Self {
        Self(decimal)
    }
}

impl From<DecimalNumber> for Decimal {
    fn from(number: DecimalNumber) -> Self {
        number.0
    }
}

impl Deref for DecimalNumber {
    type Target = Decimal;

    fn deref(&self) -> &Decimal {
        &self.0
    }
}

/// As it is on the wire.
impl fmt::Display for DecimalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for DecimalNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digits = RawValue::from_string(self.to_string()).map_err(S::Error::custom)?;
        serializer.serialize_newtype_struct(DIGITS, &digits)
    }
}

impl<'de> Deserialize<'de> for DecimalNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = Box::<RawValue>::deserialize(deserializer)?;
        let digits = digits.get();
        let decimal = if digits.contains(['e', 'E']) {
            Decimal::from_scientific(digits)
        } else {
            // What does not fit is an error, and not rounded.
            Decimal::from_str_exact(digits)
        };
        let decimal = decimal.map_err(|error| {
            D::Error::custom(format_args!(
                "`{digits}` is no number of a decimal: {error}"
            ))
        })?;
        Ok(Self(decimal))
    }
}

impl Fit for DecimalNumber {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::NUMBER;
}

impl Value for DecimalNumber {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_str, to_string};

    use super::DecimalNumber;

    #[test]
    fn no_digit_of_a_number_is_lost() {
        for text in [
            "1234567890.123456789",
            "12.50",
            "-0.0000000001",
            "9007199254740993",
            "0",
        ] {
            let read: DecimalNumber = from_str(text).unwrap();
            assert_eq!(to_string(&read).unwrap(), text);
        }
        let read: DecimalNumber = from_str("1.5e3").unwrap();
        assert_eq!(read.to_string(), "1500");
        for text in [
            r#""1.5""#,
            "0.12345678901234567890123456789",
            "1e99",
            "true",
        ] {
            assert!(from_str::<DecimalNumber>(text).is_err(), "{text}");
        }
    }
}
