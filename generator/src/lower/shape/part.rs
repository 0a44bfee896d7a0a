//! Parts of forms of which no schema says what they are.

use std::sync::LazyLock;

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};

use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};
use crate::pointer::Pointer;

static NOTHING: LazyLock<ReferenceOr<Schema>> = LazyLock::new(|| {
    ReferenceOr::Item(Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Any(AnySchema::default()),
    })
});

/// The format of a part that has no type: bytes, unless a text stands for them.
pub(super) fn format(schema: &Schema) -> Option<&str> {
    let own = form(schema).format.as_deref();
    own.filter(|format| matches!(*format, "byte" | "base64" | "base64url"))
        .or(Some("binary"))
}

/// What is in a list at `at` of which nothing is said, if that is a list of files.
pub(super) fn item<'b>(source: &Source<'b>, at: &Pointer) -> Option<Subschema<'b>> {
    let items = at.child("items");
    let is_file = source.is_file_part(&items);
    is_file.then(|| Subschema::plain(&NOTHING, items))
}
