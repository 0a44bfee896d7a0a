//! Names of media types, and what is understood of those that are none.

use crate::normalize::context::{At, Context};
use crate::token::is_token;

/// What any media type may be.
const ANY: &str = "*/*";

/// The media type that a name is understood as, which is reported where the name is none.
pub(in crate::normalize) fn understood(context: &Context<'_>, name: &str, at: &At<'_>) -> String {
    let taken = repaired(name);
    if taken != name {
        let what = match name {
            "" => "an empty name".to_owned(),
            name => format!("`{name}`"),
        };
        let message = format!("{what} is no media type, so it is taken for `{taken}`");
        context.warn("bad-media-type", at, message);
    }
    taken
}

/// The media types of a list, as they are understood; nothing where there is none among them.
pub(in crate::normalize) fn all_understood(
    context: &Context<'_>,
    list: &str,
    at: &At<'_>,
) -> Option<String> {
    let all = split(list, ',').into_iter().map(str::trim);
    let is_sound = |name: &&str| repaired(name) == **name;
    if all.clone().all(|name| is_sound(&name)) {
        return Some(list.to_owned());
    }
    let taken: Vec<String> = all.map(repaired).filter(|name| name != ANY).collect();
    let taken = taken.join(", ");
    let so = match &*taken {
        "" => "it is not read".to_owned(),
        taken => format!("it is taken for `{taken}`"),
    };
    let what = match list {
        "" => "an empty text".to_owned(),
        list => format!("`{list}`"),
    };
    let message = format!("{what} is no list of media types, so {so}");
    context.warn("bad-media-type", at, message);
    (!taken.is_empty()).then_some(taken)
}

/// The media type that is meant by a name: itself, if it is one (RFC 9110, 8.3.1). Of several in one
/// name it is the first, and a word alone is one of those of `application`, where most are.
pub(in crate::normalize) fn repaired(name: &str) -> String {
    let name = name.trim();
    let end = name.find(|one: char| matches!(one, ';' | ',') || one.is_whitespace());
    let (essence, rest) = name.split_at(end.unwrap_or(name.len()));
    let essence = match essence.split_once('/') {
        _ if essence == "*" => ANY.to_owned(),
        Some((kind, "")) if is_token(kind) => format!("{kind}/*"),
        Some((kind, own)) if is_token(kind) && is_token(own) => essence.to_owned(),
        None if is_token(essence) => format!("application/{essence}"),
        _ => ANY.to_owned(),
    };
    let rest = rest.trim_start();
    if !rest.starts_with(';') {
        return essence;
    }
    let is_parameter = |text: &&str| text.trim().is_empty() || is_parameter(text.trim());
    let parameters = split(rest, ';').into_iter().skip(1);
    let all: Vec<&str> = parameters.collect();
    if all.iter().all(&is_parameter) && name.starts_with(&essence) {
        return name.to_owned();
    }
    let kept = all.into_iter().map(str::trim);
    let kept = kept.filter(|text| !text.is_empty() && is_parameter(text));
    kept.fold(essence, |known, one| format!("{known}; {one}"))
}

/// Whether a text is a parameter: a name, `=`, and a word or what is quoted.
fn is_parameter(text: &str) -> bool {
    let Some((name, value)) = text.split_once('=') else {
        return false;
    };
    let quoted = value
        .strip_prefix('"')
        .and_then(|value| value.strip_suffix('"'));
    let is_value = match quoted {
        Some(quoted) => is_quotable(quoted),
        None => is_token(value),
    };
    is_token(name) && is_value
}

/// Whether a text may stand between quotes, in which a quote is escaped.
fn is_quotable(text: &str) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let is_sound = match character {
            '"' => false,
            '\\' => characters.next().is_some(),
            other => other == '\t' || !other.is_control(),
        };
        if !is_sound {
            return false;
        }
    }
    true
}

/// The parts of a text between separators that are not quoted.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    let parts = text.split(|character| {
        let is_plain = !std::mem::take(&mut is_escaped);
        match character {
            '"' if is_plain => is_quoted = !is_quoted,
            '\\' if is_plain && is_quoted => is_escaped = true,
            _ => {}
        }
        character == separator && !is_quoted
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn a_media_type_is_left_as_it_is() {
        for name in [
            "application/json",
            "application/vnd.a+json; charset=utf-8",
            "text/plain;charset=\"UTF-8\"",
            "multipart/form-data; boundary=\"a;b, \\\"c\"",
            "application/json;",
            "*/*",
            "image/*",
            "application/*+json",
        ] {
            assert_eq!(repaired(name), name);
        }
    }

    #[test]
    fn what_is_none_is_taken_for_the_nearest() {
        for (name, taken) in [
            ("", "*/*"),
            ("*", "*/*"),
            ("/json", "*/*"),
            ("any type", "application/any"),
            ("json", "application/json"),
            ("application/", "application/*"),
            ("application/json; charset", "application/json"),
            ("text/plain; charset; a=b", "text/plain; a=b"),
            ("text/plain; charset = utf-8", "text/plain"),
            ("json; a=b", "application/json; a=b"),
            (" application/json ", "application/json"),
            ("application/json, text/plain", "application/json"),
            ("multipart/form-data boundary=x", "multipart/form-data"),
            ("a/b/c", "*/*"),
            ("anwendung/grüße", "*/*"),
        ] {
            assert_eq!(repaired(name), taken, "{name}");
        }
    }
}
