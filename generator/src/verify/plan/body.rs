//! Bodies of requests.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::content::{described_at, is_example, is_untyped, kind_among, sent_as};
use super::xml;
use crate::verify::case::{BodyInput, Location, PartHeader};
use crate::verify::document::{Form, Media, Parameter};
use crate::verify::media::MediaKind;
use crate::verify::sample::placement::Placement;
use crate::verify::sample::{Facts, Sampler, Sampling, ValueKind, Variation};
use crate::verify::schema::binary::{is_file, is_untyped_file, only_value};
use crate::verify::schema::described::described;
use crate::verify::schema::{SchemaId, Schemas};

/// Makes bodies of one media type.
pub(super) struct BodyMaker<'m, 's> {
    schemas: &'s Schemas,
    sampler: &'m Sampler<'s>,
    media: &'m Media,
    kind: MediaKind,
    schema: Option<SchemaId>,
}

impl<'m, 's> BodyMaker<'m, 's> {
    /// For one of the media types that a body can be.
    pub(super) fn new(
        schemas: &'s Schemas,
        sampler: &'m Sampler<'s>,
        media: &'m Media,
        content: &[Media],
    ) -> Self {
        Self {
            schemas,
            sampler,
            media,
            kind: kind_among(schemas, media, content),
            schema: described_at(media).and_then(|place| schemas.at(place)),
        }
    }

    /// A body, if one is found that the schema allows.
    pub(super) fn body(&self, variation: Variation) -> Option<BodyInput> {
        let sampling = variation.at(&Placement::BODY);
        let (mut files, mut headers) = (Vec::new(), Vec::new());
        let value = match self.kind {
            MediaKind::Json => {
                let value = self.valued(sampling)?;
                match self.schema {
                    Some(schema) => described(self.schemas, schema, value),
                    None => value,
                }
            }
            MediaKind::Xml => xml::sent(self.schemas, self.schema?, self.valued(sampling)?)?,
            // A form whose schema is a text is written by the caller.
            MediaKind::Form => match self.fields(sampling) {
                Some(fields) => self.form(fields)?,
                None => self.valued(sampling).filter(Value::is_string)?,
            },
            MediaKind::Multipart => {
                let mut fields = self.fields(sampling)?;
                files = self.files(&fields);
                self.fill_files(&mut fields, sampling);
                let mut value = self.form(fields)?;
                headers = self.headers(&value, &files, sampling)?;
                in_base64(&mut value, &files);
                value
            }
            MediaKind::Sequence => self.items(sampling)?,
            MediaKind::Text | MediaKind::Events => as_text(self.valued(sampling)?).into(),
            MediaKind::Bytes => STANDARD.encode(self.bytes(sampling)).into(),
        };
        Some(BodyInput {
            media_type: self.media.name.clone(),
            sent_as: sent_as(self.kind, &self.media.name),
            value,
            binary: self.kind == MediaKind::Bytes,
            files,
            headers,
            is_untyped: is_untyped(self.schemas, self.kind, self.media),
        })
    }

    /// The headers that a caller gives to files. There is no body where a part that is no file
    /// requires a header, since only files have a place for one.
    fn headers(
        &self,
        fields: &Value,
        files: &[String],
        sampling: Sampling<'_>,
    ) -> Option<Vec<PartHeader>> {
        let mut all = Vec::new();
        let present = |property: &str| fields.get(property).is_some();
        let encodings = self.media.encoding.iter();
        for (property, encoding) in encodings.filter(|(property, _)| present(property)) {
            let is_file = files.contains(property);
            for header in &encoding.headers {
                let schema = header
                    .schema
                    .as_ref()
                    .and_then(|place| self.schemas.at(place));
                if schema.is_some_and(|schema| only_value(self.schemas, schema).is_some()) {
                    continue;
                }
                if !is_file && header.required {
                    return None;
                }
                if !is_file || !(header.required || sampling.everything) {
                    continue;
                }
                let placement = Placement::of(header);
                let sampling = Sampling {
                    placement: &placement,
                    ..sampling
                };
                let text = || self.sampler.text(&Facts::default(), sampling);
                let value = match schema {
                    Some(schema) => self.sampler.sample(schema, sampling),
                    None => text().map(Value::String),
                };
                match value.filter(|value| !value.is_array() && !value.is_object()) {
                    Some(value) if placement.fits(&value) => all.push(PartHeader {
                        property: property.clone(),
                        name: header.name.clone(),
                        value: as_text(value),
                    }),
                    _ if header.required => return None,
                    _ => {}
                }
            }
        }
        Some(all)
    }

    /// The items of a sequential media type, as far as they are described.
    fn items(&self, sampling: Sampling<'_>) -> Option<Value> {
        let described = |value| match self.schema {
            Some(schema) => described(self.schemas, schema, value),
            None => value,
        };
        match self.valued(sampling)? {
            list @ Value::Array(_) if self.media.item.is_none() => Some(described(list)),
            first => {
                let second = self.valued(sampling.next(1));
                let items = std::iter::once(first).chain(second);
                Some(items.map(described).collect())
            }
        }
    }

