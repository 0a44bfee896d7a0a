//! How things of the model are spelled.

use std::sync::LazyLock;

use indexmap::IndexMap;
use openapiv3::{AnySchema, Schema, SchemaKind};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::pointer::{FileId, Pointer};

static NO_SCHEMA: LazyLock<AnySchema> = LazyLock::new(AnySchema::default);

/// The pointer to a section of the components.
pub(in crate::lower) fn section(name: &str) -> Pointer {
    Pointer::root(FileId::default())
        .child("components")
        .child(name)
}

/// The one form in which schemas come from `normalize`.
pub(in crate::lower) fn form(schema: &Schema) -> &AnySchema {
    match &schema.schema_kind {
        SchemaKind::Any(form) => form,
        _ => &NO_SCHEMA,
    }
}

/// An extension that `normalize` has read.
pub(in crate::lower) fn extension<T: DeserializeOwned>(
    extensions: &IndexMap<String, Value>,
    key: &str,
) -> Option<T> {
    T::deserialize(extensions.get(key)?).ok()
}
