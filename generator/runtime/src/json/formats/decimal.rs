//! Numbers of `rust_decimal`.

use super::fit::Fit;
use super::value::{Scalar, Value};

impl Fit for rust_decimal::Decimal {}

impl Value for rust_decimal::Decimal {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
