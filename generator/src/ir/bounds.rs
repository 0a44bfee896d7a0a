//! What a value must be within to be sent.

/// The bounds of one value, checked before it is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// The least number of characters.
    pub min_length: Option<usize>,
    /// The greatest number of characters.
    pub max_length: Option<usize>,
    /// The least number of items.
    pub min_items: Option<usize>,
    /// The greatest number of items.
    pub max_items: Option<usize>,
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
    /// Whether a single value is checked, rather than a number of items.
    #[must_use]
    pub fn is_scalar(&self) -> bool {
        self.min_length.is_some()
            || self.max_length.is_some()
            || self.minimum.is_some()
            || self.maximum.is_some()
    }

    /// Whether there is nothing to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
