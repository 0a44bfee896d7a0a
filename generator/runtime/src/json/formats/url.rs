//! Addresses of url.

use super::fit::Fit;
use super::value::{Scalar, Value};

impl Fit for url::Url {}

impl Value for url::Url {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::display(self))
    }
}
