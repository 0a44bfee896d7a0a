//! Moments and days of jiff.

use crate::core::value::{Scalar, Value};
use crate::json::fit::Fit;

impl Fit for jiff::Timestamp {}

impl Value for jiff::Timestamp {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}

impl Fit for jiff::civil::Date {}

impl Value for jiff::civil::Date {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
