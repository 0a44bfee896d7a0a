//! What stands on the wire, piece by piece, and whether a text is that.

use std::fmt::Write as _;

use serde_json::{Number, Value};

use super::numerals::misspelled;
use crate::limits::proof::SHOWN_REST;
use crate::verify::same;

/// A piece of what is expected on the wire.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// This, as it is. Only the digits of escapes may be of either case.
    Exact(String),
    /// What the document has in a path: legal characters stay, others are escaped.
    Literal(String),
    /// A text, escaped as its place demands.
    Text(String),
    /// A text in a path, in which reserved characters stay and slashes are the path's.
    Open(String),
    /// A number, as ECMAScript and RFC 8785 spell it.
    Number(Number),
    /// Up to the next piece, the JSON of this value, escaped.
    Json(Value),
}

/// What may stand in a value as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// In a path.
    Path,
    /// In a path, where the document allows reserved characters.
    Open,
    /// In a query.
    Query,
    /// In a query, where the document allows reserved characters.
    Reserved,
    /// In a form that is a body, where a space can be a plus sign.
    Form,
    /// In a cookie that is escaped.
    Cookie,
    /// In a header or a cookie in which nothing is escaped.
    Plain,
}

impl Rule {
    fn allows(self, byte: u8) -> bool {
        let is_unreserved = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let others: &[u8] = match self {
            Self::Path => b"!$'()*:@&+",
            Self::Open => b"!$'()*:@&+/,;=",
            Self::Query | Self::Form => b"!$'()*:@/?",
            Self::Reserved => b"!$'()*:@/?,;=+",
            Self::Cookie => b"!$'()*:@/?&+",
            Self::Plain => return true,
        };
        is_unreserved || others.contains(&byte)
    }

    /// What the document wants to be as it is, and can be there without harm.
    fn demands(self, byte: u8) -> bool {
        match self {
            Self::Reserved => b"/:?@!,".contains(&byte),
            Self::Open => b"/:@!,".contains(&byte),
            _ => false,
        }
    }

    fn escapes(self) -> bool {
        self != Self::Plain
    }
}

/// What is wrong with a text that should be these pieces.
pub(super) fn mistake(raw: &str, tokens: &[Token], rule: Rule) -> Option<String> {
    let mut rest = raw.as_bytes();
    for (index, token) in tokens.iter().enumerate() {
        match after(rest, token, tokens.get(index + 1), rule) {
            Ok(left) => rest = left,
            Err(problem) => return Some(problem),
        }
    }
    (!rest.is_empty()).then(|| format!("`{}` stands behind it", String::from_utf8_lossy(rest)))
}

/// The pieces as a text, in one of the ways in which they can be written.
pub(super) fn text(tokens: &[Token], rule: Rule) -> String {
    let pieces = tokens.iter().map(|token| match token {
        Token::Exact(text) | Token::Literal(text) => text.clone(),
        Token::Text(text) => escaped(text, rule),
        Token::Open(text) => escaped(text, Rule::Open),
        Token::Number(number) => escaped(&spelled(number), rule),
        Token::Json(value) => escaped(&value.to_string(), rule),
    });
    pieces.collect()
}

fn escaped(text: &str, rule: Rule) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        let is_kept = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || rule.demands(byte);
        if is_kept || !rule.escapes() {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn after<'r>(
    rest: &'r [u8],
    token: &Token,
    next: Option<&Token>,
    rule: Rule,
) -> Result<&'r [u8], String> {
    match token {
        Token::Exact(text) => exact(rest, text),
        Token::Literal(text) => rest.strip_prefix(text.as_bytes()).map_or_else(
            || {
                value(
                    rest,
                    text,
                    |byte| b"/!$&'()*+,;=:@-._~".contains(&byte) || byte.is_ascii_alphanumeric(),
                    Rule::Path,
                )
            },
            Ok,
        ),
        Token::Text(text) => value(rest, text, |byte| rule.allows(byte), rule)
            .or_else(|problem| respelled(rest, text, next, rule).ok_or(problem)),
        Token::Open(text) => value(rest, text, |byte| Rule::Open.allows(byte), Rule::Open),
        Token::Number(number) => value(rest, &spelled(number), |byte| rule.allows(byte), rule),
        Token::Json(expected) => json(rest, expected, next, rule),
    }
}

