//! Numbers of `rust_decimal`.

use crate::core::value::{Scalar, Value};
use crate::json::fit::Fit;

impl Fit for rust_decimal::Decimal {}

impl Value for rust_decimal::Decimal {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
