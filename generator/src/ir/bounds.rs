//! What a value must be within to be sent.

/// The bounds of one value, checked before it is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// The least number of characters.
    pub min_length: Option<usize>,
    /// The greatest number of characters.
    pub max_length: Option<usize>,
    /// The least number.
    pub minimum: Option<Limit>,
    /// The greatest number.
    pub maximum: Option<Limit>,
}

/// One end of a range of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// A whole number.
    Integer {
        /// The bound.
        value: i64,
        /// Whether the bound itself is outside.
        exclusive: bool,
    },
    /// Any number.
    Number {
        /// The bound.
        value: f64,
        /// Whether the bound itself is outside.
        exclusive: bool,
    },
}

impl Bounds {
    /// Whether there is nothing to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
