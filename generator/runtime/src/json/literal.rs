//! Values that the document spells out: strings, integers and booleans.

use std::fmt;

use serde_core::de::{Error, Expected, Unexpected, Visitor};
use serde_core::{Serialize, Serializer};

/// A string, an integer or a boolean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Literal<'a> {
    /// A text.
    Text(&'a str),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Boolean(bool),
}

impl Literal<'_> {
    /// The integer that a number is, which may have been written as `1.0`: the standard library writes it as
    /// `1`. Of one that is no less than 2^53, not all digits are known.
    pub(crate) fn whole(number: f64) -> Option<Self> {
        let is_exact = number.abs() < 9_007_199_254_740_992.0;
        let digits = is_exact.then(|| number.to_string());
        digits?.parse().ok().map(Self::Integer)
    }
}

impl<'a> From<&'a str> for Literal<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Literal<'_> {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<bool> for Literal<'_> {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

/// As JSON spells it, for errors.
impl fmt::Display for Literal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Boolean(value) => write!(f, "{value}"),
        }
    }
}

impl Expected for Literal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Literal<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Boolean(value) => serializer.serialize_bool(*value),
        }
    }
}

/// Reads a string, an integer or a boolean, and makes something of it.
pub(crate) struct Scalars<'a, F> {
    /// What is expected instead of anything else.
    pub(crate) expecting: &'a dyn Expected,
    /// What is made of it.
    pub(crate) read: F,
}

impl<T, P, F> Visitor<'_> for Scalars<'_, F>
where
    F: FnOnce(Literal<'_>) -> Result<T, P>,
    P: fmt::Display,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expecting.fmt(f)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.read)(Literal::Text(text)).map_err(E::custom)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        (self.read)(Literal::Integer(number)).map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => Err(E::invalid_value(Unexpected::Unsigned(number), &self)),
        }
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        match Literal::whole(number) {
            Some(whole) => (self.read)(whole).map_err(E::custom),
            None => Err(E::invalid_type(Unexpected::Float(number), &self)),
        }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        (self.read)(Literal::Boolean(value)).map_err(E::custom)
    }
}
