//! What a document says of the fields of a form.

use openapiv3::{Encoding, MediaType};

use super::form_field::{FormField, fields};
use super::part_headers;
use super::style::{in_query, is_between_tabs};
use crate::ir::{Body, BodyForm, PartForm, Style, StyleKind};
use crate::lower::kept::KeptCall;
use crate::lower::shape::choices::choices;
use crate::lower::shape::{Shape, settled};
use crate::lower::source::Source;
use crate::lower::source::media::{is_json, is_range};
use crate::lower::source::report::Report;
use crate::lower::source::subschema::Subschema;
use crate::media_type::essence;
use crate::pointer::Pointer;

/// A field of a form whose media type is JSON.
const JSON: Style = Style {
    kind: StyleKind::Json,
    explode: false,
    reserved: false,
};

/// The fields of a form that have a style of their own.
///
/// What has none is written by its media type: "if all three of `style`, `explode`, and
/// `allowReserved` fields are absent", the "encoding is to be based on `contentType` alone, whether
/// it is present with an explicit value or absent and treated as having its default value". By
/// default an object is `application/json`, and all else the text that the runtime writes.
pub(super) fn styles(
    report: &mut Report<'_>,
    content: &MediaType,
    at: &Pointer,
) -> Vec<(String, Style)> {
    let mut styles = Vec::new();
    for (field, encoding) in &content.encoding {
        if let Some(style) = style(encoding) {
            styles.push((field.clone(), style));
            continue;
        }
        if encoding.content_type.is_none() {
            continue;
        }
        match content_types(encoding).first() {
            Some(known) if is_json(known) => styles.push((field.clone(), JSON)),
            Some(known) if essence(known) == "text/plain" => {}
            _ => {
                let message = format!(
                    "`{field}` is written as a field of a form, not as a media type of its own"
                );
                let at = at.child("encoding").child(field).child("contentType");
                report.unrepresented("field-media-type", &at, message);
            }
        }
    }
    styles.sort_by(|(one, _), (other, _)| one.cmp(other));
    styles
}

/// The style of a field, where one counts; `normalize` leaves no other.
fn style(encoding: &Encoding) -> Option<Style> {
    let named = in_query(encoding.style.as_ref()?);
    let is_between_tabs = is_between_tabs(&encoding.extensions);
    Some(Style {
        kind: if is_between_tabs {
            StyleKind::TabDelimited
        } else {
            named
        },
        explode: encoding.explode && !is_between_tabs,
        reserved: encoding.allow_reserved,
    })
}

/// What the document says of a form's parts.
pub(super) fn parts(
    source: &Source<'_>,
    report: &mut Report<'_>,
    content: &MediaType,
    at: &Pointer,
) -> Vec<(String, PartForm)> {
    let mut parts = Vec::new();
    for field in fields(source, content, at) {
        report_shared(source, report, &field);
        let form = part(source, report, &field, at);
        if form != PartForm::default() {
            parts.push((field.name.to_owned(), form));
        }
    }
    parts.sort_by(|(one, _), (other, _)| one.cmp(other));
    parts
}

fn part(
    source: &Source<'_>,
    report: &mut Report<'_>,
    field: &FormField<'_, '_>,
    at: &Pointer,
) -> PartForm {
    // "URI percent-encoding MUST NOT be applied, and the value of `allowReserved` has no
    // effect" in `multipart/form-data`.
    let style = field.encoding.and_then(style).map(|style| Style {
        reserved: false,
        ..style
    });
    // "If a value is explicitly defined, then the value of `contentType` (implicit or explicit)
    // SHALL be ignored", says each of the three fields that make a style.
    let mut all = match (style, field.encoding) {
        (Some(_), _) => Vec::new(),
        (None, Some(encoding)) if encoding.content_type.is_some() => content_types(encoding),
        (None, _) => own_content_type(source, field).into_iter().collect(),
    };
    let others = all.split_off(all.len().min(1));
    let content_type = all.pop();
    report_json(source, report, field, (at, content_type.as_deref()));
    let mut form = PartForm {
        is_json: content_type.as_deref().is_some_and(is_json),
        content_type,
        others,
        // Bytes are no text that a style could be written in.
        style: style.filter(|_| !field.is_file),
        ..PartForm::default()
    };
    let encoding_at = at.child("encoding").child(field.name);
    part_headers::add(source, report, field, &encoding_at, &mut form);
    part_headers::add_transfer_encoding(source, field, &mut form);
    form
}

