//! Media types whose schema describes events with their fields, and not what these hold.

use std::collections::HashSet;

use super::{Site, Tree};

/// What describes fields in one of the schemas that make up the description of events.
struct Part {
    names: Vec<String>,
    /// Whether it has a name that no event has.
    has_others: bool,
    /// Whether one of those has to be there.
    requires_others: bool,
}

/// Whether what stands at this key of a media type describes events: `itemSchema` by some field of one,
/// `schema` where there is no more than that, but for some of the kinds of events.
pub(super) fn describes_events(tree: Tree<'_>, media_type: &Site<'_>, key: &str) -> bool {
    if !is_of_events(media_type) {
        return false;
    }
    let parts = parts(tree, media_type, key);
    let count = |name: &str| parts.iter().filter(|part| part.has(name)).count();
    let others = parts.iter().filter(|part| part.has_others).count();
    let data = count("data");
    if key == "itemSchema" {
        return !parts.is_empty() && (data > 0 || others == 0);
    }
    let is_told = count("event") == data && !parts.iter().any(|part| part.requires_others);
    data > 0 && (others == 0 || (is_told && others * 2 <= data))
}

impl Part {
    fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }
}

/// What has names for fields, among the schemas that make up this one.
fn parts(tree: Tree<'_>, media_type: &Site<'_>, key: &str) -> Vec<Part> {
    let is_other = |name: &String| !matches!(name.as_str(), "event" | "data" | "id" | "retry");
    let mut open: Vec<Site<'_>> = media_type.child(key).into_iter().collect();
    let mut seen = HashSet::new();
    let mut parts = Vec::new();
    while let Some(schema) = open.pop() {
        let schema = tree.resolved(schema);
        if !seen.insert(schema.at.clone()) {
            continue;
        }
        let fields = schema.child("properties");
        let fields = fields.iter().flat_map(Site::children);
        let names: Vec<String> = fields.map(|(name, _)| name).collect();
        let required = schema.child("required");
        let mut required = required.iter().flat_map(Site::children);
        if !names.is_empty() {
            parts.push(Part {
                has_others: names.iter().any(is_other),
                requires_others: required.any(|(_, name)| {
                    let name = name.node.as_str().map(str::to_owned);
                    name.is_some_and(|name| is_other(&name))
                }),
                names,
            });
        }
        for key in ["allOf", "anyOf", "oneOf"] {
            let list = schema.child(key);
            let members = list.iter().flat_map(Site::children);
            open.extend(members.map(|(_, member)| member));
        }
    }
    parts
}

fn is_of_events(media_type: &Site<'_>) -> bool {
    let name = media_type.at.last().unwrap_or_default();
    let essence = name.split(';').next().unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("text/event-stream")
}
