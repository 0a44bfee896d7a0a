//! Whether the body of a request is what its case and the document ask for.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::form_parts::FormJudge;
use super::multipart;
use super::numerals::misspelled;
use super::pairs::{self, Place, judge_pairs};
use super::style;
use super::wire::Rule;
use super::xml as judged;
use crate::verify::case::{BodyInput, Case};
use crate::verify::document::{Document, Media, Operation};
use crate::verify::media::{self, MediaKind};
use crate::verify::received::{Received, shown};
use crate::verify::same;
use crate::verify::xml::{self, Manner};

/// Judges the body and its media type.
pub(super) fn judge(
    document: &Document,
    operation: &Operation,
    case: &Case,
    received: &Received,
    complaints: &mut Vec<String>,
    expected: &mut Vec<String>,
) {
    let Some(input) = &case.inputs.body else {
        if !received.body.is_empty() {
            complaints.push("there is a body, which is not asked for".to_owned());
        } else if received.header("content-type").is_some() && operation.body.is_some() {
            complaints.push("there is a `content-type` without a body".to_owned());
        }
        return;
    };
    let content = operation.body.iter().flat_map(|body| &body.content);
    let Some(media) = content
        .into_iter()
        .find(|media| media.name == input.media_type)
    else {
        complaints.push(format!(
            "the document has no body of `{}`",
            input.media_type
        ));
        return;
    };
    expected.push(format!("content-type: {}", input.media_type));
    let media_type = received.header("content-type").unwrap_or_default();
    if !media::is_of(media_type, &input.media_type) {
        complaints.push(format!(
            "the media type is `{media_type}` and not `{}`",
            input.media_type
        ));
    }
    let body = BodyJudge {
        document,
        media,
        input,
        complaints,
        expected,
    };
    body.judge(media_type, &received.body);
}

struct BodyJudge<'j> {
    document: &'j Document,
    media: &'j Media,
    input: &'j BodyInput,
    complaints: &'j mut Vec<String>,
    expected: &'j mut Vec<String>,
}

impl BodyJudge<'_> {
    fn judge(self, media_type: &str, body: &[u8]) {
        let value = &self.input.value;
        // What a range stands for is said by what is sent for it.
        match media::kind(&self.input.sent_as) {
            _ if self.input.binary => self.bytes(body),
            // XML that is no text has its schema.
            MediaKind::Text if media::is_xml(&self.input.media_type) && !value.is_string() => {
                self.xml(body);
            }
            // JSON under another name.
            MediaKind::Text | MediaKind::Bytes if !value.is_string() => self.json(body),
            MediaKind::Sequence => self.items(body),
            MediaKind::Json => self.json(body),
            MediaKind::Form => match value {
                Value::Object(fields) => self.form(fields, body),
                Value::String(text) => self.text(text, body),
                _ => self
                    .complaints
                    .push("the case has no fields for the form".to_owned()),
            },
            MediaKind::Multipart => match (value, multipart::parts(media_type, body)) {
                (Value::Object(fields), Ok(parts)) => FormJudge {
                    schemas: &self.document.requests,
                    media: self.media,
                    input: self.input,
                    complaints: self.complaints,
                    expected: self.expected,
                }
                .judge(fields, parts),
                (_, Err(problem)) => self.complaints.push(format!("the body: {problem}")),
                _ => self
                    .complaints
                    .push("the case has no fields for the form".to_owned()),
            },
            MediaKind::Xml | MediaKind::Text | MediaKind::Events | MediaKind::Bytes => {
                self.text(value.as_str().unwrap_or_default(), body);
            }
        }
    }

    fn text(self, text: &str, body: &[u8]) {
        self.expected.push(format!("\n{text}"));
        if body != text.as_bytes() {
            self.complaints
                .push(format!("the body is `{}` and not `{text}`", shown(body)));
        }
    }

    fn bytes(self, body: &[u8]) {
        let wanted = STANDARD
            .decode(self.input.value.as_str().unwrap_or_default())
            .unwrap_or_default();
        self.expected.push(format!("\n{}", shown(&wanted)));
        if body != wanted {
            self.complaints.push(format!(
                "the body has {} bytes that are not the {} of the case",
                body.len(),
                wanted.len()
            ));
        }
    }

    fn json(self, body: &[u8]) {
        self.expected.push(format!("\n{}", self.input.value));
        let read: Value = match serde_json::from_slice(body) {
            Ok(read) => read,
            Err(error) => {
                self.complaints
                    .push(format!("the body is no JSON: {error}"));
                return;
            }
        };
        let difference = same::difference(&self.input.value, &read);
        if let Some(difference) = difference.or_else(|| misspelled(body)) {
            self.complaints.push(format!("the body: {difference}"));
        }
        let schemas = &self.document.requests;
        let schema = self
            .media
            .schema
            .as_ref()
            .and_then(|place| schemas.at(place));
        if let Some(mistake) = schema.and_then(|schema| schemas.mistake(schema, &read)) {
            self.complaints
                .push(format!("the body is not what its schema allows: {mistake}"));
        }
    }

    fn xml(self, body: &[u8]) {
        let schemas = &self.document.requests;
        let place = self.media.schema.as_ref();
        let schema = place.and_then(|place| schemas.at(place));
        let wanted = schema.and_then(|schema| xml::element(schemas, schema, &self.input.value));
        let Some(wanted) = wanted else {
            let problem = "the case has no value for the XML".to_owned();
            return self.complaints.push(problem);
        };
        let text = xml::text(&wanted, Manner::Plain).unwrap_or_default();
        self.expected.push(format!("\n{text}"));
        let mistake = match xml::parse(body) {
            Ok(sent) => judged::mistake(&wanted, &sent).map(|said| format!("the body: {said}")),
            Err(problem) => Some(format!("the body is no XML: {problem}")),
        };
        self.complaints.extend(mistake);
    }

    /// Items of a sequential media type, each of which is what the schema describes.
    fn items(self, body: &[u8]) {
        self.expected.push(format!("\n{}", self.input.value));
        let read = match media::items(&self.input.media_type, body) {
            Ok(read) => read,
            Err(problem) => return self.complaints.push(format!("the body: {problem}")),
        };
        let whole = Value::Array(read);
        let difference = same::difference(&self.input.value, &whole);
        if let Some(difference) = difference.or_else(|| misspelled(body)) {
            self.complaints.push(format!("the body: {difference}"));
        }
    }

    fn form(self, fields: &Map<String, Value>, body: &[u8]) {
        let text = String::from_utf8_lossy(body).into_owned();
        let mut sent = pairs::split(&text, "&");
        for (name, value) in fields {
            let encoding = self.media.encoding_of(name);
            let pairs = style::field_pairs(name, value, encoding);
            let is_reserved = encoding
                .and_then(|encoding| encoding.style)
                .is_some_and(|style| style.reserved);
            let rule = if is_reserved {
                Rule::Reserved
            } else {
                Rule::Form
            };
            let place = Place {
                kind: "field",
                name,
                rule,
            };
            judge_pairs(&mut sent, &pairs, place, self.complaints, self.expected);
        }
        for one in sent.iter().filter(|one| !one.is_used) {
            self.complaints.push(format!(
                "the field `{}` is not asked for: `{}`",
                one.name, one.value
            ));
        }
    }
}
