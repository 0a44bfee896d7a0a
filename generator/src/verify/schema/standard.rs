//! From the schemas of OpenAPI 3.0 to 3.2 to those of JSON Schema 2020-12.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::anchors::{self, Anchors};
use super::branches::Branch;
use super::derived::Derived;
use super::id::Direction;
use super::keywords::{
    is_null_alone, meant_type, old_bounds, or_integer, plain, reference, reference_value, required,
    value,
};
use super::told::Told;
use crate::inspect::{Site, Tree};
use crate::limits::NESTING;
use crate::pointer::Pointer;
use crate::read::{self, Node};

/// Keywords whose value is one schema.
const ONE: [&str; 12] = [
    "items",
    "additionalProperties",
    "unevaluatedProperties",
    "unevaluatedItems",
    "additionalItems",
    "propertyNames",
    "contains",
    "not",
    "if",
    "then",
    "else",
    "contentSchema",
];

/// Keywords whose value is a list of schemas.
const LISTS: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];

/// Keywords whose value is a map of schemas.
const MAPS: [&str; 3] = ["properties", "patternProperties", "dependentSchemas"];

/// What holds the definitions while they are made.
pub(super) struct Standard<'a> {
    pub(super) tree: Tree<'a>,
    direction: Direction,
    /// Whether the words are those of 3.0.
    is_old: bool,
    pub(super) derived: Derived,
    pub(super) told: Told,
    definitions: Vec<Value>,
    /// The definitions by their places; a schema that others derive from, or of which unions tell
    /// something, is one where it is derived from, and another where it is used; and so is one that
    /// dynamic anchors lead elsewhere from.
    known: HashMap<(Pointer, bool, Anchors), usize>,
    open: Vec<(Site<'a>, bool, Anchors, usize)>,
    /// What dynamic anchors stand for in the schema that is being read.
    anchors: Anchors,
    patterns: HashMap<String, bool>,
    /// The branches of unions, with what tells them apart.
    pub(super) branches: Vec<Branch>,
    notes: Vec<String>,
}

/// What all schemas become.
pub(super) struct Made {
    pub(super) definitions: Vec<Value>,
    /// Where each of them stands in the document.
    pub(super) places: Vec<(usize, Pointer)>,
    pub(super) branches: Vec<Branch>,
    pub(super) notes: Vec<String>,
}

