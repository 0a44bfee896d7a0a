//! Moments and days of chrono.

use crate::core::value::{Scalar, Value};
use crate::json::fit::Fit;

impl Fit for chrono::DateTime<chrono::Utc> {}

impl Value for chrono::DateTime<chrono::Utc> {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Written(
            self.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true),
        ))
    }
}

impl Fit for chrono::NaiveDate {}

impl Value for chrono::NaiveDate {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
