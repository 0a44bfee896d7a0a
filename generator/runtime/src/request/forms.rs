//! Bodies and queries that are forms.

use bytes::Bytes;
use serde_core::Serialize;

use super::encode::Encoder;
use super::pairs::Pairs;
use super::reserved;
use super::shape::Shape;
use super::style::Style;
use crate::core::header;
use crate::core::invalid::Invalid;
use crate::core::percent;

const FORM: &str = "application/x-www-form-urlencoded";

impl Encoder<'_> {
    /// Writes a body that is a form.
    pub fn form(&mut self, body: &impl Serialize) -> Result<(), Invalid> {
        self.form_with(body, &[])
    }

    /// Writes a body that is a form, in which these properties have a style of their own.
    pub fn form_with(
        &mut self,
        body: &impl Serialize,
        styles: &[(&str, Style)],
    ) -> Result<(), Invalid> {
        self.form_as(FORM, body, styles)
    }

    /// Writes such a form as a media type with parameters of its own.
    pub fn form_as(
        &mut self,
        media_type: &str,
        body: &impl Serialize,
        styles: &[(&str, Style)],
    ) -> Result<(), Invalid> {
        let text = urlencoded("the body", body, styles)?;
        // mark: urlencoded-media-type
        let media_type = header::value("content-type", media_type)?;
        self.set_body(media_type, Bytes::from(text).into());
        Ok(())
    }

    /// Writes a form as the whole query, unless it is left out.
    pub fn query_whole(&mut self, value: &impl Serialize) -> Result<(), Invalid> {
        let text = urlencoded("the query", value, &[])?;
        if !text.is_empty() {
            self.begin_query()?.push_str(&text);
        }
        Ok(())
    }
}

/// A form as text.
///
/// A property without a style is what the specification says of its `contentType` by default: a
/// list is its items, each under the property's name, and an object is JSON, in a list as well.
fn urlencoded(
    name: &str,
    value: &impl Serialize,
    styles: &[(&str, Style)],
) -> Result<String, Invalid> {
    let entries = match Shape::of(name, value)? {
        Shape::Absent => Vec::new(),
        Shape::Object(entries) => entries,
        Shape::Text(_) | Shape::Bare(_) | Shape::List(_) => {
            return Err(Invalid::new(name, "is no object, and a form has names"));
        }
    };
    let mut text = String::new();
    for (key, value) in entries {
        let style = styles.iter().find(|(name, _)| *name == key);
        match (style.map(|(_, style)| *style), value) {
            (Some(style), value) => styled(&mut text, &key, value, style),
            (None, Shape::Absent) => {}
            (None, value @ Shape::List(_)) => {
                pairs(&mut text).push(&key, value, Style::FORM.exploded());
            }
            (None, value) => {
                pairs(&mut text).push(&key, Shape::Text(value.into_text()), Style::FORM);
            }
        }
    }
    Ok(text)
}

fn styled(text: &mut String, key: &str, value: Shape, style: Style) {
    let mut pairs = pairs(text);
    pairs.escape = if style.reserved {
        reserved::encode_value
    } else {
        percent::encode_text
    };
    pairs.push(key, value, style);
}

fn pairs(text: &mut String) -> Pairs<'_> {
    Pairs {
        text,
        separator: "&",
        escape: plus,
    }
}

/// A text in a form, where a space is a `+`.
fn plus(text: &mut String, value: &str) {
    for (index, word) in value.split(' ').enumerate() {
        if index > 0 {
            // mark: form-space
            text.push('+');
        }
        percent::encode_text(text, word);
    }
}
