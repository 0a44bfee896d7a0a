//! Fields and arguments as they stand on a line of the lock: `city: String; optional @ town` is called
//! `city` in Rust and `town` in the document.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::record::{Argument, Field};

/// What stands between the parts of a line.
pub(super) const BETWEEN: &str = "; ";

/// What stands before what something is in the document.
pub(super) const AT: &str = " @ ";

/// What stands before the name that the document gives, and alone where that is the thing's.
pub(super) const GIVEN: &str = "given ";

const STYLE: &str = "style ";

const DEPRECATED: &str = "deprecated";
/// What stands before how the names begin of what a field holds.
const OF: &str = "of ";

/// What stands between these.
const OR: &str = " | ";

/// The parts of a line, and what stands behind them. Nothing before that has a semicolon or an at sign in it.
pub(super) fn parts(line: &str) -> (impl Iterator<Item = &str>, Option<&str>) {
    let (parts, at) = match line.split_once('@') {
        Some((parts, at)) => (parts.trim_end(), Some(at.strip_prefix(' ').unwrap_or(at))),
        None => (line, None),
    };
    let parts = parts.split(';');
    let parts = parts.map(|part| part.strip_prefix(' ').unwrap_or(part));
    (parts, at)
}

/// JSON in which nothing is that parts a line.
pub(super) fn json(text: String) -> String {
    if text.contains([';', '@']) {
        text.replace(';', "\\u003b").replace('@', "\\u0040")
    } else {
        text
    }
}

/// A field: its name, its type, what it may be, its bounds, what is said of it, and its name on the
/// wire where that is another.
pub(super) fn field(wire: &str, field: &Field) -> String {
    let mut line = format!("{}: {}", field.name, field.ty);
    for (word, holds) in [
        ("optional", field.optional),
        ("nullable", field.nullable),
        ("read-only", field.read_only),
        ("write-only", field.write_only),
        (DEPRECATED, field.deprecated),
    ] {
        if holds {
            line.extend([BETWEEN, word]);
        }
    }
    add_values(&mut line, &field.bounds, &field.said);
    if !field.beginnings.is_empty() {
        line.extend([BETWEEN, OF, &field.beginnings.join(OR)]);
    }
    if let Some(given) = &field.given {
        line.extend([BETWEEN, GIVEN, given]);
    }
    if field.name != wire {
        line.extend([AT, wire]);
    }
    line
}

/// Reads a field, with its name on the wire.
pub(super) fn read_field(line: &str) -> (String, Field) {
    let (mut parts, at) = parts(line);
    let (name, ty) = named(parts.next());
    let mut field = Field {
        name: name.to_owned(),
        ty: ty.to_owned(),
        ..Field::default()
    };
    for part in parts {
        match part {
            "optional" => field.optional = true,
            "nullable" => field.nullable = true,
            "read-only" => field.read_only = true,
            "write-only" => field.write_only = true,
            DEPRECATED => field.deprecated = true,
            said if said.starts_with('{') => field.said = read_said(said),
            other => {
                if let Some(given) = other.strip_prefix(GIVEN) {
                    field.given = Some(given.to_owned());
                } else if let Some(all) = other.strip_prefix(OF) {
                    field.beginnings = all.split(OR).map(str::to_owned).collect();
                } else {
                    other.clone_into(&mut field.bounds);
                }
            }
        }
    }
    (at.unwrap_or(name).to_owned(), field)
}

/// An argument: its name, its type, its bounds, what is said of it, its style, and its place.
pub(super) fn argument(argument: &Argument) -> String {
    let mut line = format!("{}: {}", argument.name, argument.ty);
    if argument.deprecated {
        line.extend([BETWEEN, DEPRECATED]);
    }
    add_values(&mut line, &argument.bounds, &argument.said);
    if !argument.style.is_empty() {
        line.extend([BETWEEN, STYLE, &argument.style]);
    }
    line.extend([AT, &argument.at]);
    line
}

/// Reads an argument.
pub(super) fn read_argument(line: &str) -> Argument {
    let (mut parts, at) = parts(line);
    let (name, ty) = named(parts.next());
    let mut argument = Argument {
        at: at.unwrap_or_default().to_owned(),
        name: name.to_owned(),
        ty: ty.to_owned(),
        ..Argument::default()
    };
    for part in parts {
        if let Some(style) = part.strip_prefix(STYLE) {
            style.clone_into(&mut argument.style);
        } else if part.starts_with('{') {
            argument.said = read_said(part);
        } else if part == DEPRECATED {
            argument.deprecated = true;
        } else {
            part.clone_into(&mut argument.bounds);
        }
    }
    argument
}

fn named(first: Option<&str>) -> (&str, &str) {
    let first = first.unwrap_or_default();
    let (name, ty) = first.split_once(':').unwrap_or((first, ""));
    (name, ty.trim_start())
}

/// Adds the bounds of values, and what is said of them as a JSON object.
fn add_values(line: &mut String, bounds: &str, said: &BTreeMap<String, String>) {
    if !bounds.is_empty() {
        line.extend([BETWEEN, bounds]);
    }
    if !said.is_empty() {
        add_said(line, said);
    }
}

/// Adds what is said of values as a JSON object.
pub(super) fn add_said(line: &mut String, said: &BTreeMap<String, String>) {
    let members = said.iter();
    let members = members.map(|(keyword, value)| format!("{}:{value}", Value::from(&keyword[..])));
    let members: Vec<String> = members.collect();
    line.extend([BETWEEN, &json(format!("{{{}}}", members.join(",")))]);
}

pub(super) fn read_said(part: &str) -> BTreeMap<String, String> {
    let said: BTreeMap<String, Value> = serde_json::from_str(part).unwrap_or_default();
    let said = said.into_iter();
    said.map(|(keyword, value)| (keyword, value.to_string()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(keyword: &str, value: &str) -> BTreeMap<String, String> {
        BTreeMap::from([(keyword.to_owned(), Value::from(value).to_string())])
    }

    #[test]
    fn a_field_is_read_as_it_was_written() {
        let known = Field {
            name: "note".to_owned(),
            ty: "String".to_owned(),
            optional: true,
            bounds: "minLength 1, maxLength 5".to_owned(),
            said: said("pattern", r#"^{[a; b] @ "c"\d}$"#),
            beginnings: vec!["x-".to_owned(), "of:".to_owned()],
            ..Field::default()
        };
        for wire in ["note", "no; te", "a @ b", ""] {
            let line = field(wire, &known);
            assert_eq!(
                read_field(&line),
                (wire.to_owned(), known.clone()),
                "{line}"
            );
        }
    }

    #[test]
    fn an_argument_is_read_as_it_was_written() {
        let known = Argument {
            at: "query a; @ b".to_owned(),
            name: "r#type".to_owned(),
            ty: "Vec<i32>".to_owned(),
            bounds: "maxItems 3".to_owned(),
            said: said("default", "; @ "),
            style: "pipeDelimited".to_owned(),
            deprecated: true,
        };
        let line = argument(&known);
        assert_eq!(read_argument(&line), known, "{line}");
    }
}
