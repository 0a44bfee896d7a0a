//! Whether the body of a request is what its operation asks for.

use serde_json::Value;

use super::form::Properties;
use super::query::pairs;
use super::values::said;
use crate::verify::document::{Document, Media, Operation};
use crate::verify::judge::multipart;
use crate::verify::media::{self, MediaKind};
use crate::verify::plan::content::kind_among;
use crate::verify::received::Received;
use crate::verify::schema::{SchemaId, Schemas};
use crate::verify::xml;

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
    let kind = kind_among(&document.requests, media, &body.content);
    let problem = content(document, media, kind, received).err()?;
    Some(format!("the body: {problem}"))
}

fn content(
    document: &Document,
    media: &Media,
    kind: MediaKind,
    received: &Received,
) -> Result<(), String> {
    let schemas = &document.requests;
    let place = media.schema.as_ref().and_then(|place| schemas.at(place));
    let sent = received.header("content-type").unwrap_or_default();
    let body = received.body.as_slice();
    match kind {
        MediaKind::Json => {
            let value =
                serde_json::from_slice(body).map_err(|error| format!("no JSON: {error}"))?;
            allowed(schemas, place, &value)
        }
        MediaKind::Xml => place.map_or(Ok(()), |schema| of_xml(schemas, schema, body)),
        MediaKind::Sequence => {
            let items = media::items(&media.name, body)?;
            let item = media.item.as_ref().and_then(|place| schemas.at(place));
            items
                .into_iter()
                .try_for_each(|value| allowed(schemas, item, &value))
        }
        MediaKind::Form => {
            let fields = pairs(&String::from_utf8_lossy(body));
            place.map_or(Ok(()), |schema| {
                let form = Properties::new(schemas, schema, media);
                match form.missing(fields.iter().map(|(name, _)| name.as_str())) {
                    Some(name) => Err(format!("the field `{name}` is missing")),
                    None if form.is_spread() => Ok(()),
                    None => allowed(schemas, place, &form.object(&fields)),
                }
            })
        }
        MediaKind::Multipart => {
            let parts = multipart::parts(sent, body)?;
            let names = parts.iter().filter_map(|part| part.name.as_deref());
            let missing = place.and_then(|schema| {
                let form = Properties::new(schemas, schema, media);
                form.missing(names)
            });
            missing.map_or(Ok(()), |name| Err(format!("the part `{name}` is missing")))
        }
        MediaKind::Events | MediaKind::Text | MediaKind::Bytes => Ok(()),
    }
}

/// That XML has the right root, and is a value that the schema allows.
fn of_xml(schemas: &Schemas, schema: SchemaId, body: &[u8]) -> Result<(), String> {
    let root = xml::parse(body).map_err(|problem| format!("no XML: {problem}"))?;
    let wanted = xml::root_name(schemas, schema);
    if let Some(wanted) = wanted.filter(|wanted| wanted.local != root.name.local) {
        return Err(format!("the root is `{}` and not `{wanted}`", root.name));
    }
    let value = xml::read(schemas, schema, &root)?;
    allowed(schemas, Some(schema), &value)
}

/// That a value is what the schema allows, or what is wrong with it.
fn allowed(schemas: &Schemas, schema: Option<SchemaId>, value: &Value) -> Result<(), String> {
    let mistake = schema.and_then(|schema| said(schemas, schema, value));
    mistake.map_or(Ok(()), Err)
}
