//! Whether `null` is among the values of a schema.

use std::collections::HashSet;
use std::ptr;

use openapiv3::{AnySchema, Schema};
use serde_json::Value;

use super::same::chain;
use crate::ir::Type;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{Source, form};
use crate::pointer::Pointer;

/// The type with `null` among its values, if the schema says so.
pub(in crate::lower) fn nullable(source: &Source<'_>, schema: SchemaRef<'_>, ty: Type) -> Type {
    if !matches!(ty, Type::Json | Type::Null | Type::Nullable(_)) && admits_null(source, schema) {
        Type::Nullable(Box::new(ty))
    } else {
        ty
    }
}

/// Whether `null` is among the values, be it because of what the schema stands for, or of one that
/// it chooses between, however deep.
pub(in crate::lower) fn admits_null(source: &Source<'_>, schema: SchemaRef<'_>) -> bool {
    let mut met = HashSet::new();
    let mut open = vec![schema];
    while let Some(schema) = open.pop() {
        let at = Pointer::default();
        for (schema, _) in chain(source, &Subschema { schema, at }) {
            if is_nullable(schema) {
                return true;
            }
            // A type beside what it stands for is one of all its values.
            if excludes_null(schema) {
                break;
            }
            if all_admit_null(source, schema) {
                return true;
            }
            let form = form(schema);
            // A type beside the choice stands for all that is chosen.
            let is_free = form.typ.is_none() && form.all_of.is_empty();
            let mut branches = form.one_of.iter().chain(&form.any_of).peekable();
            if is_free && branches.peek().is_some() && met.insert(ptr::from_ref(schema)) {
                open.extend(branches.map(SchemaRef::Plain));
            }
        }
    }
    false
}

/// Whether one of the schemas that all hold says that `null` is a value, and none of them, nor what
/// stands beside them, says what a value is otherwise.
fn all_admit_null(source: &Source<'_>, schema: &Schema) -> bool {
    let own = form(schema);
    if own.all_of.len() < 2 || !says_nothing_of_null(own) {
        return false;
    }
    let parts = own
        .all_of
        .iter()
        .map(|part| Some(source.resolve(part, Pointer::default())?.0));
    let Some(parts) = parts.collect::<Option<Vec<&Schema>>>() else {
        return false;
    };
    let admits = |part: &&Schema| {
        let form = form(part);
        is_nullable(part) || (says_nothing_of_null(form) && form.all_of.is_empty())
    };
    parts.iter().any(|part| is_nullable(part)) && parts.iter().all(admits)
}

/// Whether a schema is about values of some type alone, and leaves open whether they are of it.
fn says_nothing_of_null(form: &AnySchema) -> bool {
    let chooses = !form.one_of.is_empty() || !form.any_of.is_empty();
    form.typ.is_none() && form.enumeration.is_empty() && form.not.is_none() && !chooses
}

/// Whether a schema is of a type that `null` is not, whatever it stands for.
pub(in crate::lower) fn excludes_null(schema: &Schema) -> bool {
    form(schema).typ.is_some() && !is_nullable(schema)
}

/// Whether `null` is a value of the schema.
fn is_nullable(schema: &Schema) -> bool {
    schema.schema_data.nullable || form(schema).enumeration.iter().any(Value::is_null)
}
