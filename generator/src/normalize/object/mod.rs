//! One object of the document, read key by key, with every key accounted for.
//!
//! A reader asks an [`Object`] for the keys that its kind of object has. What
//! it gets is always of the right type: a value that is not is reported and
//! left out, a required one that is missing is reported and made up. At the
//! end [`Object::finish`] reports every key that nobody asked for.

mod dynamic;
pub(super) mod extension;
mod json;
mod media_type_name;
mod reference;
mod target;
mod values;

use indexmap::IndexMap;
use serde_json::Value;

pub(super) use dynamic::{dynamic_name, scope_of, within};
pub(super) use json::to_json;
pub(super) use media_type_name::{all_understood, repaired, understood};
pub(super) use reference::{
    alias, aliases, followed, placed, reference_or, says_more, siblings, to_component, to_place,
};
pub(super) use target::{find_quietly, reference_text};
pub(super) use values::{Number, any, boolean, count, number, string};

use crate::diagnostic::{Diagnostic, Place};
use crate::normalize::context::{At, Context, Reader, Version, mistake};
use crate::read::{Map, Node};
use crate::vocabulary::PREFIX;

/// One object on its way to be read.
pub(super) struct Object<'a> {
    context: &'a Context<'a>,
    what: &'static str,
    map: &'a Map,
    at: &'a At<'a>,
    asked: Vec<&'static str>,
    /// Which of the first entries were asked for, a bit for each.
    found: u64,
}

impl<'a> Object<'a> {
    /// Begins to read `node` as an object, which `what` names in messages: "an operation".
    pub(super) fn open(
        context: &'a Context<'a>,
        node: &'a Node,
        at: &'a At<'a>,
        what: &'static str,
    ) -> Option<Self> {
        let Node::Map(map) = node else {
            return context.wrong_type(at, &format!("{what}, which is a map"), node);
        };
        duplicates(context, map, at, what);
        Some(Self {
            context,
            what,
            map,
            at,
            asked: Vec::with_capacity(16),
            found: 0,
        })
    }

