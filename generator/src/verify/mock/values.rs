//! Whether the texts that a request has for a parameter are values of its schema.

use serde_json::Value;

use crate::verify::document::{Form, Style, StyleKind};
use crate::verify::schema::binary::parts;
use crate::verify::schema::{SchemaId, Schemas};

/// What is wrong with the texts, if anything is. What has a style of several values is taken apart.
pub(super) fn mistake(
    schemas: &Schemas,
    schema: SchemaId,
    form: &Form,
    texts: &[String],
) -> Option<String> {
    if let Form::Content(_) = form {
        let whole = texts.first().map_or("", String::as_str);
        return match serde_json::from_str(whole) {
            Ok(value) => said(schemas, schema, &value),
            Err(error) => Some(format!("it is no JSON: {error}")),
        };
    }
    if is_of(schemas, schema, "object") {
        // Its parts are spread in a way of its own, of which any text may be one.
        return None;
    }
    let candidates = if is_of(schemas, schema, "array") {
        let items = items(form, texts);
        vec![list(&items, as_read), list(&items, as_text)]
    } else {
        let text = texts.first().map_or("", String::as_str);
        vec![as_read(text), as_text(text)]
    };
    let is_one =
        |value: &Value| schemas.allows(schema, value) || schemas.nearly_allows(schema, value);
    if candidates.iter().any(is_one) {
        return None;
    }
    let first = candidates.first()?;
    said(schemas, schema, first)
}

/// What the validator says of a value, without the place where that is the whole of it.
pub(super) fn said(schemas: &Schemas, schema: SchemaId, value: &Value) -> Option<String> {
    let mistake = schemas.mistake(schema, value)?;
    let whole = mistake.strip_prefix("``: ").map(str::to_owned);
    Some(whole.unwrap_or(mistake))
}

/// Whether a schema says that its values are of a type, or are but for `null`.
pub(super) fn is_of(schemas: &Schemas, schema: SchemaId, word: &str) -> bool {
    let says = |ty: &Value| match ty {
        Value::Array(words) => words.iter().any(|one| one == word),
        one => one == word,
    };
    let mut all = parts(schemas, schemas.get(schema), 0).into_iter();
    all.any(|part| part.get("type").is_some_and(says))
}

/// The items of a list: one for each text, or what stands between the separators of one.
fn items(form: &Form, texts: &[String]) -> Vec<String> {
    let Form::Styled(style) = form else {
        return texts.to_vec();
    };
    let Some(separator) = separator(*style) else {
        return texts.to_vec();
    };
    let parts = texts.iter().flat_map(|text| text.split(separator));
    parts.map(str::to_owned).collect()
}

/// What stands between the items of a list, where one text has all of them.
pub(super) fn separator(style: Style) -> Option<char> {
    match style.kind {
        StyleKind::SpaceDelimited => Some(' '),
        StyleKind::PipeDelimited => Some('|'),
        StyleKind::TabDelimited => Some('\t'),
        StyleKind::Form | StyleKind::DeepObject | StyleKind::Cookie if style.explode => None,
        _ => Some(','),
    }
}

fn list(items: &[String], read: fn(&str) -> Value) -> Value {
    items.iter().map(|item| read(item)).collect()
}

/// A text as what JSON would read of it: a number, a boolean or `null`.
pub(super) fn as_read(text: &str) -> Value {
    let read = serde_json::from_str(text).ok();
    let read =
        read.filter(|value: &Value| !value.is_string() && !value.is_array() && !value.is_object());
    read.unwrap_or_else(|| as_text(text))
}

fn as_text(text: &str) -> Value {
    Value::String(text.to_owned())
}
