//! How parameters are written where they are sent.

use indexmap::IndexMap;
use openapiv3::{MediaType, ParameterSchemaOrContent, PathStyle, QueryStyle};
use serde_json::Value;

use super::offer::untaken;
use crate::ir::{Encoding, ModelKind, Style, StyleKind, Type};
use crate::lower::source::extension;
use crate::lower::source::media::{Media, is_json, kind};
use crate::lower::source::report::Report;
use crate::lower::types::drafts::Drafts;
use crate::pointer::Pointer;
use crate::vocabulary::{COOKIE_STYLE, IN_QUERYSTRING, TAB_DELIMITED};

/// How a parameter of the type is written.
pub(super) fn encoding(
    drafts: &Drafts,
    report: &mut Report<'_>,
    parameter: &openapiv3::Parameter,
    at: &Pointer,
    ty: &Type,
) -> Encoding {
    let data = parameter.parameter_data_ref();
    let style = style(parameter);
    if let ParameterSchemaOrContent::Content(content) = &data.format {
        let mut offered = content.keys().map(String::as_str);
        let media_type = offered.next().unwrap_or_default();
        let others: Vec<&str> = offered.collect();
        untaken(report, media_type, &others, &at.child("content"));
        if is_json(media_type) {
            return Encoding::Json;
        }
        let whole = extension(&data.extensions, IN_QUERYSTRING).unwrap_or_default();
        // A form is what a whole query is, and a text there is whatever the caller makes it.
        let is_form = whole && kind(media_type) == Media::Form && !is_single(drafts, ty);
        let is_text = media_type.starts_with("text/") || media_type.is_empty();
        let is_written = is_text || (whole && *ty == Type::Text);
        if is_form {
            report_styles(report, content, at);
        } else if !is_written {
            let name = &data.name;
            let message = if *ty == Type::Text {
                format!(
                    "the parameter `{name}` is a text, which the caller writes as `{media_type}`"
                )
            } else {
                format!(
                    "the parameter `{name}` is written in its usual style, not as `{media_type}`"
                )
            };
            report.unrepresented("parameter-media-type", &at.child("content"), message);
        }
    }
    let usual = matches!(style.kind, StyleKind::Simple | StyleKind::Form) && !style.reserved;
    if usual && is_single(drafts, ty) {
        Encoding::Plain
    } else {
        Encoding::Styled(style)
    }
}

/// Reports what is said of the fields of a query that is a form: each is written in its usual way.
fn report_styles(report: &mut Report<'_>, content: &IndexMap<String, MediaType>, at: &Pointer) {
    for (name, media_type) in content {
        for field in media_type.encoding.keys() {
            let message = format!("`{field}` is written in the usual way of a form");
            let at = at
                .child("content")
                .child(name)
                .child("encoding")
                .child(field);
            report.unrepresented("parameter-media-type", &at, message);
        }
    }
}

/// Whether a value of the type is one piece of text in a URL or a header.
fn is_single(drafts: &Drafts, ty: &Type) -> bool {
    match ty {
        Type::Model(id) => match drafts.kind(*id) {
            ModelKind::Enum(_) => true,
            ModelKind::Union(union) => union.is_scalar(&|id| drafts.kind(id)),
            _ => false,
        },
        other => other.is_scalar(),
    }
}

fn style(parameter: &openapiv3::Parameter) -> Style {
    let explode = parameter.parameter_data_ref().explode;
    let (kind, reserved) = match parameter {
        openapiv3::Parameter::Query {
            style,
            allow_reserved,
            ..
        } => (in_query(style), *allow_reserved),
        openapiv3::Parameter::Path { style, .. } => (
            match style {
                PathStyle::Matrix => StyleKind::Matrix,
                PathStyle::Label => StyleKind::Label,
                PathStyle::Simple => StyleKind::Simple,
            },
            false,
        ),
        openapiv3::Parameter::Header { .. } => (StyleKind::Simple, false),
        openapiv3::Parameter::Cookie { parameter_data, .. } => {
            let extensions = &parameter_data.extensions;
            let is_cookie = extension(extensions, COOKIE_STYLE).unwrap_or_default();
            let kind = if is_cookie {
                StyleKind::Cookie
            } else {
                StyleKind::Form
            };
            (kind, false)
        }
    };
    let extensions = &parameter.parameter_data_ref().extensions;
    if is_between_tabs(extensions) {
        return Style {
            kind: StyleKind::TabDelimited,
            explode: false,
            reserved,
        };
    }
    Style {
        kind,
        explode: explode.unwrap_or(matches!(kind, StyleKind::Form | StyleKind::Cookie)),
        reserved,
    }
}

/// Whether a list stands between tabs.
pub(super) fn is_between_tabs(extensions: &IndexMap<String, Value>) -> bool {
    extension(extensions, TAB_DELIMITED).unwrap_or_default()
}

/// The style of a query parameter or of a form's field.
pub(super) fn in_query(style: &QueryStyle) -> StyleKind {
    match style {
        QueryStyle::Form => StyleKind::Form,
        QueryStyle::SpaceDelimited => StyleKind::SpaceDelimited,
        QueryStyle::PipeDelimited => StyleKind::PipeDelimited,
        QueryStyle::DeepObject => StyleKind::DeepObject,
    }
}
