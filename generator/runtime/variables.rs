//! The variables of the servers' addresses.

use super::builder::{ClientBuilder, put};

impl ClientBuilder {
    /// Sets a variable of the servers' addresses.
    pub(crate) fn variable(mut self, name: &'static str, value: String) -> Self {
        put(&mut self.variables, name, value);
        self
    }
}
