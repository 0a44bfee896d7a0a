//! Identifiers of uuid.

use super::fit::Fit;
use super::value::{Scalar, Value};

impl Fit for uuid::Uuid {}

impl Value for uuid::Uuid {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
