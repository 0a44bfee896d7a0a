//! What a model is made of.

use openapiv3::Schema;

use super::docs;
use super::draft::Drafts;
use super::schema::{Spot, unchecked_members};
use super::shape::Shape;
use super::view::View;
use crate::ir::{Docs, ModelKind, Object};

impl Drafts {
    /// Makes the model of a schema whose shape is a type of its own.
    pub(super) fn model(
        &mut self,
        view: &mut View<'_>,
        schema: &Schema,
        shape: &Shape<'_>,
        spot: &Spot,
    ) -> (Docs, ModelKind) {
        let kind = match shape {
            Shape::Literals { lists, open, .. } => {
                ModelKind::Enum(super::enums::lower(view, lists, *open))
            }
            Shape::Tuple(items) => ModelKind::Tuple(self.tuple(view, items, spot)),
            Shape::Union(union) => ModelKind::Union(self.union(view, union, spot)),
            Shape::Object(facets) => {
                unchecked_members(view, facets);
                ModelKind::Object(self.object(view, facets, spot))
            }
            _ => ModelKind::Object(Object::default()),
        };
        (docs::schema(schema), kind)
    }
}
