//! The headers of a form's parts.

use openapiv3::{Encoding, Header, MediaType, ParameterSchemaOrContent};

use super::facets::{Facet, Member, properties};
use super::object::constant;
use super::property::Property;
use super::shape::{Shape, settled};
use super::view::View;
use crate::ir::{Literal, PartForm};
use crate::limits::NESTING;
use crate::pointer::Pointer;

/// Adds what the document says of the headers of a field's parts.
///
/// A header that has one value alone is sent. To any other the caller has to give the value, which
/// only a file has a place for.
pub(super) fn add(
    view: &mut View<'_>,
    (field, encoding): (&str, &Encoding),
    is_file: bool,
    all: &Pointer,
    form: &mut PartForm,
) {
    for (name, header) in &encoding.headers {
        // "`Content-Type` is described separately and SHALL be ignored in this section."
        if name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let below = all.child(name);
        let Some((header, place)) = view.header(header, below.clone()) else {
            continue;
        };
        let can_be_sent = is_name(name) && !name.eq_ignore_ascii_case("content-disposition");
        match fixed(view, header, &place) {
            Some(value) if can_be_sent => form.fixed.push((name.clone(), value)),
            None if can_be_sent && is_file && header.required => form.required.push(name.clone()),
            None if can_be_sent && is_file => {}
            _ => {
                let message = format!("the part of `{field}` is sent without this header");
                view.unrepresented("part-headers", &below, message);
            }
        }
    }
}

/// The value of a header that has one alone, if a header can carry it.
fn fixed(view: &View<'_>, header: &Header, at: &Pointer) -> Option<String> {
    let ParameterSchemaOrContent::Schema(schema) = &header.format else {
        return None;
    };
    let member = Member {
        property: Property::Plain(schema),
        at: at.child("schema"),
    };
    let value = match constant(view, &member)? {
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
pub(super) fn is_file(view: &View<'_>, content: &MediaType, at: &Pointer, field: &str) -> bool {
    let schema = content.schema.as_ref().map(|schema| Member {
        property: Property::Plain(schema),
        at: at.child("schema"),
    });
    schema.is_some_and(|schema| is_file_of(view, &schema, field, 0))
}

fn is_file_of(view: &View<'_>, schema: &Member<'_>, field: &str, depth: usize) -> bool {
    let among = |facets: &[Facet<'_>]| {
        let all = properties(facets);
        all.get(field)
            .is_some_and(|member| holds_file(view, member, depth))
    };
    match settled(view, schema).filter(|_| depth < NESTING) {
        Some(Shape::Object(facets)) => among(&facets),
        Some(Shape::Union(union)) => {
            let mut members = union.members.iter();
            among(&union.base) || members.any(|member| is_file_of(view, member, field, depth + 1))
        }
        _ => false,
    }
}

fn holds_file(view: &View<'_>, member: &Member<'_>, depth: usize) -> bool {
    match settled(view, member).filter(|_| depth < NESTING) {
        Some(Shape::Text(format)) => format == Some("binary"),
        Some(Shape::List(Some(item))) => holds_file(view, &item, depth + 1),
        Some(Shape::Union(union)) => {
            let mut members = union.members.iter();
            members.any(|member| holds_file(view, member, depth + 1))
        }
        _ => false,
    }
}
