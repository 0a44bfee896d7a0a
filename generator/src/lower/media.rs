//! Which of the media types that a document offers is taken, and how.

use indexmap::IndexMap;
use openapiv3::MediaType;

use super::view::View;
use crate::pointer::Pointer;

/// What a media type is to a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Media {
    /// `application/json`.
    Json,
    /// JSON of a type of its own.
    JsonAs,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data` and its like.
    Multipart,
    /// Text, XML among it.
    Text,
    /// Events, one after another.
    Events,
    /// All others.
    Bytes,
}

/// The media type without its parameters.
pub(super) fn essence(name: &str) -> String {
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().to_lowercase()
}

pub(super) fn is_json(name: &str) -> bool {
    matches!(kind(name), Media::Json | Media::JsonAs)
}

pub(super) fn kind(name: &str) -> Media {
    let essence = essence(name);
    match essence.as_str() {
        "application/json" => Media::Json,
        "application/x-www-form-urlencoded" => Media::Form,
        "text/event-stream" => Media::Events,
        "application/xml"
        | "application/yaml"
        | "application/x-yaml"
        | "application/graphql"
        | "application/jsonl"
        | "application/x-ndjson" => Media::Text,
        "text/json" => Media::JsonAs,
        other if other.ends_with("+json") => Media::JsonAs,
        other if other.starts_with("multipart/") => Media::Multipart,
        other if other.starts_with("text/") || other.ends_with("+xml") => Media::Text,
        _ => Media::Bytes,
    }
}

/// A range, which stands for whatever the caller sends.
pub(super) fn is_range(name: &str) -> bool {
    name.contains('*')
}

/// The media type that is taken: the one that says most of its values. Those
/// that are not are reported.
pub(super) fn chosen<'a>(
    view: &mut View<'_>,
    content: &'a IndexMap<String, MediaType>,
    at: &Pointer,
) -> Option<(&'a String, &'a MediaType, Media)> {
    let (name, media_type) = content
        .iter()
        .min_by_key(|(name, _)| (is_range(name) && !is_json(name), kind(name)))?;
    for other in content.keys().filter(|other| *other != name) {
        let message = format!("`{other}` is offered too, but `{name}` is taken");
        view.unrepresented("other-media-types", &at.child(other), message);
    }
    Some((name, media_type, kind(name)))
}

#[cfg(test)]
mod tests {
    use super::{Media, is_json, kind};

    #[test]
    fn media_types_are_known_by_their_essence() {
        assert_eq!(kind("application/JSON; charset=utf-8"), Media::Json);
        assert_eq!(kind("application/problem+json"), Media::JsonAs);
        assert_eq!(kind("image/svg+xml"), Media::Text);
        assert_eq!(kind("*/*"), Media::Bytes);
        assert!(!is_json("application/jsonl"));
    }
}
