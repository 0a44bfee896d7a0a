//! Additions to a document, which have names like those that are there.

use serde_json::{Map, Value, json};

use super::shuffled::is_numbered;
use crate::chance::Chance;

/// What is added.
const KINDS: &[fn(&mut Value, &mut Chance) -> Option<String>] =
    &[schema, operation, parameter, field, value, member];

/// Adds something, and says what; nothing if the document has no place for it.
pub(super) fn add(document: &mut Value, chance: &mut Chance) -> Option<String> {
    let kind = chance.pick(KINDS)?;
    kind(document, chance)
}

/// A name that Rust spells like another, or nearly so.
fn like(name: &str, chance: &mut Chance) -> String {
    match chance.below(8) {
        0 => format!("{name}_"),
        1 => name.to_uppercase(),
        2 => name.to_lowercase(),
        3 => format!("-{name}"),
        4 => name.replace('_', "-"),
        5 => name.replace('_', ""),
        6 => format!("{name}-model"),
        _ => format!("{name}2"),
    }
}

/// Puts something in front of a table, where nothing has its name.
fn put(table: &mut Map<String, Value>, key: &str, value: Value) -> Option<()> {
    if table.contains_key(key) {
        return None;
    }
    let rest = std::mem::take(table);
    table.insert(key.to_owned(), value);
    table.extend(rest);
    Some(())
}

fn schemas(document: &mut Value) -> Option<&mut Map<String, Value>> {
    document.pointer_mut("/components/schemas")?.as_object_mut()
}

/// The name of a schema for which something holds.
fn one(
    schemas: &Map<String, Value>,
    chance: &mut Chance,
    holds: impl Fn(&Value) -> bool,
) -> Option<String> {
    let all = schemas.iter().filter(|(_, schema)| holds(schema));
    let all: Vec<&String> = all.map(|(name, _)| name).collect();
    chance.pick(&all).map(|name| (*name).clone())
}

fn is_object(schema: &Value) -> bool {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.is_some_and(|properties| !properties.is_empty())
}