fn exact<'r>(rest: &'r [u8], text: &str) -> Result<&'r [u8], String> {
    let (start, left) = rest
        .split_at_checked(text.len())
        .ok_or_else(|| expected(rest, text))?;
    let is_escape = text.starts_with('%') && start.eq_ignore_ascii_case(text.as_bytes());
    if is_escape || start == text.as_bytes() {
        Ok(left)
    } else {
        Err(expected(rest, text))
    }
}

fn value<'r>(
    mut rest: &'r [u8],
    text: &str,
    allows: impl Fn(u8) -> bool,
    rule: Rule,
) -> Result<&'r [u8], String> {
    for byte in text.bytes() {
        rest = match rest {
            [b'%', high, low, left @ ..] if rule.escapes() && digits(*high, *low) == Some(byte) => {
                if rule.demands(byte) {
                    return Err(format!(
                        "`{}` is escaped, although reserved characters are allowed",
                        char::from(byte)
                    ));
                }
                left
            }
            [sign, left @ ..] if is_space(*sign, rule) && byte == b' ' => left,
            [first, left @ ..] if *first == byte && allows(byte) => left,
            [first, ..] if *first == byte => {
                return Err(format!("`{}` has to be escaped there", char::from(byte)));
            }
            _ => return Err(expected(rest, text)),
        };
    }
    Ok(rest)
}

/// What is left behind a text that is spelled otherwise and means the same, as a moment can be in
/// several zones.
fn respelled<'r>(rest: &'r [u8], text: &str, next: Option<&Token>, rule: Rule) -> Option<&'r [u8]> {
    let (own, left) = before(rest, next);
    let read = unescaped(own, rule).ok()?;
    let read = String::from_utf8(read).ok()?;
    let is_same = same::difference(&text.into(), &read.as_str().into()).is_none();
    (read != text && is_same).then_some(left)
}

fn json<'r>(
    rest: &'r [u8],
    value: &Value,
    next: Option<&Token>,
    rule: Rule,
) -> Result<&'r [u8], String> {
    let (own, left) = before(rest, next);
    let decoded = unescaped(own, rule)?;
    let read: Value =
        serde_json::from_slice(&decoded).map_err(|error| format!("is no JSON: {error}"))?;
    match same::difference(value, &read).or_else(|| misspelled(&decoded)) {
        Some(difference) => Err(format!("is JSON in which {difference}")),
        None => Ok(left),
    }
}

/// What stands before the next piece, and the rest.
fn before<'r>(rest: &'r [u8], next: Option<&Token>) -> (&'r [u8], &'r [u8]) {
    let first = match next {
        Some(Token::Exact(text) | Token::Literal(text)) => text.bytes().next(),
        _ => None,
    };
    let end = first.and_then(|first| rest.iter().position(|byte| *byte == first));
    rest.split_at(end.unwrap_or(rest.len()))
}

/// A value without its escapes, if those are there that its place demands.
fn unescaped(own: &[u8], rule: Rule) -> Result<Vec<u8>, String> {
    let is_illegal = |byte: &&u8| **byte != b'%' && !rule.allows(**byte) && !is_space(**byte, rule);
    if let Some(byte) = own.iter().find(is_illegal) {
        return Err(format!("`{}` has to be escaped there", char::from(*byte)));
    }
    if !rule.escapes() {
        return Ok(own.to_vec());
    }
    let spaced = own.iter().map(|byte| match byte {
        byte if is_space(*byte, rule) => b' ',
        byte => *byte,
    });
    Ok(decoded(&spaced.collect::<Vec<u8>>()))
}

/// Whether a sign that is not escaped stands for a space.
fn is_space(sign: u8, rule: Rule) -> bool {
    sign == b'+' && rule == Rule::Form
}

