//! Moments and days of chrono.

use crate::core::value::{Scalar, Value};
use crate::json::fit::{Fit, Score};
use crate::json::kinds::Kinds;
use crate::json::node::Node;

impl Fit for chrono::DateTime<chrono::Utc> {
    const KINDS: Kinds = Kinds::TEXT;

    fn score(&self, value: Node<'_>) -> Score {
        Score::of_text(&written(self), value)
    }
}

impl Value for chrono::DateTime<chrono::Utc> {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Written(written(self)))
    }
}

fn written(moment: &chrono::DateTime<chrono::Utc>) -> String {
    moment.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}

impl Fit for chrono::NaiveDate {
    const KINDS: Kinds = Kinds::TEXT;

    fn score(&self, value: Node<'_>) -> Score {
        Score::of_text(self, value)
    }
}

impl Value for chrono::NaiveDate {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
