//! What a body of a media type is to a client.

use serde_json::Value;

use crate::pointer::Pointer;
use crate::verify::document::Media;
use crate::verify::media::{self, MediaKind};
use crate::verify::schema::binary::{is_binary_at, parts};
use crate::verify::schema::{Direction, SchemaId, Schemas};
use crate::verify::xml::is_writable;

/// Whether an example is one of the schema's values. A schema that speaks of lists or of objects
/// alone, and not of `null`, allows that only for want of a type.
pub(super) fn is_example(schemas: &Schemas, schema: SchemaId, example: &Value) -> bool {
    let says_null = |part: &&Value| {
        let has =
            |list: &Value, value: Value| list.as_array().is_some_and(|all| all.contains(&value));
        let ty = part.get("type");
        ty.is_some_and(|ty| ty == "null" || has(ty, "null".into()))
            || part.get("enum").is_some_and(|list| has(list, Value::Null))
            || part.get("const").is_some_and(Value::is_null)
    };
    let is_stray = example.is_null()
        && has_parts(schemas, schema)
        && !parts(schemas, schemas.get(schema), 0).iter().any(says_null);
    !is_stray && schemas.allows(schema, example)
}

/// Where a media type describes its values: of a sequential one, its items.
pub(super) fn described_at(media: &Media) -> Option<&Pointer> {
    let item = media.item.as_ref();
    let item = item.filter(|_| media::kind(&media.name) == MediaKind::Sequence);
    item.or(media.schema.as_ref())
}

/// Whether a schema describes lists.
pub(super) fn is_list(schemas: &Schemas, schema: SchemaId) -> bool {
    let mut all = parts(schemas, schemas.get(schema), 0).into_iter();
    all.any(|part| part.get("type").is_some_and(|ty| ty == "array") || part.get("items").is_some())
}

/// Whether a document says more of a body than the text or the bytes that it is to a client.
pub(super) fn is_untyped(schemas: &Schemas, kind: MediaKind, media: &Media) -> bool {
    let schema = media.schema.as_ref().and_then(|at| schemas.at(at));
    let is_xml = media::is_xml(&media.name);
    let is_described = schema.is_some_and(|schema| {
        has_parts(schemas, schema) && !(is_xml && says_no_parts(schemas, schema))
    });
    let is_raw = matches!(kind, MediaKind::Text | MediaKind::Bytes);
    is_raw && (is_described || media.item.is_some())
}

/// What kind of value a body of a media type is, among those that the document
/// has in its place.
pub(in crate::verify) fn kind_among(
    schemas: &Schemas,
    media: &Media,
    content: &[Media],
) -> MediaKind {
    let schema_of = |media: &Media| media.schema.as_ref().and_then(|at| schemas.at(at));
    let Some(schema) = schema_of(media) else {
        return media::kind(&media.name);
    };
    let is_same = |other: &Media| {
        let other_schema = schema_of(other).map(|id| schemas.get(id));
        media::kind(&other.name) == MediaKind::Json && other_schema == Some(schemas.get(schema))
    };
    let is_request = schemas.direction() == Direction::Request;
    let is_alone = is_request && !content.iter().any(has_parts_itself);
    match media::kind(&media.name) {
        // Who says that the whole is a text has nothing to say of its items.
        MediaKind::Sequence if media.item.is_none() && is_text(schemas, schema) => MediaKind::Text,
        MediaKind::Json | MediaKind::Text if is_binary_at(schemas, schema) => MediaKind::Bytes,
        // Every JSON is YAML, but not every YAML is JSON.
        MediaKind::Text | MediaKind::Bytes
            if media::is_yaml(&media.name)
                && has_parts(schemas, schema)
                && (is_alone || content.iter().any(is_same)) =>
        {
            MediaKind::Json
        }
        // Who offers anything else that has parts is asked for that.
        MediaKind::Text
            if media::is_xml(&media.name)
                && !content.iter().any(has_parts_itself)
                && is_writable(schemas, schema) =>
        {
            MediaKind::Xml
        }
        // What has parts is no mere row of bytes, of which a range says nothing.
        MediaKind::Bytes if media::is_any(&media.name) => {
            in_range(schemas, schema, &media::essence(&media.name))
        }
        kind => kind,
    }
}

