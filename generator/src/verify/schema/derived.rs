//! Schemas that others derive from by `allOf`, where a discriminator tells those
//! apart.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::keywords::value;
use crate::inspect::{Site, Tree};
use crate::limits::NESTING;
use crate::pointer::Pointer;
use crate::vocabulary::MS_DISCRIMINATOR_VALUE;

/// The schemas of the components by the schema that they derive from.
#[derive(Default)]
pub(super) struct Derived(HashMap<Pointer, Vec<Pointer>>);

impl Derived {
    pub(super) fn new(tree: Tree<'_>) -> Self {
        let schemas = tree
            .entry()
            .and_then(|entry| entry.child("components")?.child("schemas"));
        let mut children: HashMap<Pointer, Vec<Pointer>> = HashMap::new();
        let mut bases = Vec::new();
        let mut others = HashSet::new();
        for (_, schema) in schemas.iter().flat_map(Site::children) {
            let is_union = ["oneOf", "anyOf"]
                .iter()
                .any(|key| schema.child(key).is_some());
            let is_told = schema.child("discriminator").is_some();
            if is_told && !is_union {
                bases.push(schema.at.clone());
            } else if !is_told && !is_union {
                others.insert(schema.at.clone());
            }
            let members = schema.child("allOf");
            for (_, member) in members.iter().flat_map(Site::children) {
                if let Some(parent) = tree.target(&member) {
                    let known = children.entry(parent.at).or_default();
                    known.push(schema.at.clone());
                }
            }
        }
        let mut all = HashMap::new();
        for base in bases {
            let derived = descendants(&base, &children);
            // What is between a base and others stands for these as well, and for itself.
            for between in derived.iter().filter(|at| others.contains(at)) {
                let further = descendants(between, &children);
                if !further.is_empty() {
                    let itself = [between.clone()].into_iter();
                    all.insert(between.clone(), itself.chain(further).collect());
                }
            }
            if !derived.is_empty() {
                all.insert(base, derived);
            }
        }
        Self(all)
    }

    pub(super) fn has(&self, schema: &Pointer) -> bool {
        self.0.contains_key(schema)
    }

    pub(super) fn of(&self, schema: &Pointer) -> Vec<Pointer> {
        self.0.get(schema).cloned().unwrap_or_default()
    }
}

fn descendants(base: &Pointer, children: &HashMap<Pointer, Vec<Pointer>>) -> Vec<Pointer> {
    let mut found: Vec<Pointer> = Vec::new();
    let mut met = HashSet::from([base]);
    let mut open = vec![base];
    while let Some(next) = open.pop() {
        for derived in children.get(next).into_iter().flatten() {
            if met.insert(derived) {
                found.push(derived.clone());
                open.push(derived);
            }
        }
    }
    found
}

