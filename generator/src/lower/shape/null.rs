//! Whether `null` is among the values of a schema.

use openapiv3::Schema;
use serde_json::Value;

use super::same::chain;
use crate::ir::Type;
use crate::limits::CHOICES;
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
/// it chooses between.
pub(in crate::lower) fn admits_null(source: &Source<'_>, schema: SchemaRef<'_>) -> bool {
    admits_null_within(source, schema, CHOICES)
}

fn admits_null_within(source: &Source<'_>, schema: SchemaRef<'_>, depth: usize) -> bool {
    let part = Subschema {
        schema,
        at: Pointer::default(),
    };
    chain(source, &part).any(|(schema, _)| {
        let form = form(schema);
        // A type beside the choice stands for all that is chosen.
        let is_free = depth > 0 && form.typ.is_none() && form.all_of.is_empty();
        let mut branches = form.one_of.iter().chain(&form.any_of);
        let of_branch = |one| admits_null_within(source, SchemaRef::Plain(one), depth - 1);
        is_nullable(schema) || is_free && branches.any(of_branch)
    })
}

/// Whether `null` is a value of the schema.
fn is_nullable(schema: &Schema) -> bool {
    schema.schema_data.nullable || form(schema).enumeration.iter().any(Value::is_null)
}
