//! What a parameter looks like in a path or in a header.

use serde_json::Value;

use super::style::{push, scalar};
use super::wire::Token;
use crate::verify::document::{Form, Style, StyleKind};
use crate::verify::media::{self, MediaKind};

/// A value in a path or a header.
pub(super) fn segment(form: &Form, name: &str, value: &Value) -> Vec<Token> {
    match form {
        Form::Content(media_type) if media::kind(media_type) == MediaKind::Json => {
            vec![Token::Json(value.clone())]
        }
        Form::Content(_) => vec![scalar(value)],
        Form::Styled(style) => styled_segment(*style, name, value),
    }
}

fn styled_segment(style: Style, name: &str, value: &Value) -> Vec<Token> {
    let (lead, between) = match (style.kind, style.explode) {
        (StyleKind::Label, true) => (".", "."),
        (StyleKind::Label, false) => (".", ","),
        (StyleKind::Matrix, true) => (";", ";"),
        (StyleKind::Matrix, false) => (";", ","),
        (StyleKind::TabDelimited, _) => ("", "%09"),
        _ => ("", ","),
    };
    let mut tokens = Vec::new();
    push(&mut tokens, lead);
    let entries = entries(value);
    // Where all values stand behind one name, that is followed by something.
    let is_one = entries.len() == 1 || style.explode;
    for (index, (key, value)) in entries.into_iter().enumerate() {
        if index > 0 {
            push(&mut tokens, between);
        }
        let is_named = match key {
            Some(_) => index == 0 && !style.explode,
            None => index == 0 || style.explode,
        };
        let name = Some(name).filter(|_| is_named && style.kind == StyleKind::Matrix);
        let stands_alone = is_one && style.kind == StyleKind::Matrix && value == "";
        segment_entry(&mut tokens, style, [name, key], stands_alone, value);
    }
    tokens
}

/// What a value has one by one: its items, its members with their keys, or itself.
fn entries(value: &Value) -> Vec<(Option<&str>, &Value)> {
    match value {
        Value::Array(items) => items.iter().map(|item| (None, item)).collect(),
        Value::Object(members) => {
            let members = members.iter();
            members
                .map(|(key, value)| (Some(key.as_str()), value))
                .collect()
        }
        value => vec![(None, value)],
    }
}

/// An item or a member, behind the name of the parameter where that is given. `stands_alone` says that
/// nothing follows the name, so that no `=` does.
fn segment_entry(
    tokens: &mut Vec<Token>,
    style: Style,
    [name, key]: [Option<&str>; 2],
    stands_alone: bool,
    value: &Value,
) {
    if let Some(name) = name {
        tokens.push(Token::Text(name.to_owned()));
        if key.is_some() || !stands_alone {
            push(tokens, "=");
        }
    }
    if let Some(key) = key {
        tokens.push(Token::Text(key.to_owned()));
        if !style.explode {
            push(tokens, ",");
        } else if !stands_alone {
            push(tokens, "=");
        }
    }
    tokens.push(scalar(value));
}
