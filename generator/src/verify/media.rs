//! What a media type says of a body.

/// What kind of value a body of a media type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::verify) enum MediaKind {
    Json,
    Form,
    Multipart,
    Events,
    Text,
    Bytes,
}

/// The media type without its parameters.
pub(in crate::verify) fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

pub(in crate::verify) fn kind(name: &str) -> MediaKind {
    match essence(name).as_str() {
        "application/json" | "text/json" => MediaKind::Json,
        "application/x-www-form-urlencoded" => MediaKind::Form,
        "text/event-stream" => MediaKind::Events,
        "application/xml"
        | "application/yaml"
        | "application/x-yaml"
        | "application/graphql"
        | "application/jsonl"
        | "application/x-ndjson" => MediaKind::Text,
        other if other.ends_with("+json") => MediaKind::Json,
        other if other.starts_with("multipart/") => MediaKind::Multipart,
        other if other.starts_with("text/") || other.ends_with("+xml") => MediaKind::Text,
        _ => MediaKind::Bytes,
    }
}

/// Whether a media type is YAML, which every JSON is too.
pub(in crate::verify) fn is_yaml(name: &str) -> bool {
    let essence = essence(name);
    let known = ["application/yaml", "application/x-yaml", "text/yaml"];
    known.contains(&essence.as_str()) || essence.ends_with("+yaml")
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
            ("application/json", "application/*+json"),
        ] {
            assert!(!is_of(sent, declared), "{sent} {declared}");
        }
    }

    #[test]
    fn kinds_are_known_by_the_essence() {
        assert_eq!(
            kind("application/problem+json; charset=utf-8"),
            MediaKind::Json
        );
        assert_eq!(kind("image/svg+xml"), MediaKind::Text);
        assert_eq!(kind("*/*"), MediaKind::Bytes);
        assert_eq!(concrete("image/*"), "image/png");
        assert_eq!(concrete("application/*+json"), "application/any+json");
        assert!(is_yaml("application/apply-patch+yaml") && !is_yaml("text/plain"));
    }
}
