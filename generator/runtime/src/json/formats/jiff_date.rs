//! Days of jiff.

use std::fmt;
use std::ops::Deref;

use jiff::civil;
use serde_core::de::{Deserialize, Deserializer, Error, Visitor};
use serde_core::{Serialize, Serializer};

use super::no_day;
use crate::core::value::{Scalar, Value};
use crate::json::fit::Fit;
#[cfg(feature = "unions")]
use crate::json::unions::{kinds::Kinds, node::Node, score::Score};

/// A day, as RFC 3339 writes it: `2024-01-02`.
///
/// It is the [`jiff::civil::Date`] that it dereferences to. Other spellings of a day, which jiff
/// reads as well, are none here, nor is the day of a date-time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FullDate(civil::Date);

impl From<civil::Date> for FullDate {
    fn from(day: civil::Date) -> Self {
        Self(day)
    }
}

impl From<FullDate> for civil::Date {
    fn from(day: FullDate) -> Self {
        day.0
    }
}

impl PartialEq<civil::Date> for FullDate {
    fn eq(&self, day: &civil::Date) -> bool {
        self.0 == *day
    }
}

impl Deref for FullDate {
    type Target = civil::Date;

    fn deref(&self) -> &civil::Date {
        &self.0
    }
}

/// As it is on the wire.
impl fmt::Display for FullDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for FullDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for FullDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Day;

        impl Visitor<'_> for Day {
            type Value = FullDate;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day in RFC 3339")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<FullDate, E> {
                let day: civil::Date = text.parse().map_err(E::custom)?;
                // A year before 0 has a sign here, and is none there.
                if day.year() >= 0 && day.to_string() == text {
                    Ok(FullDate(day))
                } else {
                    Err(E::custom(no_day(text)))
                }
            }
        }

        deserializer.deserialize_str(Day)
    }
}

impl Fit for FullDate {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::TEXT;

    #[cfg(feature = "unions")]
    fn score(&self, value: Node<'_>) -> Score {
        Score::of_text(self, value)
    }
}

impl Value for FullDate {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::FullDate;

    #[test]
    fn a_day_is_that_of_rfc_3339_alone() {
        for text in ["2024-05-06", "0000-01-01", "9999-12-31", "2024-02-29"] {
            let read: FullDate = from_value(json!(text)).unwrap();
            assert_eq!(to_value(read).unwrap(), text);
            assert_eq!(read, text.parse::<jiff::civil::Date>().unwrap());
        }
        for text in [
            "20240506",
            "2024-5-6",
            "+002024-05-06",
            "-002024-05-06",
            "2024-05-06T00:00:00",
            "2024-05-06Z",
            "2024-W19-1",
            "2023-02-29",
            "2024-05-\u{e9}",
            "",
        ] {
            assert!(from_value::<FullDate>(json!(text)).is_err(), "{text}");
        }
        // Its own spelling is no example of another.
        let error = from_value::<FullDate>(json!("-002024-05-06")).unwrap_err();
        assert!(error.to_string().ends_with("such as 2024-01-02"), "{error}");
    }
}
