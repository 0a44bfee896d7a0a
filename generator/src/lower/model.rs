//! What kind of type a schema is.

use openapiv3::Schema;

use super::docs;
use super::draft::Drafts;
use super::view::{View, extension, form};
use crate::ir::{Docs, ModelId, ModelKind};
use crate::pointer::Pointer;
use crate::vocabulary::{TUPLE, TupleItem};

/// Whether a schema is a type of its own, rather than text, a number, a list
/// and the like.
pub(super) fn defines_type(schema: &Schema) -> bool {
    is_object(schema) || is_string_enum(schema) || is_tuple(schema)
}

pub(super) fn is_object(schema: &Schema) -> bool {
    let form = form(schema);
    matches!(form.typ.as_deref(), None | Some("object"))
        && !form.properties.is_empty()
        && !is_composed(schema)
}

/// Whether the schema is put together from others.
pub(super) fn is_composed(schema: &Schema) -> bool {
    let form = form(schema);
    !form.one_of.is_empty()
        || !form.any_of.is_empty()
        || !form.all_of.is_empty()
        || form.not.is_some()
}

pub(super) fn is_string_enum(schema: &Schema) -> bool {
    let form = form(schema);
    let text = form.enumeration.iter().filter(|value| !value.is_null());
    let all_text = text.clone().all(serde_json::Value::is_string);
    matches!(form.typ.as_deref(), None | Some("string"))
        && text.count() > 0
        && all_text
        && !is_composed(schema)
}

pub(super) fn is_tuple(schema: &Schema) -> bool {
    form(schema).typ.as_deref() == Some("array") && tuple_items(schema).is_some()
}

pub(super) fn tuple_items(schema: &Schema) -> Option<Vec<TupleItem>> {
    extension(&schema.schema_data.extensions, TUPLE)
}

impl Drafts {
    /// Makes the model of a schema that [`defines_type`]; `words` are what it is
    /// called so far, and `file` is the model in whose file its parts go.
    pub(super) fn model(
        &mut self,
        view: &mut View<'_>,
        schema: &Schema,
        at: &Pointer,
        words: &str,
        file: ModelId,
    ) -> (Docs, ModelKind) {
        let kind = if is_string_enum(schema) {
            ModelKind::Enum(super::enums::lower(view, schema, at))
        } else if let Some(items) = tuple_items(schema) {
            ModelKind::Tuple(self.tuple(view, schema, &items, at, words, file))
        } else {
            ModelKind::Object(self.object(view, schema, at, words, file))
        };
        (docs::schema(schema), kind)
    }
}
