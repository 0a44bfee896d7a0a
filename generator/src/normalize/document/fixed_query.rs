//! Paths with a query of their own, such as `/search?mode=exact`.

use indexmap::IndexMap;
use openapiv3::{
    AnySchema, Parameter, ParameterData, ParameterSchemaOrContent, PathItem, QueryStyle,
    ReferenceOr, Schema, SchemaData, SchemaKind,
};
use serde_json::Value;

use crate::normalize::context::{At, Context};
use crate::normalize::schema::text;
use crate::vocabulary;

/// The query that is written into a path, if it has one. `{?page}` is a way to write a parameter,
/// and no part of it.
pub(in crate::normalize) fn of(path: &str) -> Option<String> {
    let mut plain = String::with_capacity(path.len());
    let mut query = None;
    for (index, part) in path.split('{').enumerate() {
        let (expression, literal) = match part.split_once('}').filter(|_| index > 0) {
            Some((expression, literal)) => (Some(expression), literal),
            None => (None, part),
        };
        if let Some(expression) = expression.filter(|one| !one.starts_with(['?', '&'])) {
            plain.extend(["{", expression, "}"]);
        }
        let start = plain.len();
        plain.push_str(literal);
        query = query.or_else(|| Some(start + literal.find('?')? + 1));
    }
    let query = plain.split_off(query?);
    Some(query.split('#').next().unwrap_or_default().to_owned())
}

/// Whether parameters can be made of a query: each has a name, and a value that is a template or
/// has none in it.
pub(super) fn is_plain(query: &str) -> bool {
    let is_pair = |pair: &str| {
        pair.split_once('=').is_some_and(|(name, value)| {
            let is_value = is_template(value) || !value.contains(['{', '}']);
            !name.is_empty() && !name.contains(['{', '}']) && is_value
        })
    };
    !query.contains(['%', '+']) && query.split('&').all(is_pair)
}

/// Whether a value stands for one that the caller gives.
fn is_template(value: &str) -> bool {
    let name = value
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    name.is_some_and(|name| !name.contains(['{', '}']))
}

/// Makes a parameter of each pair in the query of a path: with its one value, or with any text where
/// that is a template. One that the operation declares stands in for such a template alone.
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
    let (schema, extensions) = if is_template(value) {
        (text(), IndexMap::new())
    } else {
        (constant(value), is_constant())
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
            extensions,
        },
        allow_reserved: false,
        style: QueryStyle::Form,
        allow_empty_value: None,
    }
}

fn is_constant() -> IndexMap<String, Value> {
    IndexMap::from([(vocabulary::CONST.to_owned(), Value::Bool(true))])
}

fn constant(value: &str) -> Schema {
    Schema {
        schema_data: SchemaData {
            extensions: is_constant(),
            ..SchemaData::default()
        },
        schema_kind: SchemaKind::Any(AnySchema {
            typ: Some("string".to_owned()),
            enumeration: vec![Value::from(value)],
            ..AnySchema::default()
        }),
    }
}