    /// The raw value of a key, which counts as asked for.
    pub(super) fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        let (position, node) = self.map.find(key)?;
        self.found |= 1_u64
            .checked_shl(u32::try_from(position).ok()?)
            .unwrap_or(0);
        Some(node)
    }

    /// Whether any of these keys is there, all of which count as asked for.
    pub(super) fn has_any(&mut self, keys: &[&'static str]) -> bool {
        self.asked.extend_from_slice(keys);
        self.map.iter().any(|(key, _)| keys.contains(&key))
    }

    /// The same as [`Object::node`] for a key that OpenAPI has since a version: an older document
    /// is read as if it were that new.
    pub(super) fn newer(&mut self, key: &'static str, since: Version) -> Option<&'a Node> {
        let node = self.node(key)?;
        if self.context.version.get() < since {
            let what = format!("`{key}` in {}", self.what);
            self.context
                .other_version(&self.at.key(key), &what, &since.to_string());
        }
        Some(node)
    }

    /// Accepts keys that change nothing of what is read.
    pub(super) fn pass(&mut self, keys: &[&'static str], since: Version) {
        for key in keys {
            self.newer(key, since);
        }
    }

    /// Reports a key that is required and missing.
    pub(super) fn missing(&self, key: &str) {
        self.missing_so(key, "");
    }

    /// The same with what comes of it.
    pub(super) fn missing_so(&self, key: &str, so: &str) {
        let place = Place::Key(self.at.pointer());
        let message = format!("{} needs `{key}`{so}", self.what);
        let diagnostic = mistake("missing-key", place, message);
        self.context
            .report(diagnostic.with_help(format!("add `{key}`")));
    }

    /// The value of a key as `read` makes it.
    pub(super) fn read<T>(&mut self, key: &'static str, read: Reader<T>) -> Option<T> {
        let node = self.node(key)?;
        read(self.context, node, &self.at.key(key))
    }

    /// As [`Object::read`], for a key that must be there.
    pub(super) fn required<T: Default>(&mut self, key: &'static str, read: Reader<T>) -> T {
        if self.map.get(key).is_none() {
            self.missing(key);
        }
        self.read(key, read).unwrap_or_default()
    }

    /// The value of a key without which nothing can be made, so that its object is left out.
    pub(super) fn needed<T>(&mut self, key: &'static str, read: Reader<T>) -> Option<T> {
        if self.map.get(key).is_none() {
            self.missing_so(key, ", so it is left out");
        }
        self.read(key, read)
    }

    /// One string of a closed list, without which the object is left out.
    pub(super) fn needed_choice<T: Clone>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
    ) -> Option<T> {
        if self.map.get(key).is_none() {
            self.missing_so(key, ", so it is left out");
        }
        self.choice(key, choices)
    }

    /// The items of a list, each as `read` makes it.
    pub(super) fn list<T>(&mut self, key: &'static str, read: Reader<T>) -> Option<Vec<T>> {
        let node = self.node(key)?;
        let context = self.context;
        placed(context, node, &self.at.key(key), |node, at| {
            items(context, node, at, read)
        })
    }

    /// The members of a map whose keys are the author's own.
    pub(super) fn map<T>(
        &mut self,
        key: &'static str,
        read: Reader<T>,
    ) -> Option<IndexMap<String, T>> {
        let node = self.node(key)?;
        members(self.context, node, &self.at.key(key), read)
    }

    /// The same, where what is made depends on the key.
    pub(super) fn map_with<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&Context<'_>, &Node, &At<'_>, &str) -> Option<T>,
    ) -> Option<IndexMap<String, T>> {
        let node = self.node(key)?;
        members_with(self.context, node, &self.at.key(key), read)
    }

    /// One string of a closed list.
    pub(super) fn choice<T: Clone>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let node = self.node(key)?;
        let at = self.at.key(key);
        let chosen = string(self.context, node, &at)?;
        let found = choices
            .iter()
            .find(|(name, _)| *name == chosen)
            .map(|(_, value)| value.clone());
        if found.is_none() {
            self.context
                .unknown_choice(&at, key, &chosen, choices.iter().map(|(name, _)| *name));
        }
        found
    }

    /// Says that a key which the document may well have is not represented.
    pub(super) fn unrepresented(&mut self, key: &'static str, why: &str) {
        if self.node(key).is_some() {
            self.context.unrepresented(&self.at.key(key), key, why);
        }
    }

    /// Notes that what stands under a key is under another in the model.
    pub(super) fn is_as(&self, key: &str, model: &str) {
        let place = self.at.key(key).pointer();
        self.context.moved(&self.at.model().child(model), place);
    }

    /// The keys that nobody asked for, when each of them is the author's own.
    pub(super) fn others(&mut self) -> impl Iterator<Item = (&'a str, &'a Node)> + use<'a> {
        let asked = std::mem::take(&mut self.asked);
        self.map
            .counting()
            .filter(move |(key, _)| !asked.contains(key) && !key.starts_with("x-"))
    }

    /// The extensions of the object, as they are.
    pub(super) fn extensions(&self) -> IndexMap<String, Value> {
        let all = self.map.iter().filter(|(key, _)| key.starts_with("x-"));
        all.map(|(key, node)| (key.to_owned(), to_json(node)))
            .collect()
    }

    /// Ends the reading: reports each key that nobody asked for, and gives the
    /// extensions.
    pub(super) fn finish(self) -> IndexMap<String, Value> {
        for (position, (key, _)) in self.map.iter().enumerate() {
            if position < 64 && self.found & (1 << position) != 0 {
                continue;
            }
            let foreign_extension = key.starts_with("x-") && !key.starts_with(PREFIX);
            if !foreign_extension && !self.asked.contains(&key) {
                self.unknown(key);
            }
        }
        self.extensions()
    }

    /// Reports keys of our own prefix alone, for objects whose other keys are
    /// the author's.
    pub(super) fn finish_open(self) -> IndexMap<String, Value> {
        for (key, _) in self.map.iter().filter(|(key, _)| key.starts_with(PREFIX)) {
            if !self.asked.contains(&key) {
                self.unknown(key);
            }
        }
        self.extensions()
    }

    fn unknown(&self, key: &str) {
        let reference = self.map.get("$ref").filter(|_| key == "$ref");
        if let Some(node) = reference.filter(|node| node.as_str().is_none()) {
            let _: Option<()> = self.context.wrong_type(&self.at.key(key), "a string", node);
            return;
        }
        let place = Place::Key(self.at.key(key).pointer());
        let message = format!("{} has no key `{key}`", self.what);
        let diagnostic = if key.starts_with(PREFIX) {
            Diagnostic::error("unknown-extension", place, message)
        } else {
            Diagnostic::warning(
                "unknown-key",
                place,
                format!("{message}, so it says nothing"),
            )
        };
        self.context
            .report(diagnostic.with_nearest(key, self.asked.iter().copied()));
    }
}

/// Reports the keys that stand more than once in a map, of which the first counts.
fn duplicates(context: &Context<'_>, map: &Map, at: &At<'_>, what: &str) {
    for key in map.duplicates() {
        let place = Place::Duplicate(at.key(key).pointer());
        let message = format!("the key `{key}` stands twice in {what}, and the first one counts");
        context.report(mistake("duplicate-key", place, message));
    }
}

/// The members of a map whose keys are the author's own, extensions left out.
pub(super) fn members<T>(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
    read: Reader<T>,
) -> Option<IndexMap<String, T>> {
    members_with(context, node, at, |context, node, at, _| {
        read(context, node, at)
    })
}

pub(super) fn members_with<T>(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
    read: impl Fn(&Context<'_>, &Node, &At<'_>, &str) -> Option<T>,
) -> Option<IndexMap<String, T>> {
    placed(context, node, at, |node, at| {
        if !matches!(node, Node::Map(_)) {
            return context.wrong_type(at, "a map", node);
        }
        let object = Object::open(context, node, at, "a map")?;
        let members = object.map.counting();
        Some(
            members
                .filter_map(|(key, node)| {
                    Some((key.to_owned(), read(context, node, &at.key(key), key)?))
                })
                .collect(),
        )
    })
}

/// The items of a list. Where one is left out, the origins of those after it
/// say so.
pub(super) fn items<T>(
    context: &Context<'_>,
    node: &Node,
    at: &At<'_>,
    read: Reader<T>,
) -> Option<Vec<T>> {
    let Node::List(nodes) = node else {
        return context.wrong_type(at, "a list", node);
    };
    let mut items = Vec::with_capacity(nodes.len());
    for (index, node) in nodes.iter().enumerate() {
        let here = at.index(index);
        if let Some(item) = read(context, node, &here) {
            if items.len() != index {
                context.moved(&at.model().item(items.len()), here.pointer());
            }
            items.push(item);
        }
    }
    Some(items)
}
