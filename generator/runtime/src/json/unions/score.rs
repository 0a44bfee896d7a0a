//! How well a type fits a JSON value that it was read from.

use std::fmt::Display;

use super::kinds::Kinds;
use super::node::Node;

/// How well a type fits a JSON value: the lower, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// What of the value the type does not know.
    unknown: u32,
    /// What of that it does know, as another type may more closely.
    vague: u32,
    /// What of the value is lost.
    lost: u32,
}

impl Score {
    /// The type says exactly what the value is.
    pub const NONE: Self = Self {
        unknown: 0,
        vague: 0,
        lost: 0,
    };

    /// Whether a type fits better than another.
    #[must_use]
    pub fn is_less_than(self, other: Self) -> bool {
        (self.unknown, self.lost) < (other.unknown, other.lost)
    }

    /// The value is taken without being known, unless it is.
    #[must_use]
    pub fn unless(known: bool) -> Self {
        Self {
            unknown: u32::from(!known),
            ..Self::NONE
        }
    }

    /// The value is known, but may be one of a closer type, unless it is not.
    pub(crate) fn vague_unless(close: bool) -> Self {
        Self {
            vague: u32::from(!close),
            ..Self::unless(close)
        }
    }

    /// The value is a text that the type takes; nothing is known of one that it would write in
    /// another way, and it is not what was read.
    #[must_use]
    pub fn of_text(written: &impl Display, value: Node<'_>) -> Self {
        let is_same = value
            .as_str()
            .is_some_and(|text| written.to_string() == text);
        Self {
            unknown: u32::from(!is_same),
            lost: u32::from(!is_same),
            ..Self::NONE
        }
    }

    /// The value is taken whatever it is. Nothing that knows a part of it is
    /// further from it.
    pub(crate) fn whole(value: Node<'_>) -> Self {
        let unknown = match value.kind() {
            Kinds::OBJECT => value.entries().fold(0, |sum: u32, (_, value)| {
                sum.saturating_add(1).saturating_add(weight(value))
            }),
            Kinds::LIST => value.within().map(weight).fold(0, u32::saturating_add),
            _ => weight(value),
        };
        Self {
            unknown: unknown.max(1),
            ..Self::NONE
        }
    }

    /// A value that has no place in an object.
    pub(crate) fn unplaced(value: Node<'_>) -> Self {
        Self {
            unknown: weight(value).saturating_add(1),
            lost: 1,
            ..Self::NONE
        }
    }

    /// A `null` that has no place in a field, which is left out for it.
    pub(crate) const DROPPED: Self = Self {
        unknown: 1,
        lost: 1,
        ..Self::NONE
    };

    /// An object is told from others by what it has, so that it is as close as can be even where
    /// a field of it is a text.
    #[must_use]
    pub(crate) fn with(self, field: Self) -> Self {
        self.and(Self {
            unknown: field.unknown.saturating_sub(field.vague),
            vague: 0,
            ..field
        })
    }

    #[must_use]
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            unknown: self.unknown.saturating_add(other.unknown),
            lost: self.lost.saturating_add(other.lost),
            vague: self.vague.saturating_add(other.vague),
        }
    }
}

/// How much there is to a value, names included: more than what any type misses that knows it.
fn weight(value: Node<'_>) -> u32 {
    value.size().saturating_mul(2)
}
