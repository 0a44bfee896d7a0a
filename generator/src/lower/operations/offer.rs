//! Which of the media types that a document offers is taken, and how.

use indexmap::IndexMap;
use openapiv3::MediaType;

use crate::lower::shape::{Shape, settled};
use crate::lower::source::Source;
use crate::lower::source::media::{Media, is_range, is_xml, kind};
use crate::lower::source::report::Report;
use crate::lower::source::said::is_same;
use crate::lower::source::subschema::Subschema;
use crate::lower::xml::Unwritable;
use crate::media_type::essence;
use crate::pointer::Pointer;
use crate::vocabulary::ITEM_SCHEMA;

/// A media type that a document offers, with what it is to a client.
#[derive(Clone, Copy)]
pub(super) struct Offer<'a> {
    pub(super) name: &'a str,
    pub(super) content: &'a MediaType,
    pub(super) media: Media,
    /// Whether its values have parts, so that they are more than a text or bytes.
    pub(super) structured: bool,
    /// Whether its values are texts that the schema makes something of: numbers, booleans or words
    /// of a list.
    scalar: bool,
    /// Whether its values are objects, though the media type is one of lists.
    pub(super) misfits: bool,
    /// What it is more than a text, where it is one.
    meant: Meant,
}

/// What a body is more than a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    /// Nothing that anybody could tell.
    Text,
    /// XML that has parts, where nothing else is offered that has.
    Xml,
    /// XML of whose parts nothing is said.
    AnyXml,
    /// A number or a boolean, which is no other in the JSON that is offered beside it.
    JsonToo,
}

impl Offer<'_> {
    /// Whether it is XML that has parts, and no JSON is offered beside it, which would say the same.
    pub(super) fn is_xml(&self) -> bool {
        self.meant == Meant::Xml
    }

    /// Whether it is a number or a boolean as a text, which is no other than in the JSON beside it.
    pub(super) fn is_json_too(&self) -> bool {
        self.meant == Meant::JsonToo
    }

    /// The media type that is sent or asked for: of a range that JSON is in, JSON, and of one of
    /// bodies in parts, a form.
    pub(super) fn wire(&self) -> String {
        let essence = essence(self.name);
        match essence.as_str() {
            // A range names no type to send, so that it is the one that all JSON is.
            _ if self.is_json() && is_range(self.name) => "application/json".to_owned(),
            "multipart/*" => "multipart/form-data".to_owned(),
            // What stands between the parts is chosen for each body.
            _ if self.media == Media::Multipart => without_boundary(self.name),
            _ => self.name.to_owned(),
        }
    }

    /// The range, where one of its types is sent or asked for.
    pub(super) fn named_range(&self) -> Option<&str> {
        Some(self.name).filter(|name| is_range(name) && self.wire() != *name)
    }

    /// How much it says of its values, that which says most first.
    pub(super) fn rank(&self) -> (bool, Media, bool) {
        let is_range = is_range(self.name) && !self.is_json();
        (is_range, self.media, !self.is_xml())
    }

    pub(super) fn is_json(&self) -> bool {
        matches!(self.media, Media::Json | Media::JsonAs)
    }

    /// Whether it is a range of the types that are written in JSON, such as `application/*+json`.
    pub(super) fn is_json_range(&self) -> bool {
        is_range(self.name) && essence(self.name).ends_with("+json")
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
    source: &Source<'_>,
    content: &'a IndexMap<String, MediaType>,
    at: &Pointer,
) -> Vec<Offer<'a>> {
    let mut offers: Vec<Offer<'a>> = content
        .iter()
        .map(|(name, content)| offer(source, name, content, at))
        .collect();
    let json = offers.iter().find(|offer| offer.is_json());
    let schema = json.map(|json| &json.content.schema);
    for offer in &mut offers {
        let is_meant = match offer.meant {
            Meant::Text | Meant::AnyXml => true,
            Meant::Xml => schema.is_none(),
            Meant::JsonToo => schema.is_some_and(|schema| is_same(schema, &offer.content.schema)),
        };
        if !is_meant {
            offer.meant = Meant::Text;
        }
    }
    offers.sort_by_key(Offer::rank);
    offers
}

