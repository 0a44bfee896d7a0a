//! Addresses of url.

use crate::core::value::{Scalar, Value};
use crate::json::fit::Fit;

impl Fit for url::Url {}

impl Value for url::Url {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
