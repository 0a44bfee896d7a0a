//! Media types, and how the properties of a form are written.

use indexmap::IndexMap;
use openapiv3::{Encoding, MediaType, QueryStyle};

use super::example::example_or_ref;
use super::header::header_or_ref;
use crate::normalize::context::{At, Context, Version};
use crate::normalize::object::{
    Object, all_understood, any, boolean, extension, members_with, placed, repaired, string,
    understood,
};
use crate::normalize::schema::{referred, schema_or_ref};
use crate::read::Node;
use crate::vocabulary;

pub(in crate::normalize) fn content(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<IndexMap<String, MediaType>> {
    let read = members_with(context, node, at, |context, node, at, key| {
        let name = understood(context, key, at);
        if name == key {
            return media_type(context, node, at, key);
        }
        let at = at.renamed(&name);
        context.moved(&at.model(), at.pointer());
        media_type(context, node, &at, &name)
    })?;
    // What is a media type counts before what is taken for it.
    let (sound, others): (Vec<_>, Vec<_>) = read
        .into_iter()
        .partition(|(name, _)| repaired(name) == *name);
    let mut all = IndexMap::from_iter(sound);
    for (name, media_type) in others {
        let taken = repaired(&name);
        if all.contains_key(&taken) {
            let message = format!("`{taken}` stands here as well, and counts");
            context.warn("bad-media-type", &at.key(&name), message);
        } else {
            all.insert(taken, media_type);
        }
    }
    Some(all)
}

fn media_type(context: &Context<'_>, node: &Node, at: &At<'_>, name: &str) -> Option<MediaType> {
    placed(context, node, at, |node, at| {
        let mut object = Object::open(context, node, at, "a media type")?;
        for key in ["prefixEncoding", "itemEncoding"] {
            object.newer(key, Version::V32);
            object.unrepresented(key, "parts without names are not read yet");
        }
        let item = object.newer("itemSchema", Version::V32);
        let item = item.and_then(|node| referred(context, node, &at.key("itemSchema")));
        let encoding = object.map_with("encoding", |context, node, at, _| {
            encoding(context, node, at, name)
        });
        let media_type = MediaType {
            schema: object.read("schema", schema_or_ref),
            example: object.read("example", any),
            examples: object.map("examples", example_or_ref).unwrap_or_default(),
            encoding: encoding.unwrap_or_default(),
            extensions: IndexMap::new(),
        };
        Some(MediaType {
            extensions: extension::set(object.finish(), vocabulary::ITEM_SCHEMA, item),
            ..media_type
        })
    })
}

/// How a property of a form is written. The model has a style where it counts, and only there.
fn encoding(context: &Context<'_>, node: &Node, at: &At<'_>, media_type: &str) -> Option<Encoding> {
    let mut object = Object::open(context, node, at, "an encoding")?;
    for key in ["encoding", "prefixEncoding", "itemEncoding"] {
        object.newer(key, Version::V32);
        object.unrepresented(key, "parts within parts are not read yet");
    }
    let styles = [
        ("form", QueryStyle::Form),
        ("spaceDelimited", QueryStyle::SpaceDelimited),
        ("pipeDelimited", QueryStyle::PipeDelimited),
        ("deepObject", QueryStyle::DeepObject),
    ];
    let content_type = object.read("contentType", |context, node, at| {
        all_understood(context, &string(context, node, at)?, at)
    });
    let headers = object.map("headers", header_or_ref).unwrap_or_default();
    let style = object.choice("style", &styles);
    let usual = matches!(style, None | Some(QueryStyle::Form));
    let explode = object.read("explode", boolean);
    let reserved = object.read("allowReserved", boolean);
    let tabs = object.read(vocabulary::TAB_DELIMITED, boolean);
    let in_parts = object.read(vocabulary::STYLED_PART, boolean);
    // "If any of `style`, `explode`, or `allowReserved` are not present with explicit values, then
    // they are to be treated as if they were present with their default values", as soon as one is.
    let is_said = style.is_some() || explode.is_some() || reserved.is_some();
    let in_parts = in_parts.unwrap_or_default();
    let counts = is_said && style_counts(context, at, media_type, in_parts);
    Some(Encoding {
        content_type,
        headers,
        style: counts.then(|| style.unwrap_or_default()),
        explode: explode.unwrap_or(usual),
        allow_reserved: reserved.unwrap_or_default(),
        extensions: extension::set(object.finish(), vocabulary::TAB_DELIMITED, tabs),
    })
}

/// Whether a style has a meaning in bodies of a media type: "This field SHALL be ignored if the
/// request body media type is not `application/x-www-form-urlencoded`" in 3.0, to which 3.1 adds
/// "or `multipart/form-data`". A document of 3.0 can say so of a part.
fn style_counts(context: &Context<'_>, at: &At<'_>, media_type: &str, in_parts: bool) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    let version = context.version.get();
    match essence.trim().to_ascii_lowercase().as_str() {
        "application/x-www-form-urlencoded" => true,
        "multipart/form-data" if in_parts || version > Version::V30 => true,
        _ => {
            let message = format!(
                "a style has no meaning for `{media_type}` in OpenAPI {version}, so it is ignored"
            );
            context.warn("ignored-style", at, message);
            false
        }
    }
}