/// The property by which branches are told apart, and what its values stand for.
pub(super) fn discriminator<'a>(site: &Site<'a>) -> Option<(String, Vec<(String, Site<'a>)>)> {
    let all = site.child("discriminator")?;
    let tag = all.child("propertyName")?.node.as_str()?.to_owned();
    let mapping = all.child("mapping");
    Some((tag, mapping.iter().flat_map(Site::children).collect()))
}

/// Whether a discriminator speaks of the schema at a place: by its name, or by what leads to it.
pub(super) fn is_meant(
    tree: Tree<'_>,
    owner: &Site<'_>,
    spoken_of: &Site<'_>,
    schema: &Pointer,
) -> bool {
    spoken_of.node.as_str().is_some_and(|reference| {
        schema.last().as_deref() == Some(reference)
            || tree.leads_to(&owner.at, reference).as_ref() == Some(schema)
    })
}

/// Whether values that stand for no other branch are of this one.
pub(super) fn is_default(tree: Tree<'_>, owner: &Site<'_>, branch: &Site<'_>) -> bool {
    let discriminator = owner.child("discriminator");
    let default = discriminator.and_then(|all| all.child("defaultMapping"));
    default.is_some_and(|default| is_meant(tree, owner, &default, &place(tree, branch)))
}

/// Where a branch is described: elsewhere, or where it stands.
fn place(tree: Tree<'_>, branch: &Site<'_>) -> Pointer {
    let target = tree.target(branch).map(|target| target.at);
    target.unwrap_or_else(|| branch.at.clone())
}

/// The values that a discriminator has for a branch: those of the mapping, the one that the branch
/// names, those that it allows, or else its name.
pub(super) fn values_of(
    tree: Tree<'_>,
    union: &Site<'_>,
    branch: &Site<'_>,
    tag: &str,
    mapping: &[(String, Site<'_>)],
) -> Vec<Value> {
    let own = place(tree, branch);
    let mapped = mapping
        .iter()
        .filter(|(_, target)| is_meant(tree, union, target, &own));
    let typed = |text: &str| typed(tree, branch, tag, text);
    let mapped: Vec<Value> = mapped.map(|(value, _)| typed(value)).collect();
    if !mapped.is_empty() {
        return mapped;
    }
    let named = tree.resolved(branch.clone()).child(MS_DISCRIMINATOR_VALUE);
    if let Some(named) = named.and_then(|site| site.node.as_str()) {
        return vec![typed(named)];
    }
    let mut listed = listed(tree, branch, tag, 0);
    // What a base lists are the values of all that is derived from it.
    if let Some(name) = own.last()
        && let Some(only) = listed.iter().position(|value| {
            let text = value.as_str();
            text.is_some_and(|text| text.eq_ignore_ascii_case(&name))
        })
    {
        listed = vec![listed.swap_remove(only)];
    }
    let is_named = own != branch.at || own.path().starts_with("/components/schemas/");
    if listed.is_empty() && is_named {
        own.last().map(Value::from).into_iter().collect()
    } else {
        listed
    }
}

/// A value in the type of the property that has it: the keys of a mapping are always texts.
fn typed(tree: Tree<'_>, branch: &Site<'_>, tag: &str, text: &str) -> Value {
    let is_it = |value: &Value| match value.as_str() {
        Some(known) => known == text,
        None => format!("{value}") == text,
    };
    let mut listed = listed(tree, branch, tag, 0).into_iter();
    if let Some(listed) = listed.find(is_it) {
        return listed;
    }
    let types = types_of(tree, branch, tag);
    let scalar: Option<Value> = serde_json::from_str(text).ok();
    let scalar = scalar.filter(|value| {
        let whole = value.is_i64() && types.iter().any(|word| word == "integer");
        whole || (value.is_boolean() && types.iter().any(|word| word == "boolean"))
    });
    scalar.unwrap_or_else(|| text.into())
}

/// The types that a schema gives a property.
fn types_of(tree: Tree<'_>, schema: &Site<'_>, tag: &str) -> Vec<String> {
    let word = property(tree, schema, tag, 0).and_then(|property| property.child("type"));
    let Some(word) = word else {
        return Vec::new();
    };
    let several = word.children().into_iter();
    let several = several.filter_map(|(_, one)| one.node.as_str().map(str::to_owned));
    let one = word.node.as_str().map(str::to_owned);
    one.into_iter().chain(several).collect()
}

/// The values that a schema lists for a property.
pub(super) fn listed(tree: Tree<'_>, schema: &Site<'_>, tag: &str, depth: usize) -> Vec<Value> {
    let schema = tree.resolved(schema.clone());
    let property = schema
        .child("properties")
        .and_then(|all| tree.resolved(all).child(tag));
    let own = property.map(|property| allowed(tree, property));
    if let Some(own) = own.filter(|own| !own.is_empty()) {
        return own;
    }
    if depth >= NESTING {
        return Vec::new();
    }
    let members = schema.child("allOf");
    let mut members = members.iter().flat_map(Site::children);
    members
        .find_map(|(_, member)| {
            Some(listed(tree, &member, tag, depth + 1)).filter(|all| !all.is_empty())
        })
        .unwrap_or_default()
}

/// The values that the schema of a property allows: those that it lists, or that each of its branches
/// does but for `null`.
fn allowed(tree: Tree<'_>, property: Site<'_>) -> Vec<Value> {
    let property = tree.resolved(property);
    let own = values_in(&property);
    if !own.is_empty() {
        return own;
    }
    let branches = ["anyOf", "oneOf"].map(|key| property.child(key));
    let branches = branches.iter().flatten().flat_map(Site::children);
    let branches = branches.map(|(_, branch)| tree.resolved(branch));
    let each = branches.filter(|branch| !is_null(branch));
    let each: Vec<Vec<Value>> = each.map(|branch| values_in(&branch)).collect();
    if each.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    each.concat()
}

/// The values that a schema lists right there.
fn values_in(schema: &Site<'_>) -> Vec<Value> {
    let listed = schema.child("enum");
    let listed = listed.iter().flat_map(Site::children);
    let only = schema.child("const").map(|site| value(site.node));
    let all = only
        .into_iter()
        .chain(listed.map(|(_, site)| value(site.node)));
    let scalar = |value: &Value| value.is_string() || value.is_i64() || value.is_boolean();
    all.filter(scalar).collect()
}

/// Whether a schema allows `null` alone.
pub(super) fn is_null(schema: &Site<'_>) -> bool {
    let word = schema.child("type");
    word.is_some_and(|word| word.node.as_str() == Some("null"))
}

/// What a schema, or one that holds beside it, says of a property.
pub(super) fn property<'a>(
    tree: Tree<'a>,
    schema: &Site<'a>,
    name: &str,
    depth: usize,
) -> Option<Site<'a>> {
    let schema = tree.resolved(schema.clone());
    let all = schema.child("properties").map(|all| tree.resolved(all));
    if let Some(own) = all.and_then(|all| all.child(name)) {
        return Some(tree.resolved(own));
    }
    let members = schema.child("allOf").filter(|_| depth < NESTING);
    let mut members = members.iter().flat_map(Site::children);
    members.find_map(|(_, member)| property(tree, &member, name, depth + 1))
}
