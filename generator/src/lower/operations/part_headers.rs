//! The headers of a form's parts.

use openapiv3::{Encoding, Header, MediaType, ParameterSchemaOrContent};

use crate::ir::{Literal, PartForm};
use crate::limits::NESTING;
use crate::lower::shape::constant::constant;
use crate::lower::shape::members::Member;
use crate::lower::shape::properties::properties;
use crate::lower::shape::{Shape, settled};
use crate::lower::source::Source;
use crate::lower::source::report::Report;
use crate::lower::source::subschema::Subschema;
use crate::pointer::Pointer;

/// A field of a form, with what the document says of its parts.
pub(super) struct FormField<'f> {
    pub(super) name: &'f str,
    pub(super) encoding: &'f Encoding,
    /// Whether it may be a file.
    pub(super) is_file: bool,
    /// Where its encoding stands.
    pub(super) at: Pointer,
}

/// Adds what the document says of the headers of a field's parts.
///
/// A header that has one value alone is sent. To any other the caller has to give the value, which
/// only a file has a place for.
pub(super) fn add(
    source: &Source<'_>,
    report: &mut Report<'_>,
    field: &FormField<'_>,
    form: &mut PartForm,
) {
    let all = field.at.child("headers");
    for (name, header) in &field.encoding.headers {
        // "`Content-Type` is described separately and SHALL be ignored in this section."
        if name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let below = all.child(name);
        let Some((header, place)) = source.header(header, below.clone()) else {
            continue;
        };
        let can_be_sent = is_name(name) && !name.eq_ignore_ascii_case("content-disposition");
        match fixed(source, header, &place) {
            Some(value) if can_be_sent => form.fixed.push((name.clone(), value)),
            None if can_be_sent && field.is_file && header.required => {
                form.required.push(name.clone());
            }
            None if can_be_sent && field.is_file => {}
            _ => {
                let message = format!("the part of `{}` is sent without this header", field.name);
                report.unrepresented("part-headers", &below, message);
            }
        }
    }
}

/// The value of a header that has one alone, if a header can carry it.
fn fixed(source: &Source<'_>, header: &Header, at: &Pointer) -> Option<String> {
    let ParameterSchemaOrContent::Schema(schema) = &header.format else {
        return None;
    };
    let schema = Subschema::plain(schema, at.child("schema"));
    let value = match constant(source, &schema)? {
        Literal::Text(text) => text,
        other => other.to_string(),
    };
    let is_plain = value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    is_plain.then_some(value)
}

/// Whether a text can be the name of a header.
fn is_name(text: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_token)
}

/// Whether a field of a form may be a file.
pub(super) fn is_file(source: &Source<'_>, content: &MediaType, at: &Pointer, field: &str) -> bool {
    content.schema.as_ref().is_some_and(|schema| {
        let schema = Subschema::plain(schema, at.child("schema"));
        is_file_of(source, &schema, field, 0)
    })
}

fn is_file_of(source: &Source<'_>, schema: &Subschema<'_>, field: &str, depth: usize) -> bool {
    let among = |members: &[Member<'_>]| {
        let all = properties(members);
        all.get(field)
            .is_some_and(|property| holds_file(source, property, depth))
    };
    match settled(source, schema).filter(|_| depth < NESTING) {
        Some(Shape::Object(members)) => among(&members),
        Some(Shape::Union(union)) => {
            let mut branches = union.branches.iter();
            among(&union.base)
                || branches.any(|branch| is_file_of(source, branch, field, depth + 1))
        }
        _ => false,
    }
}

fn holds_file(source: &Source<'_>, part: &Subschema<'_>, depth: usize) -> bool {
    match settled(source, part).filter(|_| depth < NESTING) {
        Some(Shape::Text(format)) => format == Some("binary"),
        Some(Shape::List(Some(item))) => holds_file(source, &item, depth + 1),
        Some(Shape::Union(union)) => {
            let mut branches = union.branches.iter();
            branches.any(|branch| holds_file(source, branch, depth + 1))
        }
        _ => false,
    }
}
