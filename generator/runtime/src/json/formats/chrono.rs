//! Moments and days of chrono.

use crate::core::value::{Scalar, Value};
use crate::json::fit::Fit;
#[cfg(feature = "unions")]
use crate::json::unions::{kinds::Kinds, node::Node, score::Score};

impl Fit for chrono::DateTime<chrono::Utc> {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::TEXT;

    #[cfg(feature = "unions")]
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
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::TEXT;

    #[cfg(feature = "unions")]
    fn score(&self, value: Node<'_>) -> Score {
        Score::of_text(self, value)
    }
}

impl Value for chrono::NaiveDate {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