impl<'a> Standard<'a> {
    pub(super) fn new(tree: Tree<'a>, direction: Direction) -> Self {
        let version = tree.entry().and_then(|entry| entry.child("openapi"));
        let version = version.and_then(|site| match site.node {
            Node::String(text) => Some(text.clone()),
            Node::Float(number) => Some(number.to_string()),
            _ => None,
        });
        let derived = Derived::new(tree);
        Self {
            tree,
            direction,
            is_old: version.is_none_or(|version| version.starts_with("3.0")),
            told: Told::new(tree, &derived),
            derived,
            definitions: Vec::new(),
            known: HashMap::new(),
            open: Vec::new(),
            anchors: Anchors::new(),
            patterns: HashMap::new(),
            branches: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Makes a definition of the schema at a place, and of all that it refers to.
    pub(super) fn define(&mut self, site: Site<'a>) -> usize {
        let number = self.number(site, false);
        while let Some((site, is_base, anchors, number)) = self.open.pop() {
            self.anchors = anchors;
            let schema = self.definition(&site, is_base);
            self.definitions[number] = schema;
        }
        self.anchors.clear();
        number
    }

    pub(super) fn finish(self) -> Made {
        let places = self.known.into_iter();
        Made {
            places: places.map(|((at, ..), number)| (number, at)).collect(),
            definitions: self.definitions,
            branches: self.branches,
            notes: self.notes,
        }
    }

    pub(super) fn number(&mut self, site: Site<'a>, is_base: bool) -> usize {
        let is_told = |at: &Pointer| self.derived.has(at) || self.told.has(at);
        let is_base = is_base && is_told(&site.at);
        let key = (site.at.clone(), is_base, self.anchors.clone());
        if let Some(number) = self.known.get(&key) {
            return *number;
        }
        let number = self.definitions.len();
        self.definitions.push(Value::Bool(true));
        self.known.insert(key, number);
        self.open
            .push((site, is_base, self.anchors.clone(), number));
        number
    }

    /// One schema. `one_way` are the properties that schemas around it have for
    /// the other direction alone; `is_derived` says that it stands in an `allOf`.
    pub(super) fn schema(
        &mut self,
        site: &Site<'a>,
        one_way: &[String],
        is_derived: bool,
    ) -> Value {
        let Node::Map(map) = site.node else {
            return Value::Bool(site.node.as_bool().unwrap_or(true));
        };
        let inside = anchors::at(site, &self.anchors);
        let around = std::mem::replace(&mut self.anchors, inside);
        let schema = self.keywords(site, map, one_way, is_derived);
        self.anchors = around;
        schema
    }

    fn keywords(
        &mut self,
        site: &Site<'a>,
        map: &read::Map,
        one_way: &[String],
        is_derived: bool,
    ) -> Value {
        let mut schema = Map::new();
        if map.contains_key("$ref") {
            match self.reference(site, is_derived) {
                Some(reference) => _ = schema.insert("$ref".to_owned(), reference),
                None => self.note(
                    site,
                    "its reference leads nowhere, so that it allows anything",
                ),
            }
            if self.is_old {
                return Value::Object(schema);
            }
        }
        if let Some(target) = self.dynamic_target(site) {
            let number = self.number(target, is_derived);
            // No schema has both, and where one does, the other counts.
            schema
                .entry("$ref")
                .or_insert_with(|| reference_value(number));
        }
        let mut one_way = one_way.to_vec();
        self.one_way(site, &mut one_way, 0);
        let only = self.only_used(site).filter(|_| !is_derived);
        for (key, child) in site.children() {
            if let Some(only) = only.as_ref().filter(|_| key == "allOf") {
                schema.insert(key, json!([self.schema(only, &one_way, false)]));
            } else if let Some(value) = self.keyword(&key, &child, &one_way) {
                let key = if key == "items" && value.is_array() {
                    "prefixItems"
                } else {
                    &key
                };
                schema.insert(key.to_owned(), value);
            }
        }
        old_bounds(&mut schema);
        or_integer(&mut schema, map);
        self.old_null(map.get("nullable"), &mut schema);
        self.null_alone(&mut schema);
        if !is_derived {
            meant_type(&mut schema, map.get("nullable"));
        }
        if let Some(example) = map.get("example") {
            let examples = schema.entry("examples").or_insert_with(|| json!([]));
            if let Value::Array(examples) = examples {
                examples.insert(0, value(example));
            }
        }
        self.discriminate(site, &mut schema);
        Value::Object(schema)
    }

    /// What a schema is that has all it is from elsewhere, with nothing beside it but texts and
    /// `nullable`: that is used there, and no schema is derived from it.
    fn only_used(&self, site: &Site<'a>) -> Option<Site<'a>> {
        let members = site.child("allOf")?.children();
        let [(_, only)] = &members[..] else {
            return None;
        };
        let adds = site.child("properties").is_some() || self.derived.is_derived(&site.at);
        (!adds && self.tree.target(only).is_some()).then(|| only.clone())
    }

    fn keyword(&mut self, key: &str, child: &Site<'a>, one_way: &[String]) -> Option<Value> {
        let node = child.node;
        if LISTS.contains(&key) || (key == "items" && node.as_list().is_some()) {
            return self.members(key, child, one_way);
        }
        // The content of a text is looked for by itself.
        if key == "contentSchema" && matches!(node, Node::Map(_)) {
            let number = self.number(child.clone(), false);
            return Some(reference(number));
        }
        if ONE.contains(&key) {
            return matches!(node, Node::Map(_) | Node::Bool(_))
                .then(|| self.schema(child, &[], false));
        }
        if MAPS.contains(&key) {
            return self.named(key, child);
        }
        match key {
            "pattern" => self.pattern(child),
            "required" => required(node, one_way),
            _ => plain(key, node),
        }
    }

    /// The schemas of a keyword that has a list of them.
    fn members(&mut self, key: &str, child: &Site<'a>, one_way: &[String]) -> Option<Value> {
        child.node.as_list().filter(|list| !list.is_empty())?;
        let members = child.children().into_iter();
        let is_all = key == "allOf";
        let above: &[String] = if key == "prefixItems" || key == "items" {
            &[]
        } else {
            one_way
        };
        let is_union = key == "anyOf" || key == "oneOf";
        let members = members.map(|(_, member)| {
            if is_union && self.is_old && is_null_alone(member.node) {
                return json!({ "type": "null" });
            }
            let mut schema = self.schema(&member, above, is_all);
            if is_union {
                self.told.tell(self.tree, &member, &mut schema);
            }
            schema
        });
        Some(members.collect())
    }

    fn named(&mut self, key: &str, child: &Site<'a>) -> Option<Value> {
        child.node.as_map()?;
        let all = self.tree.resolved(child.clone());
        let is_pattern = key == "patternProperties";
        let mut named = Map::new();
        for (name, site) in all.children() {
            if is_pattern && !self.compiles(&name) {
                self.note(&site, "its pattern cannot be read, so that it is not tried");
            } else if key == "properties" && self.is_one_way(&site) {
                named.insert(name, Value::Bool(false));
            } else {
                named.insert(name, self.schema(&site, &[], false));
            }
        }
        Some(Value::Object(named))
    }

    fn pattern(&mut self, child: &Site<'a>) -> Option<Value> {
        let pattern = child.node.as_str()?;
        if self.compiles(pattern) {
            return Some(pattern.into());
        }
        self.note(
            child,
            "the pattern cannot be read, so that no value is held against it",
        );
        None
    }

    fn compiles(&mut self, pattern: &str) -> bool {
        if let Some(known) = self.patterns.get(pattern) {
            return *known;
        }
        let compiles = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .build(&json!({ "pattern": pattern }))
            .is_ok();
        self.patterns.insert(pattern.to_owned(), compiles);
        compiles
    }

    fn reference(&mut self, site: &Site<'a>, is_derived: bool) -> Option<Value> {
        let end = self.tree.resolved(site.clone());
        if self.tree.target(&end).is_some() {
            return None;
        }
        let target = self.tree.target(site)?;
        Some(reference_value(self.number(target, is_derived)))
    }

    /// What a `$dynamicRef` leads to: by the anchors on the way here, or else as a `$ref` does.
    fn dynamic_target(&self, site: &Site<'a>) -> Option<Site<'a>> {
        let reference = site.child("$dynamicRef")?.node.as_str()?;
        let (_, anchor) = reference.rsplit_once('#')?;
        let known = self.anchors.get(anchor).cloned();
        let place = known.or_else(|| self.tree.leads_to(&site.at, reference))?;
        self.tree.place(&place)
    }

    fn note(&mut self, site: &Site<'_>, problem: &str) {
        self.notes.push(format!("{}: {problem}", site.at));
    }

    /// Whether a property is for the other direction alone.
    fn is_one_way(&self, property: &Site<'a>) -> bool {
        let word = match self.direction {
            Direction::Request => "readOnly",
            Direction::Answer => "writeOnly",
        };
        self.says(property, word, 0)
    }

    /// Whether a schema says a word, or one of those that it is made of.
    fn says(&self, site: &Site<'a>, word: &str, depth: usize) -> bool {
        let flag = |site: &Site<'_>| {
            site.child(word)
                .is_some_and(|flag| flag.node == &Node::Bool(true))
        };
        let resolved = self.tree.resolved(site.clone());
        let members = resolved.child("allOf");
        let mut members = members.iter().flat_map(Site::children);
        flag(&resolved)
            || (!self.is_old && flag(site))
            || (depth < NESTING && members.any(|(_, member)| self.says(&member, word, depth + 1)))
    }

    /// The properties of a schema, and of those that it is made of, that are for
    /// the other direction alone.
    fn one_way(&self, site: &Site<'a>, names: &mut Vec<String>, depth: usize) {
        if depth > NESTING {
            return;
        }
        let site = self.tree.resolved(site.clone());
        let properties = site.child("properties").map(|all| self.tree.resolved(all));
        for (name, property) in properties.iter().flat_map(Site::children) {
            if self.is_one_way(&property) {
                names.push(name);
            }
        }
        for (_, member) in site.child("allOf").iter().flat_map(Site::children) {
            self.one_way(&member, names, depth + 1);
        }
    }

    /// `nullable` has an effect where the same schema has a type.
    fn old_null(&self, nullable: Option<&Node>, schema: &mut Map<String, Value>) {
        if !self.is_old || nullable != Some(&Node::Bool(true)) {
            return;
        }
        match schema.get_mut("type") {
            Some(Value::Array(words)) => words.push("null".into()),
            Some(word @ Value::String(_)) => *word = json!([word, "null"]),
            _ => {}
        }
    }

    /// 3.0 has no type of null. Who lists null alone beside another type means null, where by the
    /// letter there would be no value at all.
    fn null_alone(&self, schema: &mut Map<String, Value>) {
        let listed = schema.get("enum").and_then(Value::as_array);
        let is_null = listed.is_some_and(|all| !all.is_empty() && all.iter().all(Value::is_null));
        if self.is_old && is_null {
            schema.remove("type");
        }
    }
}
