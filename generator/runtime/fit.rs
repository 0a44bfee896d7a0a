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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Misfit {
    /// What of the value the type does not know.
    unknown: usize,
    /// What of it is lost.
    lost: usize,
}

#[allow(dead_code, reason = "only unions without a tag ask for it")]
impl Misfit {
    /// The type says exactly what the value is.
    pub const NONE: Self = Self {
        unknown: 0,
        lost: 0,
    };

    /// So much of the value is taken without being known.
    pub(super) fn unknown(unknown: usize) -> Self {
        Self { unknown, lost: 0 }
    }

    /// The value is taken without being known, unless it is.
    pub fn unless(known: bool) -> Self {
        Self::unknown(usize::from(!known))
    }

    fn and(self, other: Self) -> Self {
        Self {
            unknown: self.unknown + other.unknown,
            lost: self.lost + other.lost,
        }
    }
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
    fn misfit(&self, value: &Value) -> Misfit {
        let keys = value
            .as_object()
            .into_iter()
            .flat_map(|object| object.keys());
        let known = |key: &&String| Self::SHAPE.keys.contains(&key.as_str());
        let unknown = keys.filter(|key| !known(key)).count();
        let lost = if Self::SHAPE.rest { 0 } else { unknown };
        Misfit { unknown, lost }
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
        let names = Misfit::unknown(self.len());
        values.fold(names, |sum, (item, value)| sum.and(item.misfit(value)))
    }
}

/// Any value has room for all, and knows nothing.
impl Fit for Value {
    fn misfit(&self, value: &Value) -> Misfit {
        Misfit::unknown(match value {
            Value::Object(entries) => entries.len().max(1),
            Value::Array(items) => items.len().max(1),
            _ => 2,
        })
    }
}

/// A text may be one that another type knows better.
impl Fit for String {
    fn misfit(&self, _: &Value) -> Misfit {
        Misfit::unknown(1)
    }
}

/// A whole number is one of a type for these.
impl Fit for f64 {
    fn misfit(&self, value: &Value) -> Misfit {
        Misfit::unless(value.is_f64())
    }
}

impl Fit for f32 {
    fn misfit(&self, value: &Value) -> Misfit {
        Misfit::unless(value.is_f64())
    }
}

/// Types that take what they know alone.
macro_rules! exact {
    ($($exact:ty),*) => { $( impl Fit for $exact {} )* };
}

exact! { (), bool, i32, i64, u32, u64 }
