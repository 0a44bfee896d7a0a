//! What schemas have since OpenAPI 3.1, brought into the model of 3.0.

use indexmap::IndexMap;
use openapiv3::{AdditionalProperties, AnySchema, ReferenceOr, Schema};
use serde_json::{Map, Value};

use super::{additional_properties, boxed_schema_or_ref};
use crate::diagnostic::{Diagnostic, Place};
use crate::media_type::is_json;
use crate::normalize::context::{At, Context, Section, Target, Version};
use crate::normalize::object::{
    Object, items, members, placed, reference_text, says_more, scope_of, siblings, string,
    to_component, to_json, understood,
};
use crate::read::Node;
use crate::vocabulary;

/// Keys that say nothing about a value.
const SILENT: [&str; 7] = [
    "$schema",
    "$id",
    "$comment",
    "$anchor",
    "$dynamicAnchor",
    "$defs",
    "definitions",
];

/// Keys whose demands on a value are not checked.
const UNCHECKED: [&str; 6] = [
    "if",
    "dependentRequired",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
];

/// Keys whose schemas hold of some values, and describe properties that others do not have.
const CONDITIONAL: [&str; 3] = ["then", "else", "dependentSchemas"];

/// What newer versions of JSON Schema say with dynamic anchors.
const RECURSIVE: [&str; 2] = ["$recursiveRef", "$recursiveAnchor"];

/// Reports what is not represented at all, and passes what says nothing: gives what is said of values by
/// what is not checked, by keyword.
pub(in crate::normalize) fn pass(object: &mut Object<'_>) -> Option<Value> {
    let kinds: [&[&'static str]; 4] = [&SILENT, &UNCHECKED, &CONDITIONAL, &RECURSIVE];
    // To look for each of them takes time, and most schemas have none.
    if !kinds.map(|keys| object.has_any(keys)).contains(&true) {
        return None;
    }
    for key in SILENT {
        object.newer(key, Version::V31);
    }
    for key in UNCHECKED {
        object.newer(key, Version::V31);
        object.unrepresented(key, "it is not checked");
    }
    for key in CONDITIONAL {
        object.newer(key, Version::V31);
        object.unrepresented(
            key,
            "it is not checked, and properties that it alone describes are not kept",
        );
    }
    for key in RECURSIVE {
        object.newer(key, Version::V31);
        object.unrepresented(
            key,
            "`$dynamicRef` and `$dynamicAnchor` are, which took its place",
        );
    }
    let unchecked = UNCHECKED.iter().chain(&CONDITIONAL);
    let said = unchecked.filter_map(|key| Some(((*key).to_owned(), to_json(object.node(key)?))));
    let said: Map<String, Value> = said.collect();
    (!said.is_empty()).then_some(Value::Object(said))
}

/// The reference to a schema, which becomes a component if it is none.
pub(in crate::normalize) fn referred(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
) -> Option<String> {
    match reference_text(node) {
        Some(reference) if !says_more(node) => {
            siblings(context, node, at);
            to_component(context, reference, &at.key("$ref"), Section::Schemas)
        }
        _ => {
            let pointer = at.pointer();
            Some(context.hoist(Target {
                section: Section::Schemas,
                scope: scope_of(context, &pointer),
                pointer,
            }))
        }
    }
}

/// Reports, once, a list after `items`: JSON Schema had it up to 2019-09, and no version of OpenAPI has.
fn tell_older_items(context: &Context<'_>, at: &At<'_>) {
    let what = "a list after `items`";
    if context.first(what) {
        let message = format!(
            "{what} is of no version of OpenAPI, which has `prefixItems` for it since 3.1; it is read all the same, wherever it stands"
        );
        let place = Place::Key(at.pointer());
        context.report(Diagnostic::warning("other-version", place, message));
    }
}

/// Reads `items`, and `prefixItems` before them: also the list which once stood
/// after `items`.
pub(super) fn all_items(
    context: &Context<'_>,
    object: &mut Object<'_>,
    at: &At<'_>,
    form: &mut AnySchema,
    extensions: &mut IndexMap<String, Value>,
) {
    let node = object.node("items");
    let older = matches!(node, Some(Node::List(_)));
    let key = if older { "items" } else { "prefixItems" };
    let prefix = if older {
        tell_older_items(context, &at.key(key));
        node
    } else {
        object.newer(key, Version::V31)
    };
    let prefix = prefix.and_then(|node| {
        placed(context, node, &at.key(key), |node, at| {
            items(context, node, at, referred)
        })
    });
    let count = prefix.as_ref().map(Vec::len);
    if let Some(prefix) = prefix {
        if older {
            context.moved(&at.model().child("prefixItems"), at.key(key).pointer());
        }
        extensions.insert(vocabulary::PREFIX_ITEMS.to_owned(), prefix.into());
    }
    let rest = unevaluated_items(object, form);
    match (node.or(rest), count) {
        (Some(Node::Bool(false)), Some(count)) => {
            form.max_items = Some(form.max_items.unwrap_or(count).min(count));
        }
        (Some(node), _) if rest.is_some() => {
            let source = at.key("unevaluatedItems").pointer();
            let model = at.model().child("items");
            context.moved(&model, source.clone());
            form.items = boxed_schema_or_ref(context, node, &At::root(&source, &model));
        }
        (Some(node), _) if !older => {
            form.items = boxed_schema_or_ref(context, node, &at.key("items"));
        }
        _ => {}
    }
}

/// Reads `unevaluatedItems`, which says what `items` says where nothing else describes items behind the
/// first ones.
fn unevaluated_items<'n>(object: &mut Object<'n>, form: &AnySchema) -> Option<&'n Node> {
    let key = "unevaluatedItems";
    let node = object.newer(key, Version::V31)?;
    let is_alone = form.all_of.is_empty() && form.any_of.is_empty() && form.one_of.is_empty();
    if is_alone && object.node("items").is_none() && object.node("contains").is_none() {
        return Some(node);
    }
    object.unrepresented(key, "it is not checked");
    None
}

