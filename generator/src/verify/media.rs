//! What a media type says of a body.

use serde_json::Value;

/// What kind of value a body of a media type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::verify) enum MediaKind {
    Json,
    Form,
    Multipart,
    Events,
    Sequence,
    /// XML whose schema says what stands in it; XML of which nothing is said is a text.
    Xml,
    Text,
    Bytes,
}

/// The media type without its parameters.
pub(in crate::verify) fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// The media type that is meant by a name which is none: of several the first, of a word alone that of
/// `application`, and any where it says nothing, without what is no parameter.
pub(in crate::verify) fn meant(name: &str) -> String {
    let is_sign = |one: u8| one.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&one);
    let is_word = |text: &str| !text.is_empty() && text.bytes().all(is_sign);
    let mut parts = name.trim().split([';', ',', ' ']);
    let first = parts.next().unwrap_or_default();
    let meant = match first.split_once('/') {
        None if is_word(first) && first != "*" => format!("application/{first}"),
        Some((kind, "")) if is_word(kind) => format!("{kind}/*"),
        Some((kind, own)) if is_word(kind) && is_word(own) => first.to_owned(),
        _ => "*/*".to_owned(),
    };
    let rest = name.trim().get(first.len()..).unwrap_or_default().trim();
    let is_parameter = |one: &&str| {
        let pair = one.split_once('=');
        pair.is_some_and(|(name, value)| is_word(name) && is_word(value))
    };
    let parameters = rest.split(';').map(str::trim);
    let is_sound = parameters
        .clone()
        .all(|one| one.is_empty() || is_parameter(&one));
    if !rest.is_empty() && !rest.starts_with(';') {
        meant
    } else if meant == first && (is_sound || rest.contains('"')) {
        name.trim().to_owned()
    } else {
        let kept = parameters.filter(is_parameter);
        kept.fold(meant, |known, one| format!("{known}; {one}"))
    }
}

pub(in crate::verify) fn kind(name: &str) -> MediaKind {
    match essence(&meant(name)).as_str() {
        "application/json" | "text/json" => MediaKind::Json,
        "application/x-www-form-urlencoded" => MediaKind::Form,
        "text/event-stream" => MediaKind::Events,
        "application/xml" | "application/yaml" | "application/x-yaml" | "application/graphql" => {
            MediaKind::Text
        }
        other if is_sequential(other) => MediaKind::Sequence,
        other if other.ends_with("+json") => MediaKind::Json,
        other if other.starts_with("multipart/") => MediaKind::Multipart,
        other if other.starts_with("text/") || other.ends_with("+xml") => MediaKind::Text,
        _ => MediaKind::Bytes,
    }
}

/// Whether a media type is JSON, item by item.
fn is_sequential(essence: &str) -> bool {
    let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype);
    let lines = ["jsonl", "ndjson", "jsonlines", "json-lines"];
    let plain = subtype.strip_prefix("x-").unwrap_or(subtype);
    is_of_records(essence)
        || lines.contains(&plain)
        || matches!(subtype, "stream+json" | "x-json-stream")
        || subtype.ends_with("+jsonl")
}

/// Whether each item begins with a character of its own.
fn is_of_records(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence.ends_with("/json-seq") || essence.ends_with("+json-seq")
}

/// Items as a body of a media type has them.
pub(in crate::verify) fn written(media_type: &str, items: &[Value]) -> String {
    let begin = if is_of_records(media_type) {
        "\u{1e}"
    } else {
        ""
    };
    let items = items.iter().map(|item| format!("{begin}{item}\n"));
    items.collect()
}