fn offer<'a>(
    source: &Source<'_>,
    name: &'a str,
    content: &'a MediaType,
    at: &Pointer,
) -> Offer<'a> {
    let shape = content.schema.as_ref().and_then(|schema| {
        let at = at.child(name).child("schema");
        settled(source, &Subschema::plain(schema, at))
    });
    let structured = matches!(
        shape,
        Some(Shape::List(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Object(_) | Shape::Union(_))
    );
    let scalar = matches!(
        shape,
        Some(Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Literals { .. })
    );
    let is_plain_json = matches!(
        shape,
        Some(Shape::Boolean | Shape::Integer(_) | Shape::Number(_))
    );
    let is_file = matches!(shape, Some(Shape::Text(Some("binary"))));
    // What any media type may be, and is no text, is JSON if the client has a say.
    let essence = essence(name);
    let holds_json = matches!(essence.as_str(), "*/*" | "application/*");
    let is_json = match &shape {
        Some(Shape::Text(format)) => format.is_some_and(is_value),
        _ => structured || scalar,
    };
    let is_plain = matches!(&shape, Some(Shape::Text(format)) if !format.is_some_and(is_bytes));
    Offer {
        name,
        content,
        media: match kind(name) {
            _ if is_json && holds_json => Media::JsonAs,
            _ if is_plain && essence == "*/*" => Media::Text,
            Media::Text if is_file => Media::Bytes,
            // Who says that the whole is one text has nothing to say of its items.
            Media::Sequence if is_text(source, content, &at.child(name)) => Media::Text,
            kind => kind,
        },
        structured,
        scalar,
        // A patch in JSON is a list of operations (RFC 6902, 3).
        misfits: essence == "application/json-patch+json"
            && matches!(shape, Some(Shape::Map(_) | Shape::Object(_))),
        meant: match kind(name) {
            _ if is_xml(&essence) && matches!(shape, Some(Shape::Map(None))) => Meant::AnyXml,
            _ if is_xml(&essence) && structured => Meant::Xml,
            Media::Text if is_plain_json => Meant::JsonToo,
            _ => Meant::Text,
        },
    }
}

/// Whether a text of the format is a value of a type of its own, which servers write as JSON.
fn is_value(format: &str) -> bool {
    matches!(format, "date-time" | "date" | "uuid")
}

/// Whether a text of the format is bytes, be they written as a text.
fn is_bytes(format: &str) -> bool {
    matches!(format, "binary" | "byte" | "base64" | "base64url")
}

/// Whether what is said of a body is that it is a text, and nothing of its items.
fn is_text(source: &Source<'_>, content: &MediaType, at: &Pointer) -> bool {
    let schema = content.schema.as_ref();
    let shape = schema.and_then(|schema| {
        let schema = Subschema::plain(schema, at.child("schema"));
        settled(source, &schema)
    });
    !content.extensions.contains_key(ITEM_SCHEMA) && matches!(shape, Some(Shape::Text(_)))
}

impl Offer<'_> {
    /// Reports that a body which is one value says something of items.
    pub(super) fn report_items(&self, report: &mut Report<'_>, at: &Pointer) {
        if self.content.extensions.contains_key(ITEM_SCHEMA) {
            let message = format!("a body of `{}` is one value, so it has no items", self.name);
            report.unrepresented("not-represented", &at.child("itemSchema"), message);
        }
    }

    /// Reports a body in XML that is a text all the same, and why.
    pub(super) fn report_unwritable(
        &self,
        report: &mut Report<'_>,
        at: &Pointer,
        Unwritable { at: there, why }: &Unwritable,
    ) {
        let (name, there) = (self.name, report.origin(there));
        let message = format!("a body of `{name}` is text: of `#{}`, {why}", there.path());
        report.unrepresented("untyped-body", at, message);
    }

    /// Reports a text that the caller has as bytes.
    pub(super) fn report_coded(&self, report: &mut Report<'_>, at: &Pointer, charset: &str) {
        let name = self.name;
        let message =
            format!("a body of `{name}` is bytes: nothing here writes or reads `{charset}`");
        report.unrepresented("other-charset", at, message);
    }

    /// Reports a body that is more to the document than the text or the bytes that it is here.
    pub(super) fn report_untyped(&self, report: &mut Report<'_>, at: &Pointer, becomes: &str) {
        let has_parts = self.structured || self.content.extensions.contains_key(ITEM_SCHEMA);
        let is_described = (has_parts || self.scalar) && self.meant != Meant::AnyXml;
        if is_described && self.media != Media::Events {
            let what = if has_parts {
                "its parts"
            } else {
                "it by its schema"
            };
            let name = self.name;
            let message =
                format!("a body of `{name}` is {becomes}: nothing here reads or writes {what}");
            report.unrepresented("untyped-body", at, message);
        }
    }
}

/// Reports what is offered and not taken, in one entry.
pub(super) fn untaken(report: &mut Report<'_>, taken: &str, others: &[&str], at: &Pointer) {
    if others.is_empty() {
        return;
    }
    let others: Vec<String> = others.iter().map(|name| format!("`{name}`")).collect();
    let are = if others.len() == 1 { "is" } else { "are" };
    let others = others.join(", ");
    let message = format!("{others} {are} offered too, but `{taken}` is taken");
    report.unrepresented("other-media-types", at, message);
}

/// A media type without the parameter that says what stands between parts.
fn without_boundary(media_type: &str) -> String {
    let is_boundary = |parameter: &&str| {
        let name = parameter.split('=').next().unwrap_or_default();
        name.trim().eq_ignore_ascii_case("boundary")
    };
    let kept = media_type.split(';').filter(|part| !is_boundary(part));
    kept.map(str::trim).collect::<Vec<_>>().join("; ")
}
