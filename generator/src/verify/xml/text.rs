//! Elements as text.

use std::fmt::Write as _;

use serde_json::Value;

use super::name::{Scope, is_character};
use super::write::Element;

/// An element that no document has a name for.
const UNHEARD: &str = "unheard-of";

/// How XML is written that means the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::verify) enum Manner {
    /// In as few characters as there can be.
    Plain,
    /// With a declaration and a comment, in lines of their own, with spaces around numbers, with texts in
    /// sections, and with an element of which nobody knows.
    Dressed,
}

/// The text of an element, unless it has a character that XML lacks.
pub(in crate::verify) fn text(root: &Element, manner: Manner) -> Option<String> {
    let mut writer = Writer {
        text: String::new(),
        is_dressed: manner == Manner::Dressed,
    };
    if writer.is_dressed {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- <nothing> of <value/> -->\n";
        writer.text.push_str(head);
    }
    writer.element(root, &Scope::default(), 0);
    if writer.is_dressed {
        writer.text.push('\n');
    }
    writer.text.chars().all(is_character).then_some(writer.text)
}

struct Writer {
    text: String,
    is_dressed: bool,
}

impl Writer {
    fn element(&mut self, element: &Element, around: &Scope<'_>, depth: usize) {
        let attributes = element.attributes.iter();
        let scope = around.within(&element.name, attributes.clone().map(|(name, _)| name));
        self.put(format_args!("<{}", element.name));
        for (prefix, namespace) in scope.declared() {
            let colon = if prefix.is_empty() { "" } else { ":" };
            self.put(format_args!(
                " xmlns{colon}{prefix}=\"{}\"",
                quoted(namespace)
            ));
        }
        for (name, value) in attributes {
            self.put(format_args!(" {name}=\"{}\"", quoted(&spelled(value))));
        }
        if element.children.is_empty() && element.content.is_none() {
            return self.text.push_str("/>");
        }
        self.text.push('>');
        if let Some(content) = &element.content {
            self.content(content);
        }
        // What stands beside a text would be a part of it.
        let is_spaced = self.is_dressed && element.content.is_none();
        if is_spaced && element.is_closed {
            let line = "\n".to_owned() + &"  ".repeat(depth + 1);
            self.put(format_args!(
                "{line}<{UNHEARD} a=\"1\">b<{UNHEARD}/></{UNHEARD}>"
            ));
        }
        for child in &element.children {
            self.line(is_spaced, depth + 1);
            self.element(child, &scope, depth + 1);
        }
        self.line(is_spaced, depth);
        self.put(format_args!("</{}>", element.name));
    }

    fn content(&mut self, content: &Value) {
        let spelled = spelled(content);
        match content {
            Value::String(text) if self.is_dressed && is_section(text) => {
                let first = text.chars().next().map_or(0, char::len_utf8);
                let (first, rest) = text.split_at(first);
                let first = escaped(first);
                self.put(format_args!("{first}<!-- - --><![CDATA[{rest}]]>"));
            }
            Value::String(_) => self.text.push_str(&escaped(&spelled)),
            Value::Bool(flag) if self.is_dressed => self.put(format_args!("{}", u8::from(*flag))),
            _ if self.is_dressed => self.put(format_args!("\n {spelled} ")),
            _ => self.text.push_str(&spelled),
        }
    }

    fn line(&mut self, is_spaced: bool, depth: usize) {
        if is_spaced {
            self.text.push('\n');
            self.text.push_str(&"  ".repeat(depth));
        }
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to memory does not fail.
        let _ = self.text.write_fmt(text);
    }
}

/// Whether a text can stand in a section, in which nothing is escaped.
fn is_section(text: &str) -> bool {
    !text.is_empty() && !text.contains("]]>") && !text.contains('\r')
}

/// The text of a value that has nothing in it.
fn spelled(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

fn escaped(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    escaped.replace('>', "&gt;").replace('\r', "&#13;")
}

fn quoted(text: &str) -> String {
    let quoted = escaped(text).replace('"', "&quot;");
    quoted.replace('\t', "&#9;").replace('\n', "&#10;")
}
