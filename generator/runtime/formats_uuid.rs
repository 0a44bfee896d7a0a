//! Identifiers of uuid.

use super::fit::Fit;
use super::value::{Scalar, Value, Written};

impl Fit for uuid::Uuid {}

impl Written for uuid::Uuid {
    fn text(&self) -> String {
        self.to_string()
    }
}

impl Value for uuid::Uuid {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Written(self))
    }
}
