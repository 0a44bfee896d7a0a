//! Values that stand alone: in a path, a query or a header.

use std::fmt::{self, Display};

use super::digits::Digits;

/// A value that can stand alone in a path, a query or a header.
pub trait Value {
    /// The value, unless it is left out.
    fn scalar(&self) -> Option<Scalar<'_>>;
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// A text.
    Text(&'a str),
    /// A text that was written for this, such as a date.
    Written(String),
    /// A whole number.
    Integer(i128),
    /// A whole number from 0, which may be beyond the signed ones.
    Unsigned(u128),
    /// A number that may have a fraction.
    Number(f64),
    /// True or false.
    Boolean(bool),
}

impl Scalar<'_> {
    /// A value that has a text.
    pub fn display(value: &impl Display) -> Self {
        Self::Written(value.to_string())
    }
}

impl Display for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Written(text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
            Self::Unsigned(number) => number.fmt(f),
            Self::Number(number) => Digits(*number).fmt(f),
            Self::Boolean(value) => value.fmt(f),
        }
    }
}

impl Value for String {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Text(self))
    }
}

impl Value for str {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Text(self))
    }
}

impl Value for bool {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Boolean(*self))
    }
}

impl<T: Value> Value for Option<T> {
    fn scalar(&self) -> Option<Scalar<'_>> {
        self.as_ref().and_then(Value::scalar)
    }
}

impl<T: Value + ?Sized> Value for &T {
    fn scalar(&self) -> Option<Scalar<'_>> {
        (**self).scalar()
    }
}

macro_rules! integers {
    ($($integer:ty),*) => { $(
        impl Value for $integer {
            fn scalar(&self) -> Option<Scalar<'_>> {
                Some(Scalar::Integer((*self).into()))
            }
        }
    )* };
}

integers! { i8, i16, i32, i64, i128, u8, u16, u32, u64 }

impl Value for u128 {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Unsigned(*self))
    }
}

impl Value for f64 {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Number(*self))
    }
}
