//! The JSON Schema of a settings file, made from the one table of what it can hold.

use serde_json::{Map, Value as Json, json};

use super::contents::SETTINGS;
use super::key::{Key, Value};
use super::operations::{Item, ItemType};
use super::read::CLIENT;
use super::tables::{Entries, TABLES, Table};

/// The JSON Schema of a settings file. It is of the draft that editors know best.
#[must_use]
pub fn schema() -> Json {
    let definitions = TABLES
        .iter()
        .map(|table| (table.name.to_owned(), of_table(table)));
    let mut properties = tables();
    let client = json!({
        "type": "object",
        "description": "A client of its own document. What stands above all clients counts for each.",
        "additionalProperties": false,
        "properties": properties,
    });
    properties.insert(
        CLIENT.to_owned(),
        json!({ "type": "array", "items": client }),
    );
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": SETTINGS,
        "description": "What oasmith is to make of an OpenAPI document.",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "definitions": definitions.collect::<Map<_, _>>(),
    })
}

fn tables() -> Map<String, Json> {
    let tables = TABLES.iter().map(|table| {
        let name = table.name;
        (
            name.to_owned(),
            json!({ "$ref": format!("#/definitions/{name}") }),
        )
    });
    tables.collect()
}

fn of_table(table: &Table) -> Json {
    let mut schema = match table.entries {
        Entries::Known(keys) => closed(keys.iter().map(|key| (key.name, of_key(key)))),
        Entries::Free { .. } => json!({ "additionalProperties": { "type": "string" } }),
        Entries::Open { .. } => json!({}),
        Entries::Each { items, .. } => json!({ "additionalProperties": of_items(items) }),
    };
    schema["type"] = json!("object");
    schema["description"] = json!(table.doc);
    schema
}

fn of_key(key: &Key) -> Json {
    let mut schema = match key.value {
        Value::Text { .. } => json!({ "type": "string" }),
        Value::Word { words, .. } => json!({ "enum": words }),
        Value::Flag { .. } => json!({ "type": "boolean" }),
        Value::Names { .. } => json!({ "type": "array", "items": { "type": "string" } }),
        Value::List { most, .. } => {
            let mut list = json!({ "type": "array", "items": { "type": "string" } });
            if most < usize::MAX {
                list["maxItems"] = json!(most);
            }
            list
        }
    };
    schema["description"] = json!(key.doc);
    schema
}

fn of_items(items: &[Item]) -> Json {
    let mut schema = closed(items.iter().map(|item| (item.name, of_item(item))));
    let required = items.iter().filter(|item| item.required);
    schema["type"] = json!("object");
    schema["required"] = required.map(|item| item.name).collect();
    schema
}

fn of_item(item: &Item) -> Json {
    let mut schema = match item.ty {
        ItemType::String => json!({ "type": "string" }),
        ItemType::Choice(choices) => {
            let words = choices.iter().map(|(word, _)| *word);
            json!({ "enum": words.collect::<Vec<_>>() })
        }
        ItemType::Integer => json!({ "type": "integer" }),
        ItemType::Values => json!({
            "type": "array",
            "items": { "type": ["string", "integer", "boolean"] },
        }),
    };
    schema["description"] = json!(item.doc);
    schema
}

/// An object with these properties alone.
fn closed<'k>(properties: impl Iterator<Item = (&'k str, Json)>) -> Json {
    let properties = properties.map(|(name, schema)| (name.to_owned(), schema));
    json!({
        "additionalProperties": false,
        "properties": properties.collect::<Map<_, _>>(),
    })
}
