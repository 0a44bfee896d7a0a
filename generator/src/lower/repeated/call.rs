//! What a declaration is looked up in.

use crate::ir::{Body, Model, Parameter, Type};

/// What is known of an operation and of all models.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Call<'m> {
    pub(in crate::lower) id: &'m str,
    pub(in crate::lower) method: &'m str,
    /// What is said of whether a repeated call does no more than one.
    pub(in crate::lower) idempotent: Option<bool>,
    pub(in crate::lower) parameters: &'m [Parameter],
    pub(in crate::lower) body: Option<&'m Body>,
    pub(in crate::lower) output: Option<&'m Type>,
    pub(in crate::lower) models: &'m [Model],
}

impl Call<'_> {
    /// Whether a repeated call does no more than one.
    pub(super) fn is_idempotent(&self) -> bool {
        let methods = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"];
        let usual = methods.contains(&self.method);
        self.idempotent.unwrap_or(usual)
    }
}
