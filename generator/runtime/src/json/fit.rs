//! How well a type fits a JSON value that it was read from.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde_json::Value;

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

    /// Whether a property is named that need not be there.
    pub(super) fn may_lack(&self, name: &str) -> bool {
        let mut keys = self.keys.iter().zip(self.required);
        keys.any(|(key, required)| *key == name && !*required)
    }
}

/// How well a type fits a JSON value: the lower, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// What of the value the type does not know.
    unknown: usize,
    /// What of that it does know, as another type may more closely.
    vague: usize,
    /// What of the value is lost.
    lost: usize,
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
            unknown: usize::from(!known),
            ..Self::NONE
        }
    }

    /// The value is known, but may be one of a closer type, unless it is not.
    fn vague_unless(close: bool) -> Self {
        Self {
            vague: usize::from(!close),
            ..Self::unless(close)
        }
    }

    /// The value is a text that the type takes; nothing is known of one that it would write in
    /// another way, and it is not what was read.
    #[must_use]
    pub fn of_text(written: &impl Display, value: &Value) -> Self {
        let is_same = value
            .as_str()
            .is_some_and(|text| written.to_string() == text);
        Self {
            unknown: usize::from(!is_same),
            lost: usize::from(!is_same),
            ..Self::NONE
        }
    }

    /// The value is taken whatever it is. Nothing that knows a part of it is
    /// further from it.
    fn whole(value: &Value) -> Self {
        Self {
            unknown: weight(value),
            ..Self::NONE
        }
    }

    /// The keys of an object that it has no fields for.
    #[must_use]
    pub fn of_keys(shape: &Shape, value: &Value) -> Self {
        let entries = value.as_object().into_iter().flatten();
        let known = |key: &String| shape.keys.contains(&key.as_str());
        entries
            .filter(|(key, _)| !shape.rest && !known(key))
            .fold(Self::NONE, |sum, (_, value)| Self {
                unknown: sum.unknown + 1 + weight(value),
                lost: sum.lost + 1,
                ..sum
            })
    }

    /// The same with a field that has to be there.
    #[must_use]
    pub fn required<T: Fit>(self, field: &T, value: &Value, key: &str) -> Self {
        value
            .get(key)
            .map_or(self, |value| self.with(field.score(value)))
    }

    /// The same with a field that has to be there and can be `null`.
    #[must_use]
    pub fn nullable<T: Fit>(self, field: &T, value: &Value, key: &str) -> Self {
        self.required(field, value, key)
    }

    /// The same with a field that can be left out. It has no room for `null`.
    #[must_use]
    pub fn optional<T: Fit>(self, field: &T, value: &Value, key: &str) -> Self {
        match value.get(key) {
            Some(Value::Null) => self.with(Self {
                unknown: 1,
                lost: 1,
                ..Self::NONE
            }),
            _ => self.required(field, value, key),
        }
    }

    /// The same with a field that can be left out and can be `null`.
    #[must_use]
    pub fn optional_nullable<T: Fit>(self, field: &T, value: &Value, key: &str) -> Self {
        self.required(field, value, key)
    }

    /// The same with the field for all keys that have none of their own.
    #[must_use]
    pub fn rest<T: Fit>(self, rest: &BTreeMap<String, T>, value: &Value) -> Self {
        self.and(rest.score(value))
    }

    /// An object is told from others by what it has, so that it is as close as can be even where
    /// a field of it is a text.
    fn with(self, field: Self) -> Self {
        self.and(Self {
            unknown: field.unknown - field.vague,
            vague: 0,
            ..field
        })
    }

    fn and(self, other: Self) -> Self {
        Self {
            unknown: self.unknown + other.unknown,
            lost: self.lost + other.lost,
            vague: self.vague + other.vague,
        }
    }
}

/// How much there is to a value, names included: more than what any type misses that knows it.
fn weight(value: &Value) -> usize {
    let sum: usize = match value {
        Value::Object(entries) => entries.values().map(|value| 1 + weight(value)).sum(),
        Value::Array(items) => items.iter().map(weight).sum(),
        _ => 2,
    };
    sum.max(1)
}

/// A type that can be one of a union.
pub trait Fit {
    /// The properties of an object.
    const SHAPE: &'static Shape = &Shape::NONE;

    /// What makes it unnecessary to try to read a value as this type.
    #[must_use]
    fn objection(value: &Value) -> Option<String> {
        let object = value.as_object()?;
        let mut keys = Self::SHAPE.keys.iter().zip(Self::SHAPE.required);
        let missing = keys.find(|(key, required)| **required && !object.contains_key(**key));
        missing.map(|(key, _)| format!("missing field `{key}`"))
    }

    /// How well it fits the value that it was read from.
    fn score(&self, _: &Value) -> Score {
        Score::NONE
    }
}

impl<T: Fit> Fit for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn score(&self, value: &Value) -> Score {
        T::score(self, value)
    }
}

impl<T: Fit> Fit for Option<T> {
    fn score(&self, value: &Value) -> Score {
        self.as_ref().map_or(Score::NONE, |fit| fit.score(value))
    }
}

impl<T: Fit> Fit for Vec<T> {
    fn score(&self, value: &Value) -> Score {
        let values = value.as_array().into_iter().flatten();
        let items = self.iter().zip(values);
        items.fold(Score::NONE, |sum, (item, value)| sum.and(item.score(value)))
    }
}

/// The names of a map are known to nobody.
impl<T: Fit> Fit for BTreeMap<String, T> {
    fn score(&self, value: &Value) -> Score {
        let values = self
            .iter()
            .filter_map(|(key, item)| Some((item, value.get(key)?)));
        values.fold(Score::NONE, |sum, (item, value)| {
            sum.and(Score::unless(false)).and(item.score(value))
        })
    }
}

/// Any value has room for all, and knows nothing.
impl Fit for Value {
    fn score(&self, value: &Value) -> Score {
        Score::whole(value)
    }
}

/// A text may be one that another type knows better.
impl Fit for String {
    fn score(&self, _: &Value) -> Score {
        Score::vague_unless(false)
    }
}

/// A whole number is one of a type for these.
impl Fit for f64 {
    fn score(&self, value: &Value) -> Score {
        Score::vague_unless(value.is_f64())
    }
}

/// Types that take what they know alone.
macro_rules! exact {
    ($($exact:ty),*) => { $( impl Fit for $exact {} )* };
}

exact! { (), bool, i32, i64, i128, u32, u64, u128 }
