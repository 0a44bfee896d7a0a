//! The least or the greatest that a number may be.

use std::cmp::Ordering;
use std::fmt;

use super::digits::Digits;

/// The least or the greatest that a number may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    number: Number,
    exclusive: bool,
}

/// A number, as exact as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Number {
    Integer(i128),
    Unsigned(u128),
    Float(f64),
}

impl Limit {
    /// A whole number, which is allowed itself.
    #[must_use]
    pub const fn integer(number: i128) -> Self {
        Self {
            number: Number::Integer(number),
            exclusive: false,
        }
    }

    /// A number that may have a fraction, which is allowed itself.
    #[must_use]
    pub const fn number(number: f64) -> Self {
        Self {
            number: Number::Float(number),
            exclusive: false,
        }
    }

    /// The same limit, not allowed itself.
    #[must_use]
    pub const fn exclusive(self) -> Self {
        Self {
            exclusive: true,
            ..self
        }
    }

    /// Whether the number stands on this side of the limit, or on the limit where that is allowed.
    pub(crate) fn allows(&self, side: Ordering, number: Number) -> bool {
        match number.compare(self.number) {
            Some(Ordering::Equal) => !self.exclusive,
            Some(ordering) => ordering == side,
            None => false,
        }
    }

    /// The limit in words, for the number's side of it.
    pub(crate) fn in_words(&self, side: Ordering) -> String {
        let words = match (side, self.exclusive) {
            (Ordering::Greater, true) => "more than",
            (Ordering::Greater, false) => "at least",
            (_, true) => "less than",
            (_, false) => "at most",
        };
        format!("{words} {}", self.number)
    }
}

impl Number {
    fn compare(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Integer(one), Self::Integer(other)) => Some(one.cmp(&other)),
            (Self::Unsigned(one), Self::Unsigned(other)) => Some(one.cmp(&other)),
            (Self::Unsigned(one), Self::Integer(other)) => {
                Some(u128::try_from(other).map_or(Ordering::Greater, |other| one.cmp(&other)))
            }
            _ => self.to_float().partial_cmp(&other.to_float()),
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a number with a fraction cannot be compared with a whole one in another way"
    )]
    fn to_float(self) -> f64 {
        match self {
            Self::Integer(number) => number as f64,
            Self::Unsigned(number) => number as f64,
            Self::Float(number) => number,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Unsigned(number) => number.fmt(f),
            Self::Float(number) => Digits(*number).fmt(f),
        }
    }
}
