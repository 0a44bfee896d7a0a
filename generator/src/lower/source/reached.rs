//! Which components operations and webhooks lead to, by whatever way.

use std::collections::HashSet;

use openapiv3::Components;
use serde::Serialize;
use serde_json::Value;

use super::media::{Media, kind};
use crate::normalize::Document;
use crate::pointer::{FileId, Pointer};

/// The references to all components that something leads to which can be called or is sent.
pub(super) fn reached(document: &Document, components: &Components) -> HashSet<String> {
    search(document, components, Search::default())
}

/// The same but for what is reached by way of bodies in parts alone.
pub(super) fn reached_beside_parts(
    document: &Document,
    components: &Components,
) -> HashSet<String> {
    let search = Search {
        without_parts: true,
        ..Search::default()
    };
    self::search(document, components, search)
}

fn search(document: &Document, components: &Components, mut search: Search) -> HashSet<String> {
    search.look_into(&document.api.paths);
    search.look_into(&document.webhooks);
    for method in &document.methods {
        search.look_into(&method.operation);
    }
    while let Some(reference) = search.open.pop() {
        let target = Pointer::new(FileId::default(), reference.trim_start_matches('#'));
        let segments: Vec<String> = target.segments().collect();
        let [_, section, key] = segments.as_slice() else {
            continue;
        };
        match section.as_str() {
            "schemas" => search.look_into(&components.schemas.get(key)),
            "parameters" => search.look_into(&components.parameters.get(key)),
            "requestBodies" => search.look_into(&components.request_bodies.get(key)),
            "responses" => search.look_into(&components.responses.get(key)),
            "headers" => search.look_into(&components.headers.get(key)),
            _ => {}
        }
    }
    search.found
}

#[derive(Default)]
struct Search {
    found: HashSet<String>,
    open: Vec<String>,
    /// Whether bodies of several parts are passed over.
    without_parts: bool,
}

impl Search {
    fn look_into(&mut self, thing: &impl Serialize) {
        if let Ok(value) = serde_json::to_value(thing) {
            self.walk(value);
        }
    }

    /// References stand after `$ref`, in mappings, and in extensions of our own.
    fn walk(&mut self, value: Value) {
        match value {
            Value::String(text) => {
                let is_reference = text.starts_with("#/components/");
                if is_reference && self.found.insert(text.clone()) {
                    self.open.push(text);
                }
            }
            Value::Array(items) => items.into_iter().for_each(|item| self.walk(item)),
            Value::Object(members) => {
                for (key, value) in members {
                    if !(self.without_parts && kind(&key) == Media::Multipart) {
                        self.walk(value);
                    }
                }
            }
            _ => {}
        }
    }
}
