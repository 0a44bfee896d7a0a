//! Which of the media types that a document offers is taken, and how.

use indexmap::IndexMap;
use openapiv3::MediaType;

use super::facets::Member;
use super::property::Property;
use super::shape::{Shape, settled};
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

/// What a media type is called where it is one of several.
pub(super) fn short(name: &str) -> String {
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

/// A media type that a document offers, with what it is to a client.
#[derive(Clone, Copy)]
pub(super) struct Offer<'a> {
    pub(super) name: &'a str,
    pub(super) content: &'a MediaType,
    pub(super) media: Media,
    /// Whether its values have parts, so that they are more than a text or bytes.
    pub(super) structured: bool,
}

impl Offer<'_> {
    /// The media type that is sent or asked for: of a range that JSON is in, JSON.
    pub(super) fn wire(&self) -> &str {
        if self.is_json() && matches!(essence(self.name).as_str(), "*/*" | "application/*") {
            "application/json"
        } else {
            self.name
        }
    }

    pub(super) fn is_json(&self) -> bool {
        matches!(self.media, Media::Json | Media::JsonAs)
    }

    /// Whether it is YAML, which every JSON is too.
    pub(super) fn is_yaml(&self) -> bool {
        let essence = essence(self.name);
        matches!(
            essence.as_str(),
            "application/yaml" | "application/x-yaml" | "text/yaml"
        ) || essence.ends_with("+yaml")
    }
}

/// What a document offers, the one that says most of its values first.
pub(super) fn offers<'a>(
    view: &View<'_>,
    content: &'a IndexMap<String, MediaType>,
    at: &Pointer,
) -> Vec<Offer<'a>> {
    let mut offers: Vec<Offer<'a>> = content
        .iter()
        .map(|(name, content)| offer(view, name, content, at))
        .collect();
    offers.sort_by_key(|offer| (is_range(offer.name) && !offer.is_json(), offer.media));
    offers
}

fn offer<'a>(view: &View<'_>, name: &'a str, content: &'a MediaType, at: &Pointer) -> Offer<'a> {
    let structured = content.schema.as_ref().is_some_and(|schema| {
        let at = at.child(name).child("schema");
        let member = Member {
            property: Property::Plain(schema),
            at,
        };
        let shape = settled(view, &member);
        matches!(
            shape,
            Some(
                Shape::List(_)
                    | Shape::Tuple(_)
                    | Shape::Map(_)
                    | Shape::Object(_)
                    | Shape::Union(_)
            )
        )
    });
    // What any media type may be, and has parts, is JSON if the client has a say.
    let holds_json = matches!(essence(name).as_str(), "*/*" | "application/*");
    Offer {
        name,
        content,
        media: if structured && holds_json {
            Media::JsonAs
        } else {
            kind(name)
        },
        structured,
    }
}

/// Reports what is offered and not taken, in one entry.
pub(super) fn untaken(view: &mut View<'_>, taken: &str, others: &[&str], at: &Pointer) {
    if others.is_empty() {
        return;
    }
    let others: Vec<String> = others.iter().map(|name| format!("`{name}`")).collect();
    let are = if others.len() == 1 { "is" } else { "are" };
    let others = others.join(", ");
    let message = format!("{others} {are} offered too, but `{taken}` is taken");
    view.unrepresented("other-media-types", at, message);
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
