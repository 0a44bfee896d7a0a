//! Whether the body of a request is what its operation asks for.

use serde_json::{Map, Value};

use super::query::{Pairs, pairs};
use super::values::{as_read, said};
use crate::verify::document::{Document, Media, Operation};
use crate::verify::judge::multipart;
use crate::verify::media::{self, MediaKind};
use crate::verify::received::Received;
use crate::verify::schema::binary::{is_text, parts};
use crate::verify::schema::{SchemaId, Schemas};

/// What is wrong with a body, if anything is.
pub(super) fn complaint(
    document: &Document,
    operation: &Operation,
    received: &Received,
) -> Option<String> {
    let Some(body) = &operation.body else {
        let is_there = !received.body.is_empty();
        return is_there.then(|| "there is a body, which the document does not have".to_owned());
    };
    if received.body.is_empty() && received.header("content-type").is_none() {
        return body.required.then(|| "the body is missing".to_owned());
    }
    let sent = received.header("content-type").unwrap_or_default();
    let Some(media) = body
        .content
        .iter()
        .find(|media| media::is_of(sent, &media.name))
    else {
        let known: Vec<&str> = body
            .content
            .iter()
            .map(|media| media.name.as_str())
            .collect();
        let known = known.join("`, `");
        return Some(format!(
            "the media type of the body is `{sent}`, and may be `{known}`"
        ));
    };
    let problem = content(document, media, sent, &received.body).err()?;
    Some(format!("the body: {problem}"))
}

fn content(document: &Document, media: &Media, sent: &str, body: &[u8]) -> Result<(), String> {
    let schemas = &document.requests;
    let place = media.schema.as_ref().and_then(|place| schemas.at(place));
    match media::kind(&media.name) {
        MediaKind::Json => {
            let value =
                serde_json::from_slice(body).map_err(|error| format!("no JSON: {error}"))?;
            allowed(schemas, place, &value)
        }
        MediaKind::Sequence => {
            let items = media::items(&media.name, body)?;
            let item = media.item.as_ref().and_then(|place| schemas.at(place));
            items
                .into_iter()
                .try_for_each(|value| allowed(schemas, item, &value))
        }
        MediaKind::Form => {
            let fields = pairs(&String::from_utf8_lossy(body));
            allowed(schemas, place, &object(schemas, place, &fields))
        }
        MediaKind::Multipart => {
            let parts = multipart::parts(sent, body)?;
            let names: Vec<&str> = parts
                .iter()
                .filter_map(|part| part.name.as_deref())
                .collect();
            let missing = place.and_then(|schema| missing(schemas, schema, &names));
            missing.map_or(Ok(()), |name| Err(format!("the part `{name}` is missing")))
        }
        MediaKind::Events | MediaKind::Text | MediaKind::Bytes => Ok(()),
    }
}

/// That a value is what the schema allows, or what is wrong with it.
fn allowed(schemas: &Schemas, schema: Option<SchemaId>, value: &Value) -> Result<(), String> {
    let mistake = schema.and_then(|schema| said(schemas, schema, value));
    mistake.map_or(Ok(()), Err)
}

/// The fields of a form, each as its schema has it; those of one name are a list.
fn object(schemas: &Schemas, schema: Option<SchemaId>, fields: &Pairs) -> Value {
    let mut object = Map::new();
    for (name, text) in fields {
        let value = match schema {
            Some(schema) if !is_text(schemas, schema, name) => as_read(text),
            _ => Value::String(text.clone()),
        };
        let is_list = schema.is_some_and(|schema| is_list(schemas, schema, name));
        match object.get_mut(name) {
            None if is_list => _ = object.insert(name.clone(), Value::Array(vec![value])),
            None => _ = object.insert(name.clone(), value),
            Some(Value::Array(all)) => all.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
        }
    }
    Value::Object(object)
}

/// Whether a property is a list.
fn is_list(schemas: &Schemas, schema: SchemaId, name: &str) -> bool {
    let own = parts(schemas, schemas.get(schema), 0).into_iter();
    let own = own.filter_map(|part| part.get("properties")?.get(name));
    let mut all = own.flat_map(|property| parts(schemas, property, 0));
    all.any(|part| part.get("type").is_some_and(|ty| ty == "array"))
}

/// A property that is required and has no part.
fn missing<'s>(schemas: &'s Schemas, schema: SchemaId, names: &[&str]) -> Option<&'s str> {
    let all = parts(schemas, schemas.get(schema), 0).into_iter();
    let required = all.filter_map(|part| part.get("required")?.as_array());
    let mut required = required.flatten().filter_map(Value::as_str);
    required.find(|name| !names.contains(name))
}
