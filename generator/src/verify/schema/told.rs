//! Properties of which unions tell the one value, so that no caller has to, nor can: who sends the
//! object always sends it.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::derived::{Derived, discriminator, is_default, listed, property, values_of};
use super::reach;
use crate::inspect::{Site, Tree};
use crate::limits::{CHAIN, NESTING};
use crate::pointer::Pointer;

/// What unions tell of objects, by where these stand: the values of properties.
#[derive(Default)]
pub(super) struct Told(HashMap<Pointer, Vec<(String, Vec<Value>)>>);

impl Told {
    /// What all unions of a document tell.
    pub(super) fn new(tree: Tree<'_>, derived: &Derived) -> Self {
        let mut told = Self::default();
        let mut left_open = Vec::new();
        for site in reach::all(tree) {
            let branches = branches(&site);
            if let Some((tag, mapping)) = discriminator(&site) {
                let listed = branches.into_iter();
                let listed = listed.map(|branch| (branch.clone(), end(tree, branch)));
                // What is derived is an object of its own, even where it adds nothing.
                let own = derived.of(&site.at);
                let places = own.iter().filter_map(|place| tree.place(place));
                let places = places.flat_map(|place| {
                    let below = derived.below(tree, &place.at, &tag).into_iter();
                    let below = below.filter(|at| !own.contains(at));
                    let below = below.filter_map(|at| tree.place(&at));
                    let all = std::iter::once(place.clone()).chain(below);
                    all.map(move |object| (place.clone(), Some(object)))
                });
                for (branch, object) in listed.chain(places) {
                    let values = values_of(tree, &site, &branch, &tag, &mapping);
                    let is_default = is_default(tree, &site, &branch);
                    if let Some(object) = object.as_ref().filter(|_| is_default) {
                        left_open.push((object.at.clone(), tag.clone()));
                    }
                    told.note(object, tag.clone(), values);
                }
            } else {
                told.constants(tree, &branches);
            }
        }
        told.leave_open(&left_open);
        told
    }

    /// Whether anything is told of the schema there.
    pub(super) fn has(&self, schema: &Pointer) -> bool {
        self.0.contains_key(schema)
    }

    /// Adds to a schema what is told of it.
    pub(super) fn tell(&self, tree: Tree<'_>, site: &Site<'_>, schema: &mut Value) {
        self.tell_but(None, tree, site, schema);
    }

    /// Adds to a schema what is told of it but for one property.
    pub(super) fn tell_but(
        &self,
        tag: Option<&str>,
        tree: Tree<'_>,
        site: &Site<'_>,
        schema: &mut Value,
    ) {
        let Value::Object(schema) = schema else {
            return;
        };
        let all = self.0.get(&site.at).into_iter().flatten();
        for (tag, values) in all.filter(|(known, _)| tag != Some(known.as_str())) {
            let own = listed(tree, site, tag, 0);
            let value = match (&own[..], &values[..]) {
                ([own], values) if values.contains(own) => own,
                (own, [only]) if own.is_empty() || own.contains(only) => only,
                _ => continue,
            };
            if property(tree, site, tag, 0).is_some() {
                always(schema, tag, value);
            }
        }
    }

    /// The values that unions tell of properties, by where the schemas with these stand.
    pub(super) fn by_place(self) -> HashMap<Pointer, Vec<(String, Vec<Value>)>> {
        self.0
    }

    fn note(&mut self, object: Option<Site<'_>>, tag: String, values: Vec<Value>) {
        let Some(object) = object.filter(|_| !values.is_empty()) else {
            return;
        };
        let all = self.0.entry(object.at).or_default();
        match all.iter_mut().find(|(known, _)| *known == tag) {
            Some((_, known)) => {
                let new = values.into_iter().filter(|value| !known.contains(value));
                let new: Vec<Value> = new.collect();
                known.extend(new);
            }
            None => all.push((tag, values)),
        }
    }

    /// What all other values lead to as well has none that is known, whatever other unions tell.
    fn leave_open(&mut self, left_open: &[(Pointer, String)]) {
        for (object, tag) in left_open {
            if let Some(all) = self.0.get_mut(object) {
                all.retain(|(known, _)| known != tag);
            }
        }
        self.0.retain(|_, all| !all.is_empty());
    }

    /// Notes the constants by which all of several objects are told apart, which may be left out.
    fn constants(&mut self, tree: Tree<'_>, branches: &[Site<'_>]) {
        let ends = branches
            .iter()
            .filter_map(|branch| end(tree, branch.clone()));
        let objects: Vec<Site<'_>> = ends.filter(|site| !names(tree, site).is_empty()).collect();
        let [first, _, ..] = &objects[..] else {
            return;
        };
        for name in names(tree, first) {
            let all = objects.iter().map(|object| listed(tree, object, &name, 0));
            let all: Vec<Vec<Value>> = all.filter(|values| values.len() == 1).collect();
            let mut seen = HashSet::new();
            let is_told = all.iter().all(|values| seen.insert(values[0].to_string()));
            if is_told && all.len() == objects.len() {
                for (object, values) in objects.iter().zip(all) {
                    self.note(Some(object.clone()), name.clone(), values);
                }
                return;
            }
        }
    }
}

/// Makes a property one that is always there with this value.
fn always(schema: &mut Map<String, Value>, tag: &str, value: &Value) {
    let properties = schema.entry("properties").or_insert_with(|| json!({}));
    if let Value::Object(properties) = properties {
        properties.insert(tag.to_owned(), json!({ "const": value }));
    }
    let required = schema.entry("required").or_insert_with(|| json!([]));
    if let Value::Array(required) = required
        && !required.iter().any(|name| name == tag)
    {
        required.push(tag.into());
    }
}

fn branches<'a>(site: &Site<'a>) -> Vec<Site<'a>> {
    let lists = ["oneOf", "anyOf"].map(|key| site.child(key));
    let lists = lists.iter().flatten().flat_map(Site::children);
    lists.map(|(_, branch)| branch).collect()
}

/// The object that a branch is, if it is no union itself.
fn end<'a>(tree: Tree<'a>, branch: Site<'a>) -> Option<Site<'a>> {
    let mut site = tree.resolved(branch);
    for _ in 0..CHAIN {
        let members = site.child("allOf").map(|all| all.children());
        let says_more = site.child("properties").is_some();
        match &members.unwrap_or_default()[..] {
            [(_, only)] if !says_more && tree.target(only).is_some() => {
                site = tree.resolved(only.clone());
            }
            _ => break,
        }
    }
    branches(&site).is_empty().then_some(site)
}

/// The names of the properties of a schema.
fn names(tree: Tree<'_>, schema: &Site<'_>) -> Vec<String> {
    let mut names = Vec::new();
    let mut open = vec![(schema.clone(), 0)];
    while let Some((schema, depth)) = open.pop() {
        let schema = tree.resolved(schema);
        let properties = schema.child("properties");
        let properties = properties.iter().flat_map(Site::children);
        names.extend(properties.map(|(name, _)| name));
        if depth < NESTING {
            let members = schema.child("allOf");
            let members = members.iter().flat_map(Site::children);
            open.extend(members.map(|(_, member)| (member, depth + 1)));
        }
    }
    names
}
