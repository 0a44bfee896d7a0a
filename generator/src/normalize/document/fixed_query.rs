//! Paths with a query of their own, such as `/search?mode=exact`.

use indexmap::IndexMap;
use openapiv3::{
    AnySchema, Parameter, ParameterData, ParameterSchemaOrContent, PathItem, QueryStyle,
    ReferenceOr, Schema, SchemaData, SchemaKind,
};
use serde_json::Value;

use crate::normalize::context::{At, Context};
use crate::vocabulary;

/// The query that is written into a path, if it has one.
pub(in crate::normalize) fn of(path: &str) -> Option<&str> {
    let (_, query) = path.split_once('?')?;
    Some(query.split('#').next().unwrap_or_default())
}

/// Whether parameters can be made of a query: each has a value, and none is a
/// template.
pub(super) fn is_plain(query: &str) -> bool {
    let is_pair = |pair: &str| {
        pair.split_once('=')
            .is_some_and(|(name, _)| !name.is_empty())
    };
    !query.contains(['{', '}', '%', '+']) && query.split('&').all(is_pair)
}

/// Makes a parameter with one value of each pair in the query of a path.
pub(in crate::normalize) fn add(
    context: &Context<'_>,
    item: &mut PathItem,
    query: &str,
    at: &At<'_>,
) {
    let parameters = at.model().child("parameters");
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        context.moved(&parameters.item(item.parameters.len()), at.pointer());
        item.parameters
            .push(ReferenceOr::Item(parameter(name, value)));
    }
}

fn parameter(name: &str, value: &str) -> Parameter {
    let constant = (vocabulary::CONST.to_owned(), Value::Bool(true));
    let schema = Schema {
        schema_data: SchemaData {
            extensions: IndexMap::from([constant]),
            ..SchemaData::default()
        },
        schema_kind: SchemaKind::Any(AnySchema {
            typ: Some("string".to_owned()),
            enumeration: vec![Value::from(value)],
            ..AnySchema::default()
        }),
    };
    Parameter::Query {
        parameter_data: ParameterData {
            name: name.to_owned(),
            description: None,
            required: true,
            deprecated: None,
            format: ParameterSchemaOrContent::Schema(ReferenceOr::Item(schema)),
            example: None,
            examples: IndexMap::new(),
            explode: None,
            extensions: IndexMap::new(),
        },
        allow_reserved: false,
        style: QueryStyle::Form,
        allow_empty_value: None,
    }
}
