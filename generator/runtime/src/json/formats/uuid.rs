//! Identifiers of uuid.

use crate::core::value::{Scalar, Value};
use crate::json::fit::Fit;

impl Fit for uuid::Uuid {}

impl Value for uuid::Uuid {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
