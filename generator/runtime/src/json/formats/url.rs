//! Addresses of url.

use crate::core::value::{Scalar, Value};
use crate::json::fit::{Fit, Score};

impl Fit for url::Url {
    fn score(&self, value: &serde_json::Value) -> Score {
        Score::of_text(self, value)
    }
}

impl Value for url::Url {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
