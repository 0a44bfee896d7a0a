//! What the specification says that a parameter looks like: its table of style
//! examples, and RFC 6570 behind it.

use serde_json::Value;

use super::wire::{Rule, Token, spelled};
use crate::verify::case::Location;
use crate::verify::document::{Encoding, Form, Parameter, Style, StyleKind};
use crate::verify::media::{self, MediaKind};

/// A name and a value, as they stand in a query, in a cookie or in a form.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) name: Vec<Token>,
    /// The name without its escapes.
    pub(super) key: String,
    pub(super) value: Vec<Token>,
}

/// What a value is where names and values stand.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pairs {
    /// These, in this order.
    Exact(Vec<Pair>),
    /// The specification does not say. These strings are there, in pairs whose names
    /// begin with the parameter's.
    Loose(Vec<String>),
}

/// A value in a query, in a cookie or in a form.
pub(super) fn pairs(form: &Form, name: &str, value: &Value) -> Pairs {
    match form {
        Form::Content(media_type) if media::kind(media_type) == MediaKind::Json => {
            Pairs::Exact(vec![pair(name, vec![Token::Json(value.clone())])])
        }
        Form::Content(_) => Pairs::Exact(vec![pair(name, vec![scalar(value)])]),
        Form::Styled(style) => styled_pairs(*style, name, value),
    }
}

fn styled_pairs(style: Style, name: &str, value: &Value) -> Pairs {
    let between = match style.kind {
        StyleKind::SpaceDelimited => "%20",
        StyleKind::PipeDelimited => "%7C",
        StyleKind::TabDelimited => "%09",
        _ => ",",
    };
    let is_deep = style.kind == StyleKind::DeepObject;
    let list = match value {
        Value::Object(members) if is_deep && members.values().all(is_single) => members
            .iter()
            .map(|(key, value)| deep_pair(name, key, value))
            .collect(),
        _ if is_deep => return Pairs::Loose(leaves(value)),
        Value::Array(items) if style.explode => items
            .iter()
            .map(|item| pair(name, vec![scalar(item)]))
            .collect(),
        Value::Object(members) if style.explode => members
            .iter()
            .map(|(key, value)| pair(key, vec![scalar(value)]))
            .collect(),
        Value::Array(items) => vec![pair(name, joined(items.iter().map(scalar), between))],
        Value::Object(members) => {
            let both = members
                .iter()
                .flat_map(|(key, value)| [Token::Text(key.clone()), scalar(value)]);
            vec![pair(name, joined(both, between))]
        }
        value => vec![pair(name, vec![scalar(value)])],
    };
    Pairs::Exact(list)
}

fn deep_pair(name: &str, key: &str, value: &Value) -> Pair {
    Pair {
        name: vec![
            Token::Text(name.to_owned()),
            Token::Exact("%5B".to_owned()),
            Token::Text(key.to_owned()),
            Token::Exact("%5D".to_owned()),
        ],
        key: format!("{name}[{key}]"),
        value: vec![scalar(value)],
    }
}

pub(super) fn pair(name: &str, value: Vec<Token>) -> Pair {
    Pair {
        name: vec![Token::Text(name.to_owned())],
        key: name.to_owned(),
        value,
    }
}

fn joined(values: impl Iterator<Item = Token>, between: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (index, value) in values.enumerate() {
        if index > 0 {
            push(&mut tokens, between);
        }
        tokens.push(value);
    }
    tokens
}

pub(super) fn push(tokens: &mut Vec<Token>, text: &str) {
    if !text.is_empty() {
        tokens.push(Token::Exact(text.to_owned()));
    }
}

/// One value. What is nested is JSON, as far as anybody knows.
pub(super) fn scalar(value: &Value) -> Token {
    match value {
        Value::String(text) => Token::Text(text.clone()),
        Value::Number(number) => Token::Number(number.clone()),
        Value::Bool(flag) => Token::Text(flag.to_string()),
        other => Token::Json(other.clone()),
    }
}

fn is_single(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

/// The strings of a value, outermost first.
fn leaves(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(leaves).collect(),
        Value::Object(members) => members.values().flat_map(leaves).collect(),
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![spelled(number)],
        Value::Bool(flag) => vec![flag.to_string()],
        // There is no text for it, so that it is left out.
        Value::Null => Vec::new(),
    }
}

/// What a field of a form is on the wire, or a member of a whole query.
pub(super) fn field_pairs(name: &str, value: &Value, encoding: Option<&Encoding>) -> Pairs {
    if let Some(style) = encoding.and_then(|encoding| encoding.style) {
        return pairs(&Form::Styled(style), name, value);
    }
    let as_json = encoding
        .and_then(|encoding| encoding.content_type.as_deref())
        .is_some_and(|content_type| media::kind(content_type) == MediaKind::Json);
    match value {
        value if as_json => Pairs::Exact(vec![pair(name, vec![Token::Json(value.clone())])]),
        // What is nested is JSON unless something else is said.
        Value::Object(_) => Pairs::Exact(vec![pair(name, vec![Token::Json(value.clone())])]),
        value => {
            let style = Style {
                kind: StyleKind::Form,
                explode: true,
                reserved: false,
            };
            pairs(&Form::Styled(style), name, value)
        }
    }
}

