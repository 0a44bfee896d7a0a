//! What the extensions of others say of the values of an enum beside the `schema` that has it.

use indexmap::IndexMap;
use openapiv3::{ParameterSchemaOrContent, ReferenceOr, SchemaKind};
use serde_json::Value;

use super::{enums, x_ms_enum};
use crate::normalize::context::{At, Context};
use crate::normalize::object::{Object, to_json};
use crate::vocabulary::{
    ENUM_DESCRIPTIONS, ENUM_NAMES, EXTENSIBLE_ENUM, MS_ENUM, NSWAG_ENUM_NAMES,
};

const KEYS: [&str; 5] = [
    MS_ENUM,
    ENUM_NAMES,
    NSWAG_ENUM_NAMES,
    ENUM_DESCRIPTIONS,
    EXTENSIBLE_ENUM,
];

/// Takes up what stands on a parameter or a header itself, as it did in Swagger 2.0. What the schema says
/// counts for more.
pub(in crate::normalize) fn said_beside(
    context: &Context<'_>,
    object: &mut Object<'_>,
    at: &At<'_>,
    format: &mut ParameterSchemaOrContent,
) {
    let is_there = |key: &&'static str| object.node(key).is_some();
    let there: Vec<&'static str> = KEYS.into_iter().filter(is_there).collect();
    if there.is_empty() {
        return;
    }
    let Some((data, values)) = with_values(format) else {
        for key in there {
            object.unrepresented(key, "no `enum` stands in the `schema` beside it");
        }
        return;
    };
    let mut said = enums::annotations(object).set(IndexMap::new());
    let ms_enum = object.node(MS_ENUM).map(to_json);
    said.extend(ms_enum.map(|says| (MS_ENUM.to_owned(), says)));
    let said = x_ms_enum::take(context, at, values, said);
    let schema = at.model().child("schema");
    for (key, value) in said {
        if !data.contains_key(&key) {
            context.moved(&schema.child(&key), at.key(&key).pointer());
            data.insert(key, value);
        }
    }
}

/// The extensions of a schema that lists values, and these.
fn with_values(
    format: &mut ParameterSchemaOrContent,
) -> Option<(&mut IndexMap<String, Value>, &[Value])> {
    let ParameterSchemaOrContent::Schema(ReferenceOr::Item(schema)) = format else {
        return None;
    };
    match &schema.schema_kind {
        SchemaKind::Any(form) if !form.enumeration.is_empty() => {
            Some((&mut schema.schema_data.extensions, &form.enumeration))
        }
        _ => None,
    }
}
