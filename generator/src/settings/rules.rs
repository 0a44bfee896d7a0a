//! What the values of settings must be.
//!
//! A rule answers with the rest of a sentence that begins with the value.

use super::contents::{IDEMPOTENT, NOT_IDEMPOTENT};
use crate::names::is_device;
use crate::token::is_token;

/// Tells what is wrong with a value, if anything is.
pub(super) type Rule = fn(&str) -> Result<(), String>;

/// Names that Rust has another meaning for.
const RESERVED: &[&str] = &["alloc", "core", "proc-macro", "proc_macro", "std", "test"];

pub(super) fn filled(text: &str) -> Result<(), String> {
    require(!text.trim().is_empty(), "is empty")
}

/// Tells what keeps `name` from being the name of a crate, if anything does.
///
/// # Errors
///
/// Returns the rest of a sentence that begins with the name.
pub fn crate_name(name: &str) -> Result<(), String> {
    const MOST: usize = 64;
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    require(
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_allowed),
        "is not the name of a crate: it must begin with a letter, and hold only ASCII letters, digits, `-` and `_`",
    )?;
    require(
        name.len() <= MOST,
        "is too long for the name of a crate: at most 64 characters are allowed",
    )?;
    let is_keyword = syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err();
    require(
        !is_keyword && !is_device(name) && !RESERVED.contains(&name.to_ascii_lowercase().as_str()),
        "cannot be the name of a crate: it is reserved",
    )
}

pub(super) fn version(text: &str) -> Result<(), String> {
    let (rest, build) = split(text, '+');
    let (core, pre_release) = split(rest, '-');
    let numbers: Vec<&str> = core.split('.').collect();
    let is_tag = |tag: Option<&str>, is_part: fn(&str) -> bool| {
        tag.is_none_or(|tag| tag.split('.').all(is_part))
    };
    require(
        numbers.len() == 3
            && numbers.iter().all(|number| is_number(number))
            && is_tag(pre_release, is_pre_release)
            && is_tag(build, is_word),
        "is not a version: it must be three numbers such as 0.1.0, and may go on as in 1.0.0-beta.1",
    )
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    match text.split_once(at) {
        Some((before, behind)) => (before, Some(behind)),
        None => (text, None),
    }
}

fn is_number(text: &str) -> bool {
    let is_padded = text.len() > 1 && text.starts_with('0');
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits && !is_padded && text.parse::<u64>().is_ok()
}

fn is_pre_release(text: &str) -> bool {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let is_padded = is_digits && text.len() > 1 && text.starts_with('0');
    is_word(text) && !is_padded
}

fn is_word(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !text.is_empty() && text.bytes().all(is_allowed)
}

/// An expression of SPDX, by its form: which licences there are changes. Cargo takes a slash as well,
/// as it was written before.
pub(super) fn license(text: &str) -> Result<(), String> {
    let spaced = text.replace('(', " ( ").replace(')', " ) ");
    let is_id = |word: &str| {
        let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-.+:/".contains(c);
        word.chars().all(is_allowed) && !["AND", "OR", "WITH"].contains(&word)
    };
    let (mut open, mut wants_id, mut is_right) = (0_usize, true, true);
    for word in spaced.split_whitespace() {
        match word {
            "(" if wants_id => open += 1,
            ")" if !wants_id && open > 0 => open -= 1,
            "AND" | "OR" | "WITH" if !wants_id => wants_id = true,
            id if wants_id && is_id(id) => wants_id = false,
            _ => is_right = false,
        }
    }
    require(
        is_right && !wants_id && open == 0,
        "is not an expression of SPDX, such as `MIT` or `MIT OR Apache-2.0`",
    )
}

/// A JSON Pointer to something in a body, as RFC 6901 writes it.
pub(super) fn pointer(text: &str) -> Result<(), String> {
    let is_escaped = text
        .split('~')
        .skip(1)
        .all(|part| part.starts_with(['0', '1']));
    require(
        text.starts_with('/') && is_escaped,
        "is not a JSON Pointer, such as `/error/code`",
    )
}

pub(super) fn header(text: &str) -> Result<(), String> {
    require(is_token(text), "cannot be the name of a header")
}

pub(super) fn url(text: &str) -> Result<(), String> {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let is_odd = |c: char| c.is_whitespace() || c.is_control();
    require(
        host.is_some_and(|host| !host.is_empty() && !host.contains(is_odd)),
        "is not a URL that begins with https:// or http://",
    )
}

pub(super) fn keyword(text: &str) -> Result<(), String> {
    const MOST: usize = 20;
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+');
    require(
        text.len() <= MOST
            && text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text.chars().all(is_allowed),
        "is not a keyword: it must begin with an ASCII letter or digit, hold only those, `-`, `_` and `+`, and have at most 20 characters",
    )
}

pub(super) fn category(text: &str) -> Result<(), String> {
    let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(is_allowed);
    require(
        text.split("::").all(is_part),
        "is not a category: it must look like api-bindings or web-programming::http-client",
    )
}

/// The name of an environment variable.
pub(super) fn variable(text: &str) -> Result<(), String> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || c == '_';
    require(
        text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && text.chars().all(is_allowed),
        "is not the name of an environment variable: it must begin with an ASCII letter or `_`, and hold only those and digits",
    )
}

/// Whether an operation is idempotent.
pub(super) fn idempotence(text: &str) -> Result<(), String> {
    require(
        [IDEMPOTENT, NOT_IDEMPOTENT].contains(&text),
        "is neither `idempotent` nor `not-idempotent`",
    )
}

/// A pattern of paths, which may have a method before it.
pub(super) fn path(text: &str) -> Result<(), String> {
    require(
        method_and_path(text).is_some(),
        "is no path: it must begin with `/`, and may have a method before it",
    )
}

/// The method, if one is named, and the path of a pattern: `GET /pets/**`. The method need not be
/// one that is known.
#[must_use]
pub fn method_and_path(text: &str) -> Option<(Option<&str>, &str)> {
    if text.starts_with('/') {
        return Some((None, text));
    }
    let (method, path) = text.split_once(char::is_whitespace)?;
    let path = path.trim_start();
    let is_method = !method.is_empty() && method.chars().all(|c| c.is_ascii_alphanumeric());
    (is_method && path.starts_with('/')).then_some((Some(method), path))
}

/// The name of an example, which becomes that of a file.
pub(super) fn example_name(text: &str) -> Result<(), String> {
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    require(
        text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(is_allowed),
        "is not the name of an example: it must begin with a lower-case ASCII letter, and hold only those, digits and `_`",
    )?;
    require(
        !is_device(text),
        "cannot be the name of an example: Windows has no such file",
    )
}

fn require(is_right: bool, what_is_wrong: &str) -> Result<(), String> {
    if is_right {
        Ok(())
    } else {
        Err(what_is_wrong.to_owned())
    }
}
