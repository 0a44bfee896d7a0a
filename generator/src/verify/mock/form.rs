//! What the fields of a form are values of.

use serde_json::{Map, Value};

use super::query::Pairs;
use super::values::separator;
use crate::verify::document::{Media, StyleKind};
use crate::verify::media::{self, MediaKind};
use crate::verify::schema::binary::{always, is_text, parts, property};
use crate::verify::schema::{SchemaId, Schemas};

/// The properties of a form.
pub(super) struct Properties<'d> {
    schemas: &'d Schemas,
    schema: SchemaId,
    media: &'d Media,
}

impl<'d> Properties<'d> {
    pub(super) fn new(schemas: &'d Schemas, schema: SchemaId, media: &'d Media) -> Self {
        Self {
            schemas,
            schema,
            media,
        }
    }

    /// A property that each form has to have, and that stands under none of these names.
    pub(super) fn missing<'n>(&self, names: impl Iterator<Item = &'n str>) -> Option<&'d str> {
        let names: Vec<&str> = names.collect();
        let is_there = |property: &str| {
            // What is deep stands under `property[name]`.
            let is_own = |name: &&str| {
                let rest = name.strip_prefix(property);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
            };
            names.iter().any(is_own)
        };
        let all = always(self.schemas, self.schemas.get(self.schema)).into_iter();
        let required = all.filter_map(|part| part.get("required")?.as_array());
        let mut required = required.flatten().filter_map(Value::as_str);
        required.find(|name| !is_there(name) && (self.is_deep(name) || !self.is_spread_of(name)))
    }

    /// Whether an object of the form is spread over fields of names that are its own.
    pub(super) fn is_spread(&self) -> bool {
        let all = parts(self.schemas, self.schemas.get(self.schema), 0).into_iter();
        let properties = all.filter_map(|part| part.get("properties")?.as_object());
        let mut names = properties.flat_map(Map::keys);
        names.any(|name| self.is_spread_of(name))
    }

    fn is_deep(&self, name: &str) -> bool {
        let encoding = self.media.encoding_of(name);
        let style = encoding.and_then(|encoding| encoding.style);
        style.is_some_and(|style| style.kind == StyleKind::DeepObject)
    }

    fn is_spread_of(&self, name: &str) -> bool {
        let encoding = self.media.encoding_of(name);
        let style = encoding.and_then(|encoding| encoding.style);
        let is_json = style.is_none() && encoding.is_some_and(|known| known.content_type.is_some());
        let is_whole = !self.is_deep(name) && style.is_some_and(|style| !style.explode);
        !is_json && !is_whole && self.is_of(name, "object")
    }

    /// The fields, each as its property has it.
    pub(super) fn object(&self, fields: &Pairs) -> Value {
        let mut object = Map::new();
        for (name, text) in fields {
            let values = self.values(name, text);
            if self.is_of(name, "array") {
                let known = object.entry(name.as_str());
                if let Value::Array(all) = known.or_insert_with(|| Value::Array(Vec::new())) {
                    all.extend(values);
                }
            } else if let Some(value) = values.into_iter().next() {
                object.insert(name.clone(), value);
            }
        }
        Value::Object(object)
    }

    /// The values of one field: the items of a list, or one alone.
    fn values(&self, name: &str, text: &str) -> Vec<Value> {
        let encoding = self.media.encoding_of(name);
        let style = encoding.and_then(|encoding| encoding.style);
        let separator = style.and_then(separator);
        let texts: Vec<&str> = match separator.filter(|_| self.is_of(name, "array")) {
            Some(separator) => text.split(separator).collect(),
            None => vec![text],
        };
        let content = encoding.and_then(|encoding| encoding.content_type.as_deref());
        let is_json = style.is_none()
            && content.is_some_and(|content| media::kind(content) == MediaKind::Json);
        let is_text = !is_json && is_text(self.schemas, self.schema, name);
        let values = texts.into_iter().map(|text| {
            let read = serde_json::from_str(text).ok().filter(|_| !is_text);
            read.unwrap_or_else(|| Value::String(text.to_owned()))
        });
        let values = values.flat_map(|value| match value {
            Value::Array(items) if self.is_of(name, "array") => items,
            one => vec![one],
        });
        values.collect()
    }

    /// Whether a property may be of a type.
    fn is_of(&self, name: &str, word: &str) -> bool {
        let mut all = property(self.schemas, self.schema, name).into_iter();
        all.any(|part| match part.get("type") {
            Some(Value::Array(words)) => words.iter().any(|one| one == word),
            one => one.is_some_and(|one| one == word),
        })
    }
}
