//! Identifiers of uuid.

use crate::core::value::{Scalar, Value};
use crate::json::fit::Fit;
#[cfg(feature = "unions")]
use crate::json::unions::{kinds::Kinds, node::Node, score::Score};

impl Fit for uuid::Uuid {
    #[cfg(feature = "unions")]
    const KINDS: Kinds = Kinds::TEXT;

    #[cfg(feature = "unions")]
    fn score(&self, value: Node<'_>) -> Score {
        Score::of_text(self, value)
    }
}

impl Value for uuid::Uuid {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