fn reference(name: &str) -> Value {
    let name = name.replace('~', "~0").replace('/', "~1");
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// A schema, and a field that is of it.
fn schema(document: &mut Value, chance: &mut Chance) -> Option<String> {
    let schemas = schemas(document)?;
    let name = like(&one(schemas, chance, |_| true)?, chance);
    let user = one(schemas, chance, is_object)?;
    let number = json!({"type": "object", "properties": {"q": {"type": "number"}}});
    put(schemas, &name, number)?;
    let properties = schemas.get_mut(&user)?.get_mut("properties")?;
    let field = format!("added {}", chance.below(1_000_000));
    put(properties.as_object_mut()?, &field, reference(&name))?;
    Some(format!("schema {name} in {user}"))
}

/// The operations, by path and method.
fn operations(document: &Value) -> Vec<(String, String)> {
    const METHODS: &[&str] = &["get", "post", "put", "delete", "patch"];
    let paths = document.get("paths").and_then(Value::as_object);
    let items = paths.into_iter().flatten();
    let operations = items.flat_map(|(path, item)| {
        let methods = METHODS.iter().filter(|method| item.get(**method).is_some());
        methods.map(|method| (path.clone(), (*method).to_owned()))
    });
    operations.collect()
}

/// The ids of the operations.
fn ids(document: &Value) -> Vec<String> {
    let all = operations(document).into_iter();
    let ids = all.filter_map(|(path, method)| {
        let operation = document.get("paths")?.get(path)?.get(method)?;
        Some(operation.get("operationId")?.as_str()?.to_owned())
    });
    ids.collect()
}

/// An operation that is like another, at another path.
fn operation(document: &mut Value, chance: &mut Chance) -> Option<String> {
    let (path, method) = chance.pick(&operations(document))?.clone();
    let ids = ids(document);
    let paths = document.get_mut("paths")?.as_object_mut()?;
    let item = paths.get(&path)?;
    let mut operation = item.get(&method)?.clone();
    let mut like_it = Map::new();
    if let Some(parameters) = item.get("parameters") {
        like_it.insert("parameters".to_owned(), parameters.clone());
    }
    if let Some(id) = operation.get_mut("operationId") {
        let new = like(id.as_str()?, chance);
        if ids.contains(&new) {
            return None;
        }
        *id = new.into();
    }
    let id = operation.get("operationId").cloned();
    like_it.insert(method, operation);
    let new = format!(
        "{}/added{}",
        path.trim_end_matches('/'),
        chance.below(1_000_000)
    );
    put(paths, &new, Value::Object(like_it))?;
    Some(format!("operation {new} {id:?}"))
}

/// An optional parameter.
fn parameter(document: &mut Value, chance: &mut Chance) -> Option<String> {
    let (path, method) = chance.pick(&operations(document))?.clone();
    // Where others are referred to by their numbers, these have to stay.
    let has_numbers = is_numbered(document, "parameters");
    let operation = document
        .get_mut("paths")?
        .get_mut(&path)?
        .get_mut(&method)?;
    let operation = operation.as_object_mut()?;
    let parameters = operation.entry("parameters").or_insert_with(|| json!([]));
    let parameters = parameters.as_array_mut()?;
    let names = parameters
        .iter()
        .filter_map(|known| known.get("name")?.as_str());
    let names: Vec<String> = names.map(str::to_owned).collect();
    let name = like(chance.pick(&names).map_or("added", String::as_str), chance);
    if names.contains(&name) {
        return None;
    }
    let added = json!({"name": name, "in": "query", "schema": {"type": "string"}});
    let place = if has_numbers { parameters.len() } else { 0 };
    parameters.insert(place, added);
    Some(format!("parameter {name} of {method} {path}"))
}

/// An optional field.
fn field(document: &mut Value, chance: &mut Chance) -> Option<String> {
    let schemas = schemas(document)?;
    let user = one(schemas, chance, is_object)?;
    let properties = schemas.get_mut(&user)?.get_mut("properties")?;
    let properties = properties.as_object_mut()?;
    let names: Vec<String> = properties.keys().cloned().collect();
    let name = like(chance.pick(&names)?, chance);
    put(properties, &name, json!({"type": "string"}))?;
    Some(format!("field {name} of {user}"))
}

/// A value of an enum that has a name.
fn value(document: &mut Value, chance: &mut Chance) -> Option<String> {
    let schemas = schemas(document)?;
    let texts = |schema: &Value| -> Option<Vec<String>> {
        let values = schema.get("enum")?.as_array()?;
        let texts = values.iter().map(|value| Some(value.as_str()?.to_owned()));
        texts.collect()
    };
    let is_plain = |schema: &Value| {
        let table = schema.as_object().into_iter().flatten();
        let mut keys = table.map(|(key, _)| key);
        !keys.any(|key| key.starts_with("x-enum"))
    };
    let has_several = |schema: &Value| texts(schema).is_some_and(|all| all.len() > 1);
    let of = one(schemas, chance, |schema| {
        has_several(schema) && is_plain(schema)
    })?;
    let known = texts(schemas.get(&of)?)?;
    let name = match chance.below(3) {
        0 => "other".to_owned(),
        _ => like(chance.pick(&known)?, chance),
    };
    if known.contains(&name) {
        return None;
    }
    let values = schemas.get_mut(&of)?.get_mut("enum")?.as_array_mut()?;
    values.insert(0, name.clone().into());
    Some(format!("value {name} of {of}"))
}

/// A member of a union whose members are told apart by a property.
fn member(document: &mut Value, chance: &mut Chance) -> Option<String> {
    let schemas = schemas(document)?;
    let members = |schema: &Value| {
        let mut lists = ["oneOf", "anyOf"].into_iter();
        lists.find(|list| schema.get(*list).is_some())
    };
    let property = |schema: &Value| -> Option<String> {
        members(schema)?;
        let property = schema.pointer("/discriminator/propertyName")?;
        Some(property.as_str()?.to_owned())
    };
    let of = one(schemas, chance, |schema| property(schema).is_some())?;
    let union = schemas.get(&of)?;
    let (list, tag) = (members(union)?, property(union)?);
    let name = like(&one(schemas, chance, |_| true)?, chance);
    let added = json!({
        "type": "object",
        "required": [tag],
        "properties": {tag.clone(): {"type": "string", "enum": [name]}},
    });
    put(schemas, &name, added)?;
    let union = schemas.get_mut(&of)?;
    union
        .get_mut(list)?
        .as_array_mut()?
        .insert(0, reference(&name));
    if let Some(mapping) = union.pointer_mut("/discriminator/mapping") {
        let target = reference(&name)["$ref"].clone();
        put(mapping.as_object_mut()?, &name, target)?;
    }
    Some(format!("member {name} of {of}"))
}
