//! Where a value goes, and what can be there.

use serde_json::Value;

use crate::verify::case::Location;
use crate::verify::document::{Form, Parameter, StyleKind};

/// Where a value goes, and what can be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Placement {
    /// The location of a parameter; a body is none.
    location: Option<Location>,
    /// Characters that would mean something else there.
    delimiters: &'static str,
    /// Whether only printable ASCII can be there.
    ascii: bool,
    /// Whether lists and objects hold no lists and objects.
    flat: bool,
}

impl Placement {
    /// Placement for a body, in which all can be that JSON has.
    pub(in crate::verify) const BODY: Self = Self {
        location: None,
        delimiters: "",
        ascii: false,
        flat: false,
    };

    /// Placement for the value of a parameter.
    pub(in crate::verify) fn of(parameter: &Parameter) -> Self {
        let location = parameter.location;
        let in_header = location == Location::Header;
        let Form::Styled(style) = &parameter.form else {
            return Self {
                location: Some(location),
                delimiters: "",
                ascii: in_header,
                flat: false,
            };
        };
        let delimiters = match style.kind {
            StyleKind::SpaceDelimited => " ",
            StyleKind::PipeDelimited => "|",
            StyleKind::TabDelimited => "\t",
            // A point separates the items and is never escaped.
            StyleKind::Label => ".",
            StyleKind::Cookie => ",; \"\\",
            StyleKind::DeepObject => "[]",
            // What is encoded already would be passed on as it is.
            _ if style.reserved => "%",
            _ => "",
        };
        Self {
            location: Some(location),
            delimiters,
            ascii: in_header || style.kind == StyleKind::Cookie,
            flat: true,
        }
    }

    /// The same, where lists and objects may hold others, of which the
    /// specification does not say what they look like.
    pub(in crate::verify) fn nested(&self) -> Self {
        Self {
            flat: false,
            ..self.clone()
        }
    }

    pub(in crate::verify) fn is_body(&self) -> bool {
        self.location.is_none()
    }

    pub(in crate::verify) fn is_flat(&self) -> bool {
        self.flat
    }

    /// Whether a character can be in a text there.
    pub(in crate::verify) fn takes(&self, character: char) -> bool {
        let is_plain = !self.ascii || matches!(character, ' '..='~');
        is_plain && !self.delimiters.contains(character)
    }

    /// Whether a value can be there, and be told from others.
    pub(in crate::verify) fn fits(&self, value: &Value) -> bool {
        if self.is_body() {
            return true;
        }
        if !self.flat {
            return !value.is_null() && (!value.is_string() || self.fits_alone(value));
        }
        match value {
            Value::Null => false,
            Value::Array(items) => {
                !items.is_empty() && items.iter().all(|item| self.fits_within(item))
            }
            Value::Object(members) => {
                !members.is_empty() && members.values().all(|member| self.fits_within(member))
            }
            value => self.fits_alone(value),
        }
    }

    fn fits_alone(&self, value: &Value) -> bool {
        let Value::String(text) = value else {
            return true;
        };
        let is_path = self.location == Some(Location::Path);
        // A slash is escaped unless the path says otherwise.
        let is_dots = |part: &str| matches!(part, "." | "..");
        let leads_elsewhere = text.is_empty() || text.split('/').any(is_dots);
        let is_trimmed = self.location != Some(Location::Header) || text.trim() == text;
        !(is_path && leads_elsewhere)
            && is_trimmed
            && text.chars().all(|character| self.takes(character))
    }

    fn fits_within(&self, value: &Value) -> bool {
        let Value::String(text) = value else {
            return !value.is_null() && !value.is_array() && !value.is_object();
        };
        // Nothing in a header or in a cookie of that style is escaped.
        let is_divided = self.ascii && text.contains([',', '=']);
        !text.is_empty() && !is_divided && self.fits_alone(value)
    }
}
