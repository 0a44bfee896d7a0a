//! Addresses of url.

use super::fit::Fit;
use super::value::{Scalar, Value, Written};

impl Fit for url::Url {}

impl Written for url::Url {
    fn text(&self) -> String {
        self.to_string()
    }
}

impl Value for url::Url {
    fn scalar(&self) -> Option<Scalar<'_>> {
        Some(Scalar::Written(self))
    }
}