/// Whether what is of a media type has parts whatever is said of it.
fn has_parts_itself(media: &Media) -> bool {
    matches!(
        media::kind(&media.name),
        MediaKind::Json | MediaKind::Sequence | MediaKind::Form | MediaKind::Multipart
    )
}

/// What a caller can be asked for: a body with parts that nothing but its own format could write is left
/// out beside one that has another way.
pub(super) fn offered<'m>(schemas: &Schemas, content: &'m [Media]) -> Vec<&'m Media> {
    let is_foreign = |media: &&Media| {
        let schema = media.schema.as_ref().and_then(|at| schemas.at(at));
        let kind = kind_among(schemas, media, content);
        let is_raw = matches!(kind, MediaKind::Text | MediaKind::Bytes | MediaKind::Events);
        is_raw && schema.is_some_and(|schema| has_parts(schemas, schema))
    };
    let (foreign, own): (Vec<_>, Vec<_>) = content.iter().partition(is_foreign);
    if own.is_empty() { foreign } else { own }
}

/// The media type that a body of a kind is sent as.
pub(super) fn sent_as(kind: MediaKind, name: &str) -> String {
    match kind {
        MediaKind::Json if media::is_any(name) => "application/json".to_owned(),
        MediaKind::Text if media::essence(name) == "*/*" => "text/plain".to_owned(),
        _ => media::concrete(name),
    }
}

/// What a body is that may be of any media type: a plain text, or JSON unless it stands for bytes.
fn in_range(schemas: &Schemas, schema: SchemaId, range: &str) -> MediaKind {
    let all = parts(schemas, schemas.get(schema), 0);
    let has = |words: &[&str]| {
        let is_one = |one: &Value| one.as_str().is_some_and(|one| words.contains(&one));
        let is_it = |said: &Value| match said {
            Value::Array(several) => several.iter().any(is_one),
            one => is_one(one),
        };
        let said = |part: &&Value, key: &str| part.get(key).is_some_and(is_it);
        all.iter()
            .any(|part| said(part, "type") || said(part, "format"))
    };
    let is_listed = all
        .iter()
        .any(|part| part.get("enum").or(part.get("const")).is_some());
    let is_value = has(&[
        "integer",
        "number",
        "boolean",
        "object",
        "array",
        "date-time",
        "date",
        "uuid",
    ]);
    let is_encoded = all.iter().any(|part| part.get("contentEncoding").is_some());
    if has_parts(schemas, schema) || is_value || is_listed {
        MediaKind::Json
    } else if is_encoded || has(&["binary", "byte", "base64", "base64url"]) {
        MediaKind::Bytes
    } else if is_text(schemas, schema) && range == "*/*" {
        MediaKind::Text
    } else {
        MediaKind::Bytes
    }
}

/// Whether nothing is said of what is in objects, which every XML is.
fn says_no_parts(schemas: &Schemas, schema: SchemaId) -> bool {
    let is_empty = |said: &Value| said.as_object().is_some_and(serde_json::Map::is_empty);
    let says = |part: &&Value| {
        let is_list =
            part.get("type").is_some_and(|ty| ty == "array") || part.get("items").is_some();
        let keys = [
            "properties",
            "additionalProperties",
            "patternProperties",
            "required",
        ];
        let mut said = keys.iter().filter_map(|key| part.get(key));
        is_list || said.any(|said| !said.is_boolean() && !is_empty(said))
    };
    !parts(schemas, schemas.get(schema), 0).iter().any(says)
}

/// Whether a schema speaks of lists or of objects.
fn has_parts(schemas: &Schemas, schema: SchemaId) -> bool {
    let says = |part: &&Value| {
        let ty = part.get("type");
        let is_named = ty.is_some_and(|ty| ty == "object" || ty == "array");
        is_named || part.get("properties").is_some() || part.get("items").is_some()
    };
    parts(schemas, schemas.get(schema), 0).iter().any(says)
}

/// Whether a schema speaks of a text, and of nothing that has parts.
fn is_text(schemas: &Schemas, schema: SchemaId) -> bool {
    let is_string = |ty: &Value| match ty {
        Value::Array(all) => all.iter().all(|one| one == "string" || one == "null"),
        one => one == "string",
    };
    let mut all = parts(schemas, schemas.get(schema), 0).into_iter();
    all.any(|part| part.get("type").is_some_and(is_string)) && !has_parts(schemas, schema)
}
