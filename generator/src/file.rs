//! A file of the crate.

/// A file of the crate, at whatever stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File<T> {
    /// The path within the crate, with `/` between its parts.
    pub path: String,
    /// What it holds.
    pub content: T,
}
