//! What the schemas say of bytes and of values that are always the same.

use serde_json::Value;

use super::{SchemaId, Schemas};
use crate::limits::NESTING;
use crate::verify::media::{self, MediaKind};

/// Whether a whole body is bytes, whatever its media type is.
pub(in crate::verify) fn is_binary_at(schemas: &Schemas, schema: SchemaId) -> bool {
    parts(schemas, schemas.get(schema), 0)
        .into_iter()
        .any(is_binary)
}

/// Whether a property of a form may be a file: bytes without an encoding.
pub(in crate::verify) fn is_file(schemas: &Schemas, schema: SchemaId, name: &str) -> bool {
    values(schemas, schema, name).into_iter().any(is_binary)
}

/// Whether a property of a form, or an item of it, has no type, so that since 3.1 it is a file.
/// `named` is the media type that the form names for it.
pub(in crate::verify) fn is_untyped_file(
    schemas: &Schemas,
    schema: SchemaId,
    name: &str,
    named: Option<&str>,
    by_default: bool,
) -> bool {
    let all = parts(schemas, schemas.get(schema), 0);
    let mut own = all
        .iter()
        .filter_map(|part| part.get("properties")?.get(name));
    let is_value =
        |one: &str| media::kind(one) == MediaKind::Json || media::essence(one) == "text/plain";
    own.any(|property| {
        untyped(schemas, property, 0).is_some_and(|said| {
            let content = said.get("contentMediaType").and_then(Value::as_str);
            let encoded = said.get("contentEncoding").is_some();
            let named = named.or(content);
            !encoded && named.map_or(by_default, |all| !all.split(',').all(is_value))
        })
    })
}

/// The schema of a part, if it gives that no type.
fn untyped<'s>(schemas: &'s Schemas, schema: &'s Value, depth: usize) -> Option<&'s Value> {
    const TYPED: [&str; 7] = [
        "type",
        "enum",
        "const",
        "properties",
        "prefixItems",
        "additionalProperties",
        "format",
    ];
    if depth == NESTING {
        return None;
    }
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return untyped(schemas, schemas.target(reference)?, depth + 1);
    }
    let is_list = schema.get("type").is_some_and(|ty| ty == "array");
    match schema.get("items") {
        Some(items) => return untyped(schemas, items, depth + 1),
        None if is_list => return Some(&Value::Null),
        None => {}
    }
    let branches = |key: &str| schema.get(key).and_then(Value::as_array);
    if let Some(all) = branches("anyOf").or(branches("oneOf")) {
        return all.iter().find_map(|one| untyped(schemas, one, depth + 1));
    }
    if let Some(all) = branches("allOf") {
        let mut all = all.iter().map(|one| untyped(schemas, one, depth + 1));
        return all.try_fold(schema, |_, one| one);
    }
    let is_bare = TYPED.iter().all(|key| schema.get(key).is_none());
    is_bare.then_some(schema)
}

/// What the schema of a property of a form says of its content: a media type, and what the text is
/// in that stands for it.
pub(in crate::verify) fn content_of<'s>(
    schemas: &'s Schemas,
    schema: SchemaId,
    name: &str,
) -> (Option<&'s str>, Option<&'s str>) {
    let all = values(schemas, schema, name);
    let word = |key: &str| all.iter().find_map(|one| one.get(key)?.as_str());
    (word("contentMediaType"), word("contentEncoding"))
}

/// Whether a property of a form may be a text that is no file.
pub(in crate::verify) fn is_text(schemas: &Schemas, schema: SchemaId, name: &str) -> bool {
    let is_text = |schema: &Value| schema.get("type").is_some_and(|ty| ty == "string");
    let mut all = values(schemas, schema, name).into_iter();
    all.any(|schema| is_text(schema) && !is_binary(schema))
}

/// What is said of a property of a form, in each case or in some: what is said of those without a
/// name, where it has none.
pub(in crate::verify) fn property<'s>(
    schemas: &'s Schemas,
    schema: SchemaId,
    name: &str,
) -> Vec<&'s Value> {
    let all = parts(schemas, schemas.get(schema), 0);
    let named: Vec<&Value> = all
        .iter()
        .filter_map(|part| part.get("properties")?.get(name))
        .collect();
    let own = if named.is_empty() {
        let further = all
            .iter()
            .filter_map(|part| part.get("additionalProperties"));
        further.collect()
    } else {
        named
    };
    let own = own.into_iter();
    own.flat_map(|property| parts(schemas, property, 0))
        .collect()
}

/// What is said of the values of a property, and of their items.
fn values<'s>(schemas: &'s Schemas, schema: SchemaId, name: &str) -> Vec<&'s Value> {
    let mut found = property(schemas, schema, name);
    let items = found.iter().filter_map(|part| part.get("items"));
    let items: Vec<&Value> = items.flat_map(|items| parts(schemas, items, 0)).collect();
    found.extend(items);
    found
}

fn is_binary(schema: &Value) -> bool {
    let word = |key| schema.get(key).and_then(Value::as_str);
    let media_type = word("contentMediaType").filter(|name| media::kind(name) == MediaKind::Bytes);
    let is_said = word("format") == Some("binary") || word("contentEncoding") == Some("binary");
    is_said || (media_type.is_some() && word("contentEncoding").is_none())
}

/// A schema and those that it is made of, be it in each case or in some.
pub(in crate::verify) fn parts<'s>(
    schemas: &'s Schemas,
    schema: &'s Value,
    depth: usize,
) -> Vec<&'s Value> {
    made_of(schemas, schema, &["allOf", "anyOf", "oneOf"], depth)
}

/// A schema and those that hold of each of its values.
pub(in crate::verify) fn always<'s>(schemas: &'s Schemas, schema: &'s Value) -> Vec<&'s Value> {
    made_of(schemas, schema, &["allOf"], 0)
}

fn made_of<'s>(
    schemas: &'s Schemas,
    schema: &'s Value,
    words: &[&str],
    depth: usize,
) -> Vec<&'s Value> {
    let mut all = vec![schema];
    if depth < NESTING {
        let target = schema.get("$ref").and_then(Value::as_str);
        let target = target.and_then(|reference| schemas.target(reference));
        let lists = words
            .iter()
            .filter_map(|word| schema.get(*word)?.as_array());
        for next in target.into_iter().chain(lists.flatten()) {
            all.extend(made_of(schemas, next, words, depth + 1));
        }
    }
    all
}

/// The value of a schema that allows one alone.
pub(in crate::verify) fn only_value(schemas: &Schemas, schema: SchemaId) -> Option<&Value> {
    only(schemas, schemas.get(schema), 0)
}

fn only<'s>(schemas: &'s Schemas, schema: &'s Value, depth: usize) -> Option<&'s Value> {
    let listed = schema.get("enum").and_then(Value::as_array);
    let listed = match listed.map(Vec::as_slice) {
        Some([one]) => Some(one),
        _ => None,
    };
    let own = schema.get("const").or(listed);
    if own.is_some() || depth == NESTING {
        return own;
    }
    let target = schema.get("$ref").and_then(Value::as_str);
    let target = target.and_then(|reference| schemas.target(reference));
    let all = schema.get("allOf").and_then(Value::as_array);
    let mut further = target.into_iter().chain(all.into_iter().flatten());
    further.find_map(|schema| only(schemas, schema, depth + 1))
}