/// The items of a body, each of which is to stand in one line.
pub(in crate::verify) fn items(media_type: &str, body: &[u8]) -> Result<Vec<Value>, String> {
    let text = std::str::from_utf8(body).map_err(|error| error.to_string())?;
    if !text.is_empty() && !text.ends_with('\n') {
        return Err("its last item has no end".to_owned());
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let items = lines.zip(1..).map(|(line, number)| {
        let item = if is_of_records(media_type) {
            line.strip_prefix('\u{1e}')
                .ok_or_else(|| format!("its item {number} begins with no RS"))?
        } else {
            line
        };
        serde_json::from_str(item).map_err(|error| format!("its item {number}: {error}"))
    });
    items.collect()
}

/// Whether a media type is YAML, which every JSON is too.
pub(in crate::verify) fn is_yaml(name: &str) -> bool {
    let essence = essence(name);
    let known = ["application/yaml", "application/x-yaml", "text/yaml"];
    known.contains(&essence.as_str()) || essence.ends_with("+yaml")
}

/// Whether a media type is XML.
pub(in crate::verify) fn is_xml(name: &str) -> bool {
    let essence = essence(&meant(name));
    matches!(essence.as_str(), "application/xml" | "text/xml") || essence.ends_with("+xml")
}

/// Whether a media type is a range that JSON is in, among all others.
pub(in crate::verify) fn is_any(name: &str) -> bool {
    matches!(essence(name).as_str(), "*/*" | "application/*")
}

/// A media type that a range allows; what is no range is itself.
pub(in crate::verify) fn concrete(name: &str) -> String {
    if !name.contains('*') {
        return name.to_owned();
    }
    if let Some(ending) = essence(name).strip_prefix("application/*+") {
        return format!("application/any+{ending}");
    }
    let known = match essence(name).split('/').next() {
        Some("text") => "text/plain",
        Some("image") => "image/png",
        Some("audio") => "audio/mpeg",
        Some("video") => "video/mp4",
        Some("multipart") => "multipart/form-data",
        _ => "application/octet-stream",
    };
    known.to_owned()
}

/// Whether a media type is the declared one, or one that the declared range allows.
///
/// Parameters that are declared have to be there. A text may name its encoding
/// and a form of several parts has to name its boundary.
pub(in crate::verify) fn is_of(sent: &str, declared: &str) -> bool {
    let (one, other) = (essence(sent), essence(declared));
    let in_range = match other.split_once('/') {
        Some(("*", "*")) => true,
        Some((kind, own)) => match own.strip_prefix('*') {
            // JSON that has no type of its own is what a range of such types has in common.
            Some("+json") if one == "application/json" => true,
            Some(ending) => one
                .strip_prefix(kind)
                .is_some_and(|rest| rest.starts_with('/') && rest.ends_with(ending)),
            None => one == other,
        },
        None => one == other,
    };
    let usual = |parameter: &String| {
        parameter == "charset=utf-8"
            || (one.starts_with("multipart/") && parameter.starts_with("boundary="))
            // "The `type` parameter MUST be specified", says RFC 2387.
            || (one == "multipart/related" && parameter.starts_with("type="))
    };
    let (sent, mut declared) = (parameters(sent), parameters(declared));
    if other.starts_with("multipart/") {
        // Which boundary fits depends on what is sent.
        declared.retain(|parameter| !parameter.starts_with("boundary="));
    }
    let has_all = declared.iter().all(|parameter| sent.contains(parameter));
    in_range
        && has_all
        && sent
            .iter()
            .all(|parameter| declared.contains(parameter) || usual(parameter))
}

fn parameters(name: &str) -> Vec<String> {
    let parameters = name.split(';').skip(1);
    let tidy = parameters.map(|text| {
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        let value = value.trim().trim_matches('"');
        let value = match name.trim() {
            "boundary" => value.to_owned(),
            _ => value.to_ascii_lowercase(),
        };
        format!("{}={value}", name.trim().to_ascii_lowercase())
    });
    tidy.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_media_type_is_of_its_declaration() {
        for (sent, declared) in [
            ("application/json", "application/JSON"),
            ("text/plain;charset=UTF-8", "text/plain"),
            ("image/png", "image/*"),
            ("application/any+json", "application/*+json"),
            ("application/json", "application/*+json"),
            ("multipart/form-data; boundary=\"x\"", "multipart/form-data"),
            ("application/json; v=1", "application/json;v=\"1\""),
        ] {
            assert!(is_of(sent, declared), "{sent} {declared}");
        }
        for (sent, declared) in [
            ("application/json", "application/problem+json"),
            ("application/json", "application/json; v=1"),
            ("application/json; v=2", "application/json"),
            ("text/plain", "image/*"),
            ("application/json", "application/*+xml"),
        ] {
            assert!(!is_of(sent, declared), "{sent} {declared}");
        }
    }

    #[test]
    fn a_name_that_is_none_means_the_nearest() {
        for (name, meaning) in [
            ("text/plain; charset=utf-8", "text/plain; charset=utf-8"),
            ("a/b; boundary=\"c;d\"", "a/b; boundary=\"c;d\""),
            ("image/*", "image/*"),
            ("", "*/*"),
            ("*", "*/*"),
            ("json", "application/json"),
            ("text/", "text/*"),
            ("a/b; c", "a/b"),
            ("a/b; c; d=e", "a/b; d=e"),
            ("a/b, c/d", "a/b"),
        ] {
            assert_eq!(meant(name), meaning, "{name}");
        }
    }

    #[test]
    fn items_are_written_and_read_in_their_framing() {
        let all = [serde_json::json!({ "a": 1 }), serde_json::json!("x")];
        for media_type in ["application/jsonl", "application/json-seq"] {
            let text = written(media_type, &all);
            assert_eq!(items(media_type, text.as_bytes()).unwrap(), all);
        }
        assert!(items("application/json-seq", b"1\n").is_err());
        assert!(items("application/jsonl", b"1").is_err());
    }

    #[test]
    fn kinds_are_known_by_the_essence() {
        assert_eq!(
            kind("application/problem+json; charset=utf-8"),
            MediaKind::Json
        );
        assert_eq!(kind("image/svg+xml"), MediaKind::Text);
        assert_eq!(kind("*/*"), MediaKind::Bytes);
        assert_eq!(kind("application/x-ndjson"), MediaKind::Sequence);
        assert_eq!(kind("application/geo+json-seq"), MediaKind::Sequence);
        assert_eq!(concrete("image/*"), "image/png");
        assert_eq!(concrete("application/*+json"), "application/any+json");
        assert!(is_xml("application/*+xml") && is_xml("Text/XML; charset=utf-8"));
        assert!(!is_xml("application/xml-dtd"));
        assert!(is_yaml("application/apply-patch+yaml") && !is_yaml("text/plain"));
    }
}