/// The rule by which the values of a parameter are escaped.
pub(super) fn rule(parameter: &Parameter) -> Rule {
    match (&parameter.form, parameter.location) {
        (_, Location::Path) => Rule::Path,
        (_, Location::Header) => Rule::Plain,
        (Form::Styled(style), Location::Cookie) if style.kind == StyleKind::Cookie => Rule::Plain,
        (_, Location::Cookie) => Rule::Cookie,
        (Form::Styled(style), _) if style.reserved => Rule::Reserved,
        _ => Rule::Query,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::segment::segment;
    use super::super::wire::{Rule, text};
    use super::*;

    fn style(kind: StyleKind, explode: bool) -> Form {
        Form::Styled(Style {
            kind,
            explode,
            reserved: false,
        })
    }

    /// The rows of the specification's table: the style, `explode`, and `color`
    /// as a text, as an array and as an object, `-` where it says nothing.
    const TABLE: [(StyleKind, bool, [&str; 3]); 14] = [
        (
            StyleKind::Matrix,
            false,
            [
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            StyleKind::Matrix,
            true,
            [
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
        (
            StyleKind::Label,
            false,
            [".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
        ),
        (
            StyleKind::Label,
            true,
            [".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (
            StyleKind::Simple,
            false,
            ["blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            StyleKind::Simple,
            true,
            ["blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
        (
            StyleKind::Form,
            false,
            [
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            StyleKind::Form,
            true,
            [
                "color=blue",
                "color=blue&color=black&color=brown",
                "R=100&G=200&B=150",
            ],
        ),
        (
            StyleKind::SpaceDelimited,
            false,
            [
                "-",
                "color=blue%20black%20brown",
                "color=R%20100%20G%20200%20B%20150",
            ],
        ),
        (StyleKind::SpaceDelimited, true, ["-", "-", "-"]),
        (
            StyleKind::PipeDelimited,
            false,
            [
                "-",
                "color=blue%7Cblack%7Cbrown",
                "color=R%7C100%7CG%7C200%7CB%7C150",
            ],
        ),
        (StyleKind::PipeDelimited, true, ["-", "-", "-"]),
        (
            StyleKind::DeepObject,
            true,
            [
                "-",
                "-",
                "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            ],
        ),
        (
            StyleKind::Cookie,
            true,
            [
                "color=blue",
                "color=blue; color=black; color=brown",
                "R=100; G=200; B=150",
            ],
        ),
    ];

    #[test]
    fn every_cell_of_the_table_is_as_the_specification_has_it() {
        let values = [
            json!("blue"),
            json!(["blue", "black", "brown"]),
            json!({ "R": 100, "G": 200, "B": 150 }),
        ];
        for (kind, explode, cells) in TABLE {
            for (value, cell) in values.iter().zip(cells) {
                if cell == "-" {
                    continue;
                }
                assert_eq!(
                    written(&style(kind, explode), value),
                    cell,
                    "{kind:?} {explode}"
                );
            }
        }
    }

    fn written(form: &Form, value: &Value) -> String {
        let Form::Styled(Style { kind, .. }) = form else {
            panic!("a style");
        };
        if matches!(
            kind,
            StyleKind::Simple | StyleKind::Label | StyleKind::Matrix
        ) {
            return text(&segment(form, "color", value), Rule::Path);
        }
        let Pairs::Exact(all) = pairs(form, "color", value) else {
            panic!("pairs");
        };
        let pairs = all.iter().map(|pair| {
            format!(
                "{}={}",
                text(&pair.name, Rule::Query),
                text(&pair.value, Rule::Query)
            )
        });
        let between = if *kind == StyleKind::Cookie {
            "; "
        } else {
            "&"
        };
        pairs.collect::<Vec<_>>().join(between)
    }

    #[test]
    fn an_empty_text_is_as_rfc_6570_has_it() {
        let empty = json!("");
        for (kind, expected) in [
            (StyleKind::Matrix, ";color"),
            (StyleKind::Label, "."),
            (StyleKind::Simple, ""),
            (StyleKind::Form, "color="),
        ] {
            assert_eq!(written(&style(kind, false), &empty), expected);
        }
        let matrix = |value: &Value| written(&style(StyleKind::Matrix, false), value);
        assert_eq!(matrix(&json!(["", "b"])), ";color=,b");
        assert_eq!(matrix(&json!([""])), ";color");
    }

    #[test]
    fn values_without_a_form_are_spelled_like_others() {
        let form = style(StyleKind::DeepObject, true);
        let value = json!({"list": [1.0, 1e16, {"rate": 0.5}, true, null, "a"]});
        let strings = ["1", "10000000000000000", "0.5", "true", "a"];
        let strings = strings.map(str::to_owned).to_vec();
        assert_eq!(pairs(&form, "color", &value), Pairs::Loose(strings));
    }

    #[test]
    fn values_are_escaped_and_delimiters_are_not() {
        let value = json!(["a,b", "c d"]);
        assert_eq!(
            written(&style(StyleKind::Simple, false), &value),
            "a%2Cb,c%20d"
        );
        assert_eq!(
            written(&style(StyleKind::Matrix, true), &value),
            ";color=a%2Cb;color=c%20d"
        );
        assert_eq!(
            written(&style(StyleKind::PipeDelimited, false), &value),
            "color=a%2Cb%7Cc%20d"
        );
    }
}
