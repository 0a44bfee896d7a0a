//! Moments and days of chrono.

use super::fit::Fit;
use super::value::{Scalar, Value, Written};

impl Fit for chrono::DateTime<chrono::Utc> {}

impl Written for chrono::DateTime<chrono::Utc> {
    fn text(&self) -> String {
        self.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
    }
}

impl Value for chrono::DateTime<chrono::Utc> {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Written(self))
    }
}

impl Fit for chrono::NaiveDate {}

impl Written for chrono::NaiveDate {
    fn text(&self) -> String {
        self.to_string()
    }
}

impl Value for chrono::NaiveDate {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Written(self))
    }
}