/// Reports a part of another media type than JSON in which an object is written as JSON all the same.
fn report_json(
    source: &Source<'_>,
    report: &mut Report<'_>,
    field: &FormField<'_, '_>,
    (at, content_type): (&Pointer, Option<&str>),
) {
    let name = field.name;
    if let Some(content_type) = content_type.filter(|one| !is_json(one))
        && !field.is_file
        && field.may_have_names(source)
    {
        let message = format!("`{name}` is written as JSON and said to be `{content_type}`");
        let at = at.child("encoding").child(name).child("contentType");
        report.unrepresented("field-media-type", &at, message);
    }
}

/// The media type that the schema of a field says its content has. Since 3.1 that is what stands
/// for bytes "`application/octet-stream`" by default.
fn own_content_type(source: &Source<'_>, field: &FormField<'_, '_>) -> Option<String> {
    let encoding = field.content_encoding(source);
    let default = encoding.map(|_| "application/octet-stream".to_owned());
    let said = field.content_media_type(source).or(default)?;
    // A text in which there is JSON is no less a text.
    let is_text = is_json(&said) && !field.is_untyped(source);
    (!is_range(&said) && !is_text).then_some(said)
}

/// Reports a part that is no file, although it has no type.
fn report_shared(source: &Source<'_>, report: &mut Report<'_>, field: &FormField<'_, '_>) {
    let mut places = field.schemas.iter().filter_map(|schema| {
        let (_, at) = schema.resolve(source)?;
        let is_any = matches!(settled(source, schema), Some(Shape::Any));
        (is_any && source.is_shared_part(&at)).then_some(at)
    });
    if let Some(at) = places.next() {
        let message = format!(
            "`{}` has no type and is any JSON value, not a file: its schema is one of JSON as well",
            field.name
        );
        report.unrepresented("untyped-part", &at, message);
    }
}

/// The media types of parts that the document names, any of which may be sent.
fn content_types(encoding: &Encoding) -> Vec<String> {
    let all = encoding.content_type.iter().flat_map(|all| all.split(','));
    let named = all.map(str::trim);
    let named = named.filter(|one| !one.is_empty() && !is_range(one));
    named.map(str::to_owned).collect()
}

/// Has parts sent as the media types that they were sent as, where the document still names these.
pub(super) fn keep_types(body: &mut Body, kept: KeptCall<'_>) {
    let BodyForm::Multipart(parts) = &mut body.form else {
        return;
    };
    for (wire, part) in parts {
        let is_kept = |other: &&String| kept.has_sent_part(&body.media_type, wire, other);
        let others = part.others.iter();
        let was = others.clone().find(is_kept).cloned();
        if let Some(was) = was {
            part.is_json = is_json(&was);
            part.content_type = Some(was);
        }
    }
}

/// Whether what a form holds has no names, whichever of its choices it is.
pub(super) fn is_nameless(source: &Source<'_>, content: &MediaType, at: &Pointer) -> bool {
    content.schema.as_ref().is_some_and(|schema| {
        let schema = Subschema::plain(schema, at.child("schema"));
        let shapes = choices(source, &schema);
        let is_nameless = |shape: &Shape<'_>| {
            matches!(
                shape,
                Shape::List(_)
                    | Shape::Tuple(_)
                    | Shape::Boolean
                    | Shape::Integer(_)
                    | Shape::Number(_)
            )
        };
        !shapes.is_empty() && shapes.iter().all(is_nameless)
    })
}

/// Whether what a form holds has names, as objects and maps have. Of what the document says
/// nothing, the caller knows best.
pub(super) fn has_names(source: &Source<'_>, content: &MediaType, at: &Pointer) -> bool {
    content.schema.as_ref().is_some_and(|schema| {
        let schema = Subschema::plain(schema, at.child("schema"));
        let shapes = choices(source, &schema);
        // A branch that is something else is an error of the call that has it.
        let mut shapes = shapes.iter();
        shapes.any(|shape| matches!(shape, Shape::Object(_) | Shape::Map(_)))
    })
}
