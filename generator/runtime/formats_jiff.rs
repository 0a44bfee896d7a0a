//! Moments and days of jiff.

use super::fit::Fit;
use super::value::{Scalar, Value, Written};

impl Fit for jiff::Timestamp {}

impl Written for jiff::Timestamp {
    fn text(&self) -> String {
        self.to_string()
    }
}

impl Value for jiff::Timestamp {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Written(self))
    }
}

impl Fit for jiff::civil::Date {}

impl Written for jiff::civil::Date {
    fn text(&self) -> String {
        self.to_string()
    }
}

impl Value for jiff::civil::Date {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Written(self))
    }
}
