//! Which values are one piece of text where they are sent.

use super::{ModelId, ModelKind, Type};

/// How deep unions of unions are looked into: one that contains itself is no scalar.
const DEPTH: usize = 8;

impl Type {
    /// Whether a value can stand alone in a path, a query, a header or a cookie: a text, a number,
    /// a truth, or one of several of these.
    #[must_use]
    pub fn is_scalar<'a>(&self, kind_of: &impl Fn(ModelId) -> &'a ModelKind) -> bool {
        self.is_scalar_within(kind_of, DEPTH)
    }

    fn is_scalar_within<'a>(
        &self,
        kind_of: &impl Fn(ModelId) -> &'a ModelKind,
        depth: usize,
    ) -> bool {
        match self {
            Self::Boolean
            | Self::Integer32
            | Self::Integer64
            | Self::Unsigned32
            | Self::Unsigned64
            | Self::Number32
            | Self::Number64
            | Self::Text
            | Self::Formatted(_) => true,
            Self::Model(id) => match kind_of(*id) {
                ModelKind::Enum(_) => true,
                ModelKind::Union(union) if union.tag.is_none() => {
                    let mut branches = union.branches.iter();
                    depth > 0
                        && branches.all(|branch| branch.ty.is_scalar_within(kind_of, depth - 1))
                }
                _ => false,
            },
            _ => false,
        }
    }
}
