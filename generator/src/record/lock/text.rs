//! The text of tables, with a line for each thing.

use std::fmt::Write;

use toml::{Table, Value};

use crate::hidden::{in_toml, is_hidden};

/// With more characters than this, a list has a line for each of its items.
const LINE: usize = 100;

/// The tables of a lock: one for each call and each type, and one for each of the other kinds.
pub(super) fn tables(table: &Table) -> String {
    let mut out = String::new();
    for (name, part) in table {
        let Value::Table(part) = part else { continue };
        match name.as_str() {
            "calls" | "types" | "gone-calls" | "gone-types" => {
                for (key, one) in part {
                    let Value::Table(one) = one else { continue };
                    headed(&mut out, &format!("{name}.{}", spelled(key)), one, true);
                }
            }
            "client" => headed(&mut out, name, part, true),
            _ => headed(&mut out, name, part, false),
        }
    }
    out
}

/// A table below its name, whose own tables stand on a line each, or have one for each of what is in
/// them where they are `open`.
fn headed(out: &mut String, name: &str, table: &Table, open: bool) {
    if table.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out.extend(["[", name, "]\n"]);
    for (key, value) in table {
        match value {
            Value::Table(inner) if open => {
                for (below, value) in inner {
                    out.extend([key, ".", &spelled(below)]);
                    line(out, value);
                }
            }
            _ => {
                out.push_str(&spelled(key));
                line(out, value);
            }
        }
    }
}

fn line(out: &mut String, value: &Value) {
    out.push_str(" = ");
    let start = out.len();
    add(out, value);
    if let Value::Array(items) = value
        && out.len() - start > LINE
    {
        out.truncate(start);
        out.push_str("[\n");
        for item in items {
            out.push_str("  ");
            add(out, item);
            out.push_str(",\n");
        }
        out.push(']');
    }
    out.push('\n');
}

fn add(out: &mut String, value: &Value) {
    match value {
        Value::String(text) => quote(out, text),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                add(out, item);
            }
            out.push(']');
        }
        Value::Table(table) => {
            out.push('{');
            for (index, (key, value)) in table.iter().enumerate() {
                out.extend([if index > 0 { ", " } else { " " }, &spelled(key), " = "]);
                add(out, value);
            }
            out.push_str(" }");
        }
        // Writing to a `String` cannot fail.
        other => _ = write!(out, "{other}"),
    }
}

/// A key, between quotes where it needs them.
fn spelled(key: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !key.is_empty() && key.chars().all(is_plain) {
        return key.to_owned();
    }
    let mut out = String::with_capacity(key.len() + 2);
    quote(&mut out, key);
    out
}

/// A text on one line, as it is where that can be.
fn quote(out: &mut String, text: &str) {
    // Nearly all stand as they are.
    let stands = |byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
    if text.bytes().all(stands) {
        return out.extend(["\"", text, "\""]);
    }
    let is_plain = |c: char| c != '\'' && !c.is_control() && !is_hidden(c);
    if text.contains(['"', '\\']) && text.chars().all(is_plain) {
        return out.extend(["'", text, "'"]);
    }
    out.push_str(&in_toml(text));
}
