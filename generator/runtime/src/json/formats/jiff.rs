//! Moments of jiff.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, Range};
use std::str::FromStr;

use jiff::civil;
use serde_core::de::{Deserialize, Deserializer, Error, Visitor};
use serde_core::{Serialize, Serializer};

use super::without_offset;
use crate::core::value::{Scalar, Value};
use crate::json::fit::Fit;
#[cfg(feature = "unions")]
use crate::json::unions::{kinds::Kinds, node::Node, score::Score};

/// A moment, as RFC 3339 writes it.
///
/// It is the [`jiff::Timestamp`] that it dereferences to. What that has no room for is kept beside
/// it and written as it was read: the last day of the year 9999, which often says "never" and is
/// the last moment of all here, and digits of a second beyond nine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp {
    moment: jiff::Timestamp,
    /// The text, where the moment alone would lose some of it.
    text: Option<Box<str>>,
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(moment: jiff::Timestamp) -> Self {
        Self { moment, text: None }
    }
}

impl From<Timestamp> for jiff::Timestamp {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.moment
    }
}

impl Deref for Timestamp {
    type Target = jiff::Timestamp;

    fn deref(&self) -> &jiff::Timestamp {
        &self.moment
    }
}

impl FromStr for Timestamp {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        let short = match beyond_nine_digits(text) {
            Some(rest) => Cow::from([&text[..rest.start], &text[rest.end..]].concat()),
            None => Cow::from(text),
        };
        let (moment, is_less) = match short.parse() {
            Ok(moment) => (moment, short.len() < text.len() || has_leap_second(text)),
            Err(_) if is_at_the_end(&short) => (jiff::Timestamp::MAX, true),
            Err(error) => return Err(error),
        };
        Ok(Self {
            moment,
            text: is_less.then(|| text.into()),
        })
    }
}

/// The digits of a second for which jiff has no room.
fn beyond_nine_digits(text: &str) -> Option<Range<usize>> {
    let start = text.find(['.', ','])? + 1;
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit);
    let end = start + digits.count();
    (end > start + 9).then(|| start + 9..end)
}

/// Whether it is the second 60 of a minute, which jiff takes for the one before.
fn has_leap_second(text: &str) -> bool {
    text.get(17..19) == Some("60")
}

/// Whether it is a moment of the last days of the year 9999, where jiff ends a day before the
/// calendar does.
fn is_at_the_end(text: &str) -> bool {
    let before = offset(text).and_then(|offset| text.strip_suffix(offset));
    text.starts_with("9999-12-3") && before.is_some_and(|text| civil(text).is_some())
}

/// A date and a time, if that is all there is.
fn civil(text: &str) -> Option<civil::DateTime> {
    let is_civil = has_time(text) && offset(text).is_none();
    text.parse().ok().filter(|_| is_civil)
}

fn has_time(text: &str) -> bool {
    text.contains(['T', 't', ' '])
}

/// What a text ends with, if that is an offset.
fn offset(text: &str) -> Option<&str> {
    let start = text.rfind(['Z', 'z', '+', '-'])?;
    let offset = text.get(start..)?;
    let is_offset = match offset.as_bytes() {
        [b'Z' | b'z'] => true,
        [_, h, i, b':', m, n] => [h, i, m, n].iter().all(|digit| digit.is_ascii_digit()),
        _ => false,
    };
    is_offset.then_some(offset)
}

/// As it is on the wire.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => f.write_str(text),
            None => self.moment.fmt(f),
        }
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Moment)
    }
}

struct Moment;

impl Visitor<'_> for Moment {
    type Value = Timestamp;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a moment in RFC 3339")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
        text.parse().map_err(|error| {
            if civil(text).is_some() {
                E::custom(without_offset(text))
            } else {
                E::custom(error)
            }
        })
    }
}

impl Fit for Timestamp {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::TEXT;

    #[cfg(feature = "unions")]
    fn score(&self, value: Node<'_>) -> Score {
        Score::of_text(self, value)
    }
}

impl Value for Timestamp {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}

/// A moment, or what a calendar and a clock show where nobody says in which time zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TimestampOrCivil {
    /// A moment, which has an offset.
    Timestamp(Timestamp),
    /// A date and a time without an offset.
    Civil(civil::DateTime),
}

