//! The headers of a form's parts.

use openapiv3::{Header, ParameterSchemaOrContent};

use super::form_field::FormField;
use crate::ir::{Literal, PartForm};
use crate::lower::shape::constant::constant;
use crate::lower::source::Source;
use crate::lower::source::report::Report;
use crate::lower::source::subschema::Subschema;
use crate::pointer::Pointer;
use crate::token::is_token;

/// Adds what the document says of the headers of a field's parts.
///
/// `at` is where its encoding stands. A header that has one value alone is sent. To any other the caller has to give the value, which
/// only a file has a place for.
pub(super) fn add(
    source: &Source<'_>,
    report: &mut Report<'_>,
    field: &FormField<'_, '_>,
    at: &Pointer,
    form: &mut PartForm,
) {
    let Some(encoding) = field.encoding else {
        return;
    };
    let all = at.child("headers");
    for (name, header) in &encoding.headers {
        // "`Content-Type` is described separately and SHALL be ignored in this section."
        if name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let below = all.child(name);
        let Some((header, place)) = source.header(header, below.clone()) else {
            continue;
        };
        let can_be_sent = is_token(name) && !name.eq_ignore_ascii_case("content-disposition");
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

/// Adds the header that says what a text stands for bytes in: "Using `contentEncoding` for a multipart
/// field is equivalent to specifying" it.
pub(super) fn add_transfer_encoding(
    source: &Source<'_>,
    field: &FormField<'_, '_>,
    form: &mut PartForm,
) {
    const NAME: &str = "Content-Transfer-Encoding";
    let said = field.encoding.into_iter().flat_map(|known| &known.headers);
    let mut said = said.map(|(name, _)| name);
    let encoding = field.content_encoding(source);
    let encoding = encoding.filter(|encoding| {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        // What is sent as it is needs no word of it.
        !encoding.eq_ignore_ascii_case("binary") && encoding.bytes().all(is_allowed)
    });
    if let Some(encoding) = encoding.filter(|_| !said.any(|name| name.eq_ignore_ascii_case(NAME))) {
        form.fixed.push((NAME.to_owned(), encoding));
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
