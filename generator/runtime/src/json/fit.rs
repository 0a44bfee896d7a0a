//! How well a type fits a JSON value that it was read from.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde_core::de::DeserializeOwned;
use serde_json::Value;

use super::kinds::Kinds;
use super::misfit::Misfit;
use super::node::Node;

/// What the document says of an object's properties.
pub struct Shape {
    /// Their names: first those of the fields, then those of the constants.
    pub keys: &'static [&'static str],
    /// Whether each has to be there.
    pub required: &'static [bool],
    /// Whether there is a field for all others.
    pub rest: bool,
}

impl Shape {
    /// What is said of a type that is no object.
    const NONE: Self = Self {
        keys: &[],
        required: &[],
        rest: true,
    };

    /// The first property that an object ought to have and has not.
    pub(super) fn missing(&self, value: Node<'_>) -> Option<&'static str> {
        if self.keys.is_empty() || !value.is_object() {
            return None;
        }
        let keys = self.keys.iter().zip(self.required);
        let mut required = keys.filter(|(_, required)| **required);
        // Objects are mostly written in the order of the document.
        let mut left = value.entries();
        let missing = required.find(|(key, _)| {
            let is_ahead = left.any(|(name, _)| name.is_key(key));
            !is_ahead && value.get(key).is_none()
        });
        missing.map(|(key, _)| *key)
    }

    /// Whether an object can hold a property, by a field of its own or with all others.
    pub(super) const fn has_room_for(&self, key: &str) -> bool {
        let mut left = self.keys;
        while let [first, rest @ ..] = left {
            if is_same(first.as_bytes(), key.as_bytes()) {
                return true;
            }
            left = rest;
        }
        self.rest
    }

    /// Whether a property is named that need not be there.
    pub(super) fn may_lack(&self, name: &str) -> bool {
        let mut keys = self.keys.iter().zip(self.required);
        keys.any(|(key, required)| *key == name && !*required)
    }
}

/// Whether two keys are the same, which `==` does not tell while it is compiled.
const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, left @ ..], [second, others @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        (one, other) = (left, others);
    }
    one.is_empty() && other.is_empty()
}

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
    fn vague_unless(close: bool) -> Self {
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

/// A type that can be one of a union.
pub trait Fit: DeserializeOwned {
    /// The properties of an object.
    const SHAPE: &'static Shape = &Shape::NONE;

    /// The kinds of values that it can be read from.
    const KINDS: Kinds = Kinds::ALL;

    /// How well it fits a value, if it can be read from it at all. What holds other values is not
    /// made for that.
    fn weigh(value: Node<'_>) -> Result<Score, Misfit> {
        Ok(Self::deserialize(value)?.score(value))
    }

    /// How well it fits the value that it was read from.
    fn score(&self, _: Node<'_>) -> Score {
        Score::NONE
    }
}

/// Why a type cannot be read from a value of another kind.
pub(super) fn refused<T: Fit>(value: Node<'_>) -> Result<Score, Misfit> {
    T::deserialize(value).map(|_| Score::NONE)
}

impl<T: Fit> Fit for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;
    const KINDS: Kinds = T::KINDS;

    fn weigh(value: Node<'_>) -> Result<Score, Misfit> {
        T::weigh(value)
    }
}

impl<T: Fit> Fit for Option<T> {
    const KINDS: Kinds = T::KINDS.or(Kinds::NULL);

    fn weigh(value: Node<'_>) -> Result<Score, Misfit> {
        if value.is_null() {
            return Ok(Score::NONE);
        }
        T::weigh(value)
    }
}

impl<T: Fit> Fit for Vec<T> {
    const KINDS: Kinds = Kinds::LIST;

    fn weigh(value: Node<'_>) -> Result<Score, Misfit> {
        if !Self::KINDS.meets(value.kind()) {
            return refused::<Self>(value);
        }
        let mut items = value.within();
        items.try_fold(Score::NONE, |sum, item| Ok(sum.and(T::weigh(item)?)))
    }
}

/// The names of a map are known to nobody.
impl<T: Fit> Fit for BTreeMap<String, T> {
    const KINDS: Kinds = Kinds::OBJECT;

    fn weigh(value: Node<'_>) -> Result<Score, Misfit> {
        if !Self::KINDS.meets(value.kind()) {
            return refused::<Self>(value);
        }
        let mut entries = value.entries();
        entries.try_fold(Score::NONE, |sum, (_, item)| {
            Ok(sum.and(Score::unless(false)).and(T::weigh(item)?))
        })
    }
}

/// Any value has room for all, and knows nothing.
impl Fit for Value {
    fn weigh(value: Node<'_>) -> Result<Score, Misfit> {
        Ok(Score::whole(value))
    }
}

/// A text may be one that another type knows better.
impl Fit for String {
    const KINDS: Kinds = Kinds::TEXT;

    fn score(&self, _: Node<'_>) -> Score {
        Score::vague_unless(false)
    }
}

/// A whole number is one of a type for these.
impl Fit for f64 {
    const KINDS: Kinds = Kinds::NUMBER;

    fn score(&self, value: Node<'_>) -> Score {
        Score::vague_unless(value.is_f64())
    }
}

/// Types that take what they know alone.
macro_rules! exact {
    ($($exact:ty: $kind:ident),*) => { $(
        impl Fit for $exact {
            const KINDS: Kinds = Kinds::$kind;
        }
    )* };
}

exact! {
    (): NULL, bool: BOOLEAN, i32: NUMBER, i64: NUMBER, i128: NUMBER, u32: NUMBER, u64: NUMBER,
    u128: NUMBER
}