impl TimestampOrCivil {
    /// The moment, with what has no offset taken for UTC, as most servers mean it.
    #[must_use]
    pub fn in_utc(&self) -> jiff::Timestamp {
        match self {
            Self::Timestamp(timestamp) => timestamp.moment,
            Self::Civil(civil) => {
                let moment = civil.to_zoned(jiff::tz::TimeZone::UTC);
                moment.map_or(jiff::Timestamp::MAX, |moment| moment.timestamp())
            }
        }
    }
}

impl From<jiff::Timestamp> for TimestampOrCivil {
    fn from(moment: jiff::Timestamp) -> Self {
        Self::Timestamp(moment.into())
    }
}

impl From<civil::DateTime> for TimestampOrCivil {
    fn from(civil: civil::DateTime) -> Self {
        Self::Civil(civil)
    }
}

/// As it is on the wire.
impl fmt::Display for TimestampOrCivil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Timestamp(timestamp) => timestamp.fmt(f),
            Self::Civil(civil) => civil.fmt(f),
        }
    }
}

impl Serialize for TimestampOrCivil {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimestampOrCivil {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl Visitor<'_> for Either {
            type Value = TimestampOrCivil;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a moment, or a date and a time without an offset")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<TimestampOrCivil, E> {
                match text.parse() {
                    Ok(timestamp) => Ok(TimestampOrCivil::Timestamp(timestamp)),
                    Err(error) => match civil(text) {
                        Some(civil) => Ok(TimestampOrCivil::Civil(civil)),
                        None => Err(E::custom(error)),
                    },
                }
            }
        }

        deserializer.deserialize_str(Either)
    }
}

impl Fit for TimestampOrCivil {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::TEXT;

    #[cfg(feature = "unions")]
    fn score(&self, value: Node<'_>) -> Score {
        Score::of_text(self, value)
    }
}

impl Value for TimestampOrCivil {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::{Timestamp, TimestampOrCivil};

    #[test]
    fn a_moment_is_written_as_it_was_read() {
        for text in [
            "2024-01-02T03:04:05Z",
            "0000-01-01T00:00:00Z",
            "9999-12-30T23:59:59Z",
            "9999-12-31T23:59:59Z",
            "9999-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59.9999999999Z",
            "9999-12-31T23:59:59-12:00",
            "2024-01-02T03:04:05.1234567891Z",
            "2016-12-31T23:59:60Z",
        ] {
            let read: Timestamp = from_value(json!(text)).unwrap();
            assert_eq!(to_value(&read).unwrap(), text);
            assert_eq!(read.to_string(), text);
        }
    }

    #[test]
    fn what_jiff_has_no_room_for_is_as_near_as_can_be() {
        let never: Timestamp = "9999-12-31T23:59:59Z".parse().unwrap();
        assert_eq!(*never, jiff::Timestamp::MAX);
        let fine: Timestamp = "2024-01-02T03:04:05.1234567899+01:00".parse().unwrap();
        let nine: jiff::Timestamp = "2024-01-02T02:04:05.123456789Z".parse().unwrap();
        assert_eq!(*fine, nine);
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "9999-12-32T00:00:00Z",
            "9999-12-31T25:00:00Z",
            "9999-12-31Z",
            "2024-01-02",
            "never",
            "",
        ] {
            assert!(text.parse::<Timestamp>().is_err(), "{text}");
        }
        let error = from_value::<Timestamp>(json!("2024-01-02T03:04:05.5")).unwrap_err();
        let error = error.to_string();
        assert!(
            error.contains(r#"`date-time = "jiff-or-civil"`"#),
            "{error}"
        );
    }

    #[test]
    fn both_are_taken_where_the_settings_say_so() {
        let read = |text: &str| from_value::<TimestampOrCivil>(json!(text));
        for text in [
            "2024-01-02T03:04:05.5",
            "2024-01-02T03:04:05Z",
            "9999-12-31T23:59:59Z",
        ] {
            assert_eq!(to_value(read(text).unwrap()).unwrap(), text);
        }
        assert!(matches!(
            read("2024-01-02T03:04:05"),
            Ok(TimestampOrCivil::Civil(_))
        ));
        let utc: jiff::Timestamp = "2024-01-02T03:04:05Z".parse().unwrap();
        assert_eq!(read("2024-01-02T03:04:05").unwrap().in_utc(), utc);
        assert_eq!(read("2024-01-02T05:04:05+02:00").unwrap().in_utc(), utc);
        assert!(read("2024-01-02").is_err());
    }
}
