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
pub(super) fn content_types(content: &MediaType) -> Vec<(String, String)> {
    let named = content.encoding.iter().filter_map(|(field, encoding)| {
        let content_types = encoding.content_type.as_ref()?.split(',').map(str::trim);
        let mut content_types = content_types.filter(|one| !one.is_empty() && !is_range(one));
        Some((field.clone(), content_types.next()?.to_owned()))
    });
    named.collect()
}