fn expected(rest: &[u8], text: &str) -> String {
    let found = String::from_utf8_lossy(&rest[..rest.len().min(SHOWN_REST)]);
    format!("`{text}` is expected where `{found}` stands")
}

/// The one way in which a number is written.
pub(super) fn spelled(number: &Number) -> String {
    if let Some(whole) = same::whole(number) {
        return whole.to_string();
    }
    let number = number.as_f64().unwrap_or_default();
    match number.abs() {
        1e21.. => format!("{number:e}").replace('e', "e+"),
        size if size < 1e-6 => format!("{number:e}"),
        _ => number.to_string(),
    }
}

fn digits(high: u8, low: u8) -> Option<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// Text with its escapes taken away.
pub(in crate::verify) fn decoded(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let [first, left @ ..] = rest {
        let byte = match left {
            [high, low, ..] if *first == b'%' => digits(*high, *low),
            _ => None,
        };
        out.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &left[2..] } else { left };
    }
    out
}

/// The characters that RFC 3986 does not let stand in a path or a query.
pub(super) fn illegal(raw: &str) -> Option<char> {
    let mut rest = raw.chars();
    while let Some(character) = rest.next() {
        let is_legal =
            character.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?".contains(character);
        if character == '%' {
            let both = [rest.next(), rest.next()];
            if !both
                .into_iter()
                .all(|digit| digit.is_some_and(|digit| digit.is_ascii_hexdigit()))
            {
                return Some('%');
            }
        } else if !is_legal {
            return Some(character);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(raw: &str, value: &str, rule: Rule) -> Option<String> {
        mistake(raw, &[Token::Text(value.to_owned())], rule)
    }

    #[test]
    fn a_text_may_be_escaped_and_has_to_be_where_it_matters() {
        assert_eq!(said("a%2Fb%c3%a4", "a/b\u{e4}", Rule::Path), None);
        assert_eq!(said("a/b", "a/b", Rule::Query), None);
        assert!(said("a/b", "a/b", Rule::Path).is_some_and(|said| said.contains("escaped")));
        assert!(said("a&b", "a&b", Rule::Query).is_some());
        assert!(said("a b", "a b", Rule::Query).is_some());
        assert!(said("a+b", "a b", Rule::Query).is_some());
        assert_eq!(said("a+b", "a b", Rule::Form), None);
        assert!(said("a%2Fb", "a/b", Rule::Reserved).is_some());
        assert_eq!(said("a/b%26", "a/b&", Rule::Reserved), None);
        assert!(said("a%2Fb", "a/b", Rule::Open).is_some());
        assert_eq!(said("a/b%3F", "a/b?", Rule::Open), None);
        assert!(said("a%26", "a&", Rule::Plain).is_some());
        assert!(said("ab", "a", Rule::Query).is_some());
        assert!(said("a", "ab", Rule::Query).is_some());
    }

    #[test]
    fn a_number_has_one_spelling() {
        let number = |raw: &str, value: Value| mistake(raw, &[same_number(value)], Rule::Query);
        assert_eq!(number("1", 1.0.into()), None);
        assert_eq!(number("10000000000000000", 1e16.into()), None);
        assert_eq!(number("1e%2B21", 1e21.into()), None);
        assert_eq!(number("1e-7", 1e-7.into()), None);
        assert!(number("1.0", 1.0.into()).is_some());
        assert!(number("1e16", 1e16.into()).is_some());
        assert!(number("1.5", 1.0.into()).is_some());
    }

    fn same_number(value: Value) -> Token {
        match value {
            Value::Number(number) => Token::Number(number),
            other => panic!("{other} is no number"),
        }
    }

    #[test]
    fn what_is_illegal_in_an_address_is_found() {
        assert_eq!(illegal("a%20b?c=d&e[f]=1"), Some('['));
        assert_eq!(illegal("a%2"), Some('%'));
        assert_eq!(illegal("/a:b@c"), None);
    }
}
