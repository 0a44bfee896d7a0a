//! The variables of the servers' addresses.

use super::builder::ClientBuilder;

impl ClientBuilder {
    /// Sets a variable of the servers' addresses.
    pub(crate) fn variable(mut self, name: &'static str, value: String) -> Self {
        self.variables.insert(name, value);
        self
    }
}
