//! What the name of a media type says.

use crate::media_type::essence;

/// What a media type is to a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lower) enum Media {
    /// `application/json`.
    Json,
    /// JSON of a type of its own.
    JsonAs,
    /// JSON in lines or records, one item after another.
    Sequence,
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

/// The subtypes of JSON in lines, as the runtime has them.
const LINES: [&str; 9] = [
    "jsonl",
    "x-jsonl",
    "ndjson",
    "x-ndjson",
    "jsonlines",
    "x-jsonlines",
    "json-lines",
    "stream+json",
    "x-json-stream",
];

pub(in crate::lower) fn is_json(name: &str) -> bool {
    matches!(kind(name), Media::Json | Media::JsonAs)
}

/// Whether a media type without its parameters is XML.
pub(in crate::lower) fn is_xml(essence: &str) -> bool {
    matches!(essence, "application/xml" | "text/xml") || essence.ends_with("+xml")
}

pub(in crate::lower) fn kind(name: &str) -> Media {
    let essence = essence(name);
    match essence.as_str() {
        "application/json" => Media::Json,
        "application/x-www-form-urlencoded" => Media::Form,
        "text/event-stream" => Media::Events,
        "application/xml" | "application/yaml" | "application/x-yaml" | "application/graphql" => {
            Media::Text
        }
        other if is_sequential(other) => Media::Sequence,
        "text/json" => Media::JsonAs,
        other if other.ends_with("+json") => Media::JsonAs,
        other if other.starts_with("multipart/") => Media::Multipart,
        other if other.starts_with("text/") || other.ends_with("+xml") => Media::Text,
        _ => Media::Bytes,
    }
}

/// Whether a media type is JSON in lines or records, whatever its first part says.
fn is_sequential(essence: &str) -> bool {
    let Some((_, subtype)) = essence.split_once('/') else {
        return false;
    };
    let in_lines = LINES.contains(&subtype) || subtype.ends_with("+jsonl");
    in_lines || subtype == "json-seq" || subtype.ends_with("+json-seq")
}

/// A range, which stands for whatever the caller sends.
pub(in crate::lower) fn is_range(name: &str) -> bool {
    name.contains('*')
}

/// What a media type is called where it is one of several.
pub(in crate::lower) fn short(name: &str) -> String {
    let essence = essence(name);
    let known = match essence.as_str() {
        "application/x-www-form-urlencoded" => "form",
        "multipart/form-data" => "multipart",
        "text/plain" => "text",
        "application/octet-stream" | "*/*" => "bytes",
        other => other
            .trim_start_matches("application/")
            .trim_end_matches("/*"),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use oasmith_runtime::sources::SOURCES;

    use super::{LINES, Media, is_json, kind};

    #[test]
    fn media_types_are_known_by_their_essence() {
        assert_eq!(kind("application/JSON; charset=utf-8"), Media::Json);
        assert_eq!(kind("application/problem+json"), Media::JsonAs);
        assert_eq!(kind("image/svg+xml"), Media::Text);
        assert_eq!(kind("*/*"), Media::Bytes);
        assert!(!is_json("application/jsonl"));
        assert_eq!(kind("application/x-ndjson; charset=utf-8"), Media::Sequence);
        assert_eq!(kind("application/geo+json-seq"), Media::Sequence);
    }

    #[test]
    fn lines_are_those_that_the_runtime_reads() {
        let mut sources = SOURCES.iter();
        let (_, text) = sources
            .find(|(path, _)| *path == "stream/sequences/framing.rs")
            .unwrap();
        let (_, list) = text.split_once("const LINES").unwrap();
        let (list, _) = list.split_once("];").unwrap();
        let read: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
        assert_eq!(read, LINES);
    }
}
