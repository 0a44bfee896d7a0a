//! Identifiers of uuid.

use crate::core::value::{Scalar, Value};
use crate::json::fit::{Fit, Score};

impl Fit for uuid::Uuid {
    fn score(&self, value: &serde_json::Value) -> Score {
        Score::of_text(self, value)
    }
}

impl Value for uuid::Uuid {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
