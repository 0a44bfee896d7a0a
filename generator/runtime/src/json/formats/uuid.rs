//! Identifiers of uuid.

use crate::core::value::{Scalar, Value};
use crate::json::fit::{Fit, Score};
use crate::json::kinds::Kinds;
use crate::json::node::Node;

impl Fit for uuid::Uuid {
    const KINDS: Kinds = Kinds::TEXT;

    fn score(&self, value: Node<'_>) -> Score {
        Score::of_text(self, value)
    }
}

impl Value for uuid::Uuid {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
