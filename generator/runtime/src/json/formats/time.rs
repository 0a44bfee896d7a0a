//! Moments and days of time, which has no serde form of its own for RFC 3339.

use std::fmt;
use std::ops::Deref;

use serde_core::de::{Deserialize, Deserializer, Visitor};
use serde_core::ser::{Error as _, Serialize, Serializer};
use time::format_description::well_known::{Iso8601, Rfc3339};
use time::{Date as Day, OffsetDateTime};

use super::{no_day, without_offset};
use crate::core::value::{Scalar, Value};
use crate::json::fit::Fit;
#[cfg(feature = "unions")]
use crate::json::unions::{kinds::Kinds, node::Node, score::Score};

/// Makes a type of time what a JSON text can hold.
macro_rules! text {
    ($(#[$docs:meta])* $name:ident($inner:ty), $format:expr, $expecting:literal, $read:expr) => {
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name($inner);

        impl From<$inner> for $name {
            fn from(inner: $inner) -> Self {
                Self(inner)
            }
        }

        impl From<$name> for $inner {
            fn from(outer: $name) -> Self {
                outer.0
            }
        }

        impl Deref for $name {
            type Target = $inner;

            fn deref(&self) -> &$inner {
                &self.0
            }
        }

        /// As it is on the wire.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0.format(&$format).map_err(|_| fmt::Error)?)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let text = self.0.format(&$format).map_err(S::Error::custom)?;
                serializer.serialize_str(&text)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;

                impl Visitor<'_> for Text {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expecting)
                    }

                    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<$name, E> {
                        $read(text).map($name).map_err(E::custom)
                    }
                }

                deserializer.deserialize_str(Text)
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

text! {
    /// A moment, as RFC 3339 writes it.
    ///
    /// It has room for nine digits of a second; further ones are left out.
    DateTime(OffsetDateTime), Rfc3339, "a moment in RFC 3339", moment
}

text! {
    /// A day, as RFC 3339 writes it.
    Date(Day), Iso8601::DATE, "a day in RFC 3339", day
}

/// Reads a moment, and says what to do about one without an offset, which some servers send.
fn moment(text: &str) -> Result<OffsetDateTime, String> {
    OffsetDateTime::parse(text, &Rfc3339).map_err(|error| {
        let is_civil = OffsetDateTime::parse(&format!("{text}Z"), &Rfc3339).is_ok();
        if is_civil {
            without_offset(text)
        } else {
            error.to_string()
        }
    })
}

/// Reads a day, which ISO 8601 spells in more ways than RFC 3339 does.
fn day(text: &str) -> Result<Day, String> {
    let is_mark = |place: usize| text.as_bytes().get(place) == Some(&b'-');
    let is_day = text.len() == 10 && is_mark(4) && is_mark(7) && !text.contains('W');
    if !is_day {
        return Err(no_day(text));
    }
    Day::parse(text, &Iso8601::DATE).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::{Date, DateTime};

    #[test]
    fn a_day_is_that_of_rfc_3339_alone() {
        let read: Date = from_value(json!("2024-05-06")).unwrap();
        assert_eq!(to_value(read).unwrap(), "2024-05-06");
        let others = [
            "20240506",
            "2024-W19-1",
            "2024-127",
            "+002024-05-06",
            "2024-05-06T00:00:00Z",
            "2024-05-é",
        ];
        for text in others {
            assert!(from_value::<Date>(json!(text)).is_err(), "{text}");
        }
    }

    #[test]
    fn a_moment_without_an_offset_names_the_setting() {
        for text in ["2024-05-06T07:08:09.5Z", "2024-05-06T07:08:09+01:00"] {
            assert!(from_value::<DateTime>(json!(text)).is_ok(), "{text}");
        }
        let error = from_value::<DateTime>(json!("2024-05-06T07:08:09.5")).unwrap_err();
        let error = error.to_string();
        assert!(
            error.contains(r#"`date-time = "jiff-or-civil"`"#),
            "{error}"
        );
        let error = from_value::<DateTime>(json!("never")).unwrap_err();
        assert!(!error.to_string().contains("jiff"), "{error}");
    }
}
