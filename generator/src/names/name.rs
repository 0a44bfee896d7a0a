//! A Rust identifier, or the name of a feature.

use std::fmt;

/// A Rust identifier, spelled with `r#` where it needs that; or the name of a feature.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(pub(super) String);

impl Name {
    /// The identifier as it stands in source code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without `r#`, as part of a longer name or of a path on disk.
    #[must_use]
    pub fn bare(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// Whether it says nothing, so that clippy asks for a reason.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        ["foo", "baz", "quux"].contains(&self.as_str())
    }

    /// The name of the chained setter of a field: `with_` before the field's name.
    #[must_use]
    pub fn setter(&self) -> Self {
        Self(format!("with_{}", self.bare()))
    }

    /// The name of the setter that sends `null`: `null_` before the field's name.
    #[must_use]
    pub fn null_setter(&self) -> Self {
        Self(format!("null_{}", self.bare()))
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
