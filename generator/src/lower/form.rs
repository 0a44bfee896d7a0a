//! What a document says of the fields of a form.

use openapiv3::MediaType;

use super::media::is_range;
use super::style::in_query;
use super::view::View;
use crate::ir::{Style, StyleKind};
use crate::pointer::Pointer;

/// The fields of a form that have a style of their own.
pub(super) fn styles(
    view: &mut View<'_>,
    content: &MediaType,
    at: &Pointer,
) -> Vec<(String, Style)> {
    let mut styles = Vec::new();
    for (field, encoding) in &content.encoding {
        if encoding.content_type.is_some() {
            let message = format!(
                "`{field}` is written as a field of a form, not as a media type of its own"
            );
            let at = at.child("encoding").child(field).child("contentType");
            view.unrepresented("field-media-type", &at, message);
        }
        let kind = encoding.style.as_ref().map_or(StyleKind::Form, in_query);
        let style = Style {
            kind,
            explode: encoding.explode,
            reserved: encoding.allow_reserved,
        };
        let usual = Style {
            kind: StyleKind::Form,
            explode: true,
            reserved: false,
        };
        if style != usual {
            styles.push((field.clone(), style));
        }
    }
    styles
}

/// The media types of a form's parts, where the document names them: of several, any of which may
/// be sent, the first.
pub(super) fn content_types(
    view: &mut View<'_>,
    content: &MediaType,
    at: &Pointer,
) -> Vec<(String, String)> {
    let mut named = Vec::new();
    for (field, encoding) in &content.encoding {
        let at = at.child("encoding").child(field);
        if encoding.style.is_some() {
            let message = format!("`{field}` is a part as its type has it, without this style");
            view.unrepresented("styled-part", &at.child("style"), message);
        }
        if !encoding.headers.is_empty() {
            let message = format!("the part of `{field}` is sent without these headers");
            view.unrepresented("part-headers", &at.child("headers"), message);
        }
        let content_types = encoding.content_type.iter();
        let mut content_types = content_types.flat_map(|types| types.split(',').map(str::trim));
        if let Some(first) = content_types.find(|one| !one.is_empty() && !is_range(one)) {
            named.push((field.clone(), first.to_owned()));
        }
    }
    named
}