    /// An example of the media type, or a value of its schema.
    fn valued(&self, sampling: Sampling<'_>) -> Option<Value> {
        if sampling.kind == ValueKind::Example {
            let is_valid = |example: &&Value| {
                self.schema
                    .is_none_or(|schema| is_example(self.schemas, schema, example))
            };
            let examples: Vec<&Value> = self.media.examples.iter().filter(is_valid).collect();
            if let Some(example) = self.sampler.turn(&examples, sampling.index) {
                return Some(example.clone());
            }
        }
        match self.schema {
            Some(schema) => self.sampler.sample(schema, sampling),
            None if matches!(self.kind, MediaKind::Json | MediaKind::Sequence) => {
                Some(serde_json::json!({ "any": "value" }))
            }
            None => self
                .sampler
                .text(&Facts::default(), sampling)
                .map(Value::String),
        }
    }

    fn fields(&self, sampling: Sampling<'_>) -> Option<Map<String, Value>> {
        let value = self.valued(sampling)?;
        let value = match self.schema {
            Some(schema) => described(self.schemas, schema, value),
            None => value,
        };
        match value {
            Value::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// Leaves out what a form cannot carry, as long as the schema allows that:
    /// nothing in a form tells `null` and empty lists from what is absent, and
    /// of what is nested in a style the specification does not say how it looks.
    fn form(&self, mut fields: Map<String, Value>) -> Option<Value> {
        fields.retain(|_, value| {
            let is_empty = value.as_array().is_some_and(Vec::is_empty);
            let is_empty = is_empty || value.as_object().is_some_and(Map::is_empty);
            !value.is_null() && !is_empty
        });
        let mut whole = Value::Object(fields.clone());
        fields.retain(|name, value| self.fits(name, value));
        let flat = Value::Object(fields);
        let allows = |value: &Value| {
            let has = |schema| {
                self.schemas.allows(schema, value) || self.schemas.nearly_allows(schema, value)
            };
            self.schema.is_none_or(has)
        };
        if allows(&flat) {
            return Some(flat);
        }
        drop_nulls(&mut whole);
        Some(whole).filter(allows)
    }

    /// Whether the style of a property can carry its value.
    fn fits(&self, name: &str, value: &Value) -> bool {
        let encoding = self.media.encoding.iter().find(|(other, _)| other == name);
        let Some(style) = encoding.and_then(|(_, encoding)| encoding.style) else {
            return true;
        };
        let as_parameter = Parameter {
            location: Location::Query,
            name: name.to_owned(),
            required: false,
            form: Form::Styled(style),
            schema: None,
            examples: Vec::new(),
            constant: None,
            allows_empty: false,
        };
        Placement::of(&as_parameter).fits(value)
    }

    /// The properties whose values are files.
    fn files(&self, fields: &Map<String, Value>) -> Vec<String> {
        let Some(schema) = self.schema else {
            return Vec::new();
        };
        let names = fields
            .keys()
            .filter(|name| is_file(self.schemas, schema, name) || self.is_untyped_file(name));
        names.cloned().collect()
    }

    /// Puts contents in the place of values that have no type, and are files.
    fn fill_files(&self, fields: &mut Map<String, Value>, sampling: Sampling<'_>) {
        let fill = |value: &mut Value| {
            if !value.is_string() {
                *value = String::from_utf8_lossy(&self.bytes(sampling)).into();
            }
        };
        for (name, value) in fields {
            if !self.is_untyped_file(name) {
                continue;
            }
            match value {
                Value::Array(items) => items.iter_mut().for_each(fill),
                one => fill(one),
            }
        }
    }

    fn is_untyped_file(&self, name: &str) -> bool {
        let encoding = self.media.encoding_of(name);
        if encoding.is_some_and(|encoding| encoding.style.is_some()) {
            return false;
        }
        let named = encoding.and_then(|encoding| encoding.content_type.as_deref());
        let by_default = self.media.has_untyped_files;
        self.schema
            .is_some_and(|schema| is_untyped_file(self.schemas, schema, name, named, by_default))
    }

    fn bytes(&self, sampling: Sampling<'_>) -> Vec<u8> {
        match sampling.kind {
            ValueKind::Least => self.sampler.met(vec![0]),
            ValueKind::Most => self.sampler.met(
                (0..70_000_u32)
                    .map(|number| number.to_le_bytes()[0])
                    .collect(),
            ),
            ValueKind::Reserved => self.sampler.met((0..=255).collect()),
            _ => format!("bytes \r\n--{}", sampling.index).into_bytes(),
        }
    }
}

/// Leaves out what has no text of its own, wherever it is nested.
fn drop_nulls(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.retain(|item| !item.is_null());
            items.iter_mut().for_each(drop_nulls);
        }
        Value::Object(members) => {
            members.retain(|_, member| !member.is_null());
            members.values_mut().for_each(drop_nulls);
        }
        _ => {}
    }
}

fn in_base64(value: &mut Value, files: &[String]) {
    let encode = |value: &mut Value| {
        if let Value::String(text) = value {
            *text = STANDARD.encode(text.as_bytes());
        }
    };
    for name in files {
        match value.get_mut(name) {
            Some(Value::Array(items)) => items.iter_mut().for_each(encode),
            Some(one) => encode(one),
            None => {}
        }
    }
}

/// A value as the text that a caller would send.
pub(super) fn as_text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
