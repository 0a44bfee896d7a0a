// Generated from ../spec/hss.yaml by `oasmith generate`. Change that, not this.
//! Values that stand alone: in a path, a query or a header.

use std::fmt;

/// A value that can stand alone in a path, a query or a header.
pub trait Value {
    /// The value, unless it is left out.
    fn scalar(&self) -> Option<Scalar<'_>>;
}

/// What a value is.
#[derive(Clone, Copy)]
pub enum Scalar<'a> {
    /// A text.
    Text(&'a str),
    /// A whole number.
    Integer(i128),
    /// A number that may have a fraction.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// What becomes a text only when it is written.
    Written(&'a dyn Written),
}

/// A value of a type that is text on the wire alone.
pub trait Written {
    /// The text.
    fn text(&self) -> String;
}

impl fmt::Debug for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Number(number) => write!(f, "{number:?}"),
            Self::Boolean(truth) => write!(f, "{truth}"),
            Self::Written(value) => f.write_str(&value.text()),
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

integers! { i32, i64, u32, u64 }

impl Value for f64 {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Number(*self))
    }
}

/// Its digits become a number of double precision, since its bits would gain digits that nobody
/// wrote.
impl Value for f32 {
    fn scalar(&self) -> Option<Scalar<'_>> {
        let digits = self.to_string();
        Some(Scalar::Number(digits.parse().unwrap_or(f64::NAN)))
    }
}
