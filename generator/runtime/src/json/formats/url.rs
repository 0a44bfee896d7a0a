//! Addresses of url.

use crate::core::value::{Scalar, Value};
use crate::json::fit::{Fit, Score};
use crate::json::kinds::Kinds;
use crate::json::node::Node;

impl Fit for url::Url {
    const KINDS: Kinds = Kinds::TEXT;

    fn score(&self, value: Node<'_>) -> Score {
        Score::of_text(self, value)
    }
}

impl Value for url::Url {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
