//! The bounds that the document sets on a value.

use std::cmp::Ordering;

use super::invalid::Invalid;
use super::limit::{Limit, Number};
use super::place::Place;
use super::value::{Scalar, Value};

/// The bounds that the document sets on a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    min_length: usize,
    max_length: usize,
    minimum: Option<Limit>,
    maximum: Option<Limit>,
}

impl Bounds {
    /// No bounds.
    pub const NONE: Self = Self {
        min_length: 0,
        max_length: usize::MAX,
        minimum: None,
        maximum: None,
    };

    /// [`Self::NONE`] to refer to, as most values do.
    pub const FREE: &'static Self = &Self::NONE;

    /// A text of this many characters, or an array of this many items.
    #[must_use]
    pub const fn length(min: usize, max: usize) -> Self {
        Self {
            min_length: min,
            max_length: max,
            ..Self::NONE
        }
    }

    /// A text of at least this many characters, or an array of at least this many items.
    #[must_use]
    pub const fn min_length(min: usize) -> Self {
        Self::length(min, usize::MAX)
    }

    /// A text of at most this many characters, or an array of at most this many items.
    #[must_use]
    pub const fn max_length(max: usize) -> Self {
        Self::length(0, max)
    }

    /// A whole number from the first of these to the second, both of which are allowed.
    #[must_use]
    pub const fn range(min: i128, max: i128) -> Self {
        Self::NONE
            .minimum(Limit::integer(min))
            .maximum(Limit::integer(max))
    }

    /// The same bounds with a least number.
    #[must_use]
    pub const fn minimum(mut self, limit: Limit) -> Self {
        self.minimum = Some(limit);
        self
    }

    /// The same bounds with a greatest number.
    #[must_use]
    pub const fn maximum(mut self, limit: Limit) -> Self {
        self.maximum = Some(limit);
        self
    }

    /// Checks a value; one that is left out is within all bounds.
    ///
    /// # Errors
    ///
    /// When the value is outside of the bounds.
    pub fn check(&self, at: &Place<'_>, value: &impl Value) -> Result<(), Invalid> {
        match value.scalar() {
            Some(value) => self.check_scalar(at, &value),
            None => Ok(()),
        }
    }

    /// Checks the number of an array's items.
    ///
    /// # Errors
    ///
    /// When the number is outside of the bounds.
    pub fn check_items(&self, at: &Place<'_>, items: usize) -> Result<(), Invalid> {
        self.check_length(at, items, "item")
    }

    pub(crate) fn check_scalar(&self, at: &Place<'_>, value: &Scalar<'_>) -> Result<(), Invalid> {
        match *value {
            Scalar::Text(text) => self.check_text(at, text),
            Scalar::Written(ref text) => self.check_text(at, text),
            Scalar::Integer(number) => self.check_number(at, Number::Integer(number)),
            Scalar::Unsigned(number) => self.check_number(at, Number::Unsigned(number)),
            Scalar::Number(number) if !number.is_finite() => {
                Err(Invalid::new(at.to_string(), "is not a finite number"))
            }
            Scalar::Number(number) => self.check_number(at, Number::Float(number)),
            Scalar::Boolean(_) => Ok(()),
        }
    }

    fn check_text(&self, at: &Place<'_>, text: &str) -> Result<(), Invalid> {
        // A text never has more characters than bytes, nor fewer than a quarter of them.
        if text.len() <= self.max_length && text.len().div_ceil(4) >= self.min_length {
            return Ok(());
        }
        self.check_length(at, text.chars().count(), "character")
    }

    fn check_length(&self, at: &Place<'_>, length: usize, unit: &str) -> Result<(), Invalid> {
        let (bound, limit) = if length < self.min_length {
            ("least", self.min_length)
        } else if length > self.max_length {
            ("most", self.max_length)
        } else {
            return Ok(());
        };
        let plural = if length == 1 { "" } else { "s" };
        let verb = if bound == "most" { "allowed" } else { "needed" };
        let are = if limit == 1 { "is" } else { "are" };
        let problem = format!("has {length} {unit}{plural}; at {bound} {limit} {are} {verb}");
        Err(Invalid::new(at.to_string(), problem))
    }

    fn check_number(&self, at: &Place<'_>, number: Number) -> Result<(), Invalid> {
        let sides = [
            (&self.minimum, Ordering::Greater),
            (&self.maximum, Ordering::Less),
        ];
        for (limit, side) in sides {
            match limit {
                Some(limit) if !limit.allows(side, number) => {
                    let words = limit.in_words(side);
                    let problem = format!("is {number}; it must be {words}");
                    return Err(Invalid::new(at.to_string(), problem));
                }
                _ => {}
            }
        }
        Ok(())
    }
}
