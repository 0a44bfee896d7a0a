//! Numbers of `rust_decimal`.

use super::fit::Fit;
use super::value::{Scalar, Value, Written};

impl Fit for rust_decimal::Decimal {}

impl Written for rust_decimal::Decimal {
    fn text(&self) -> String {
        self.to_string()
    }
}

impl Value for rust_decimal::Decimal {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Written(self))
    }
}
