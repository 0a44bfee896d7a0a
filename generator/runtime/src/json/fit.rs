//! How well a type fits a JSON value that it was read from.

use std::collections::BTreeMap;

use serde_json::Value;

/// What the document says of an object's properties.
#[allow(dead_code, reason = "only unions without a tag ask for it")]
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
}

/// How badly a type fits a JSON value: the less the better.
#[allow(dead_code, reason = "only unions without a tag ask for it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What of the value the type does not know.
    unknown: usize,
    /// What of that it does know, as another type may more closely.
    vague: usize,
    /// What of the value is lost.
    lost: usize,
}

#[allow(dead_code, reason = "only unions without a tag ask for it")]
impl Misfit {
    /// The type says exactly what the value is.
    pub const NONE: Self = Self {
        unknown: 0,
        vague: 0,
        lost: 0,
    };

    /// Whether a type fits better than another.
    pub fn is_less_than(self, other: Self) -> bool {
        (self.unknown, self.lost) < (other.unknown, other.lost)
    }

    /// The value is taken without being known, unless it is.
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

    /// The value is taken whatever it is. Nothing that knows a part of it is
    /// further from it.
    fn whole(value: &Value) -> Self {
        Self {
            unknown: weight(value),
            ..Self::NONE
        }
    }

    /// The keys of an object that it has no fields for.
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
            .map_or(self, |value| self.with(field.misfit(value)))
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
        self.and(rest.misfit(value))
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
#[allow(dead_code, reason = "only unions without a tag ask for it")]
fn weight(value: &Value) -> usize {
    let sum: usize = match value {
        Value::Object(entries) => entries.values().map(|value| 1 + weight(value)).sum(),
        Value::Array(items) => items.iter().map(weight).sum(),
        _ => 2,
    };
    sum.max(1)
}

/// A type that can be one of a union.
#[allow(dead_code, reason = "only unions without a tag ask for it")]
pub trait Fit {
    /// The properties of an object.
    const SHAPE: &'static Shape = &Shape::NONE;

    /// What makes it unnecessary to try to read a value as this type.
    fn objection(value: &Value) -> Option<String> {
        let object = value.as_object()?;
        let mut keys = Self::SHAPE.keys.iter().zip(Self::SHAPE.required);
        let missing = keys.find(|(key, required)| **required && !object.contains_key(**key));
        missing.map(|(key, _)| format!("missing field `{key}`"))
    }

    /// How badly it fits the value that it was read from.
    fn misfit(&self, _: &Value) -> Misfit {
        Misfit::NONE
    }
}

impl<T: Fit> Fit for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn misfit(&self, value: &Value) -> Misfit {
        T::misfit(self, value)
    }
}

impl<T: Fit> Fit for Option<T> {
    fn misfit(&self, value: &Value) -> Misfit {
        self.as_ref().map_or(Misfit::NONE, |fit| fit.misfit(value))
    }
}

impl<T: Fit> Fit for Vec<T> {
    fn misfit(&self, value: &Value) -> Misfit {
        let values = value.as_array().into_iter().flatten();
        let items = self.iter().zip(values);
        items.fold(Misfit::NONE, |sum, (item, value)| {
            sum.and(item.misfit(value))
        })
    }
}

/// The names of a map are known to nobody.
impl<T: Fit> Fit for BTreeMap<String, T> {
    fn misfit(&self, value: &Value) -> Misfit {
        let values = self
            .iter()
            .filter_map(|(key, item)| Some((item, value.get(key)?)));
        values.fold(Misfit::NONE, |sum, (item, value)| {
            sum.and(Misfit::unless(false)).and(item.misfit(value))
        })
    }
}

/// Any value has room for all, and knows nothing.
impl Fit for Value {
    fn misfit(&self, value: &Value) -> Misfit {
        Misfit::whole(value)
    }
}

/// A text may be one that another type knows better.
impl Fit for String {
    fn misfit(&self, _: &Value) -> Misfit {
        Misfit::vague_unless(false)
    }
}

/// A whole number is one of a type for these.
impl Fit for f64 {
    fn misfit(&self, value: &Value) -> Misfit {
        Misfit::vague_unless(value.is_f64())
    }
}

impl Fit for f32 {
    fn misfit(&self, value: &Value) -> Misfit {
        Misfit::vague_unless(value.is_f64())
    }
}

/// Types that take what they know alone.
macro_rules! exact {
    ($($exact:ty),*) => { $( impl Fit for $exact {} )* };
}

exact! { (), bool, i32, i64, u32, u64 }