/// Reads `patternProperties`, and `unevaluatedProperties`, which says of a whole type what
/// `additionalProperties` says of one schema: since a type has all that an `allOf` brings in, the
/// two come to the same, unless something of that says it of all others already.
pub(super) fn further_properties(
    context: &Context<'_>,
    object: &mut Object<'_>,
    at: &At<'_>,
    form: &mut AnySchema,
    extensions: &mut IndexMap<String, Value>,
) {
    if let Some(node) = object.newer("patternProperties", Version::V31) {
        let at = at.key("patternProperties");
        let patterns = members(context, node, &at, referred).unwrap_or_default();
        let patterns = patterns
            .into_iter()
            .map(|(key, reference)| (key, Value::from(reference)));
        let patterns = Value::Object(patterns.collect());
        extensions.insert(vocabulary::PATTERN_PROPERTIES.to_owned(), patterns);
    }
    let key = "unevaluatedProperties";
    let node = object.newer(key, Version::V31);
    // Nothing is left for it where `additionalProperties` says something of all others.
    let Some(node) = node.filter(|_| form.additional_properties.is_none()) else {
        return;
    };
    extensions.insert(vocabulary::UNEVALUATED.to_owned(), true.into());
    form.additional_properties = match node {
        Node::Bool(allowed) => Some(AdditionalProperties::Any(*allowed)),
        node => {
            let source = at.key(key).pointer();
            let model = at.model().child("additionalProperties");
            context.moved(&model, source.clone());
            additional_properties(context, node, &At::root(&source, &model))
        }
    };
}

/// Reads how text stands for bytes, as the format that 3.0 has for it, or for JSON. What the content
/// is, a part of a form says of itself, so that it is kept.
pub(in crate::normalize) fn content(
    context: &Context<'_>,
    object: &mut Object<'_>,
    at: &At<'_>,
    form: &mut AnySchema,
    extensions: &mut IndexMap<String, Value>,
) {
    object.pass(&["contentEncoding", "contentMediaType"], Version::V31);
    let encoding = object.read("contentEncoding", string);
    let media_type = object.read("contentMediaType", |context, node, at| {
        Some(understood(context, &string(context, node, at)?, at))
    });
    let schema = object.newer(CONTENT_SCHEMA, Version::V31);
    // Who describes the JSON of a text need not say that it is JSON.
    let is_json = media_type.as_deref().map_or(schema.is_some(), is_json);
    if is_json && encoding.is_none() {
        extensions.insert(vocabulary::CONTENT.to_owned(), Value::Bool(true));
        if let Some(node) = schema {
            described(context, node, at, form);
        }
    } else {
        let why = if is_json {
            "text that stands for bytes is described by none"
        } else {
            "only JSON is described by a schema"
        };
        object.unrepresented(CONTENT_SCHEMA, why);
    }
    for (key, word) in [
        (vocabulary::CONTENT_ENCODING, &encoding),
        (vocabulary::CONTENT_MEDIA_TYPE, &media_type),
    ] {
        if let Some(word) = word {
            extensions.insert(key.to_owned(), word.as_str().into());
        }
    }
    // "These values are case-insensitive", says RFC 2045 of the names of encodings.
    let encoding = encoding.map(|word| word.to_ascii_lowercase());
    let format = match encoding.as_deref() {
        // What a text is in says more of it than what is in it.
        Some("base64") => return form.format = Some("byte".to_owned()),
        Some("base64url") => return form.format = Some("base64url".to_owned()),
        Some("binary") => "binary",
        Some(_) => {
            let why = "text in this encoding is left as it is";
            return context.unrepresented(&at.key("contentEncoding"), "contentEncoding", why);
        }
        None if media_type.is_some_and(|media_type| !is_text(&media_type)) => "binary",
        None => return,
    };
    form.format.get_or_insert_with(|| format.to_owned());
}

/// Reads what describes the JSON of a text, as that of its items.
fn described(context: &Context<'_>, node: &Node, at: &At<'_>, form: &mut AnySchema) {
    let source = at.key(CONTENT_SCHEMA).pointer();
    let model = at.model().child("items");
    context.moved(&model, source.clone());
    form.items = boxed_schema_or_ref(context, node, &At::root(&source, &model));
}

/// What describes the content of a text.
const CONTENT_SCHEMA: &str = "contentSchema";

/// Whether content of a media type is text by itself.
fn is_text(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.starts_with("text/") || essence.ends_with("json") || essence.ends_with("xml")
}

/// The schema that allows nothing.
pub(in crate::normalize) fn nothing() -> AnySchema {
    let anything = ReferenceOr::<Schema>::Item(super::any_schema());
    AnySchema {
        not: Some(Box::new(anything)),
        ..AnySchema::default()
    }
}
