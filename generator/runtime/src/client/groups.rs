//! Operations that have servers of their own.

use super::builder::ClientBuilder;

impl ClientBuilder {
    /// Sets the address of the operations that share some servers of their own.
    pub(crate) fn group_endpoint(mut self, group: usize, endpoint: String) -> Self {
        self.group_endpoints.insert(group, endpoint);
        self
    }
}
