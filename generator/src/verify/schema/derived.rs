//! Schemas that others derive from by `allOf`, where a discriminator tells those
//! apart.

use std::collections::HashMap;

use crate::inspect::{Site, Tree};
use crate::limits::NESTING;
use crate::pointer::Pointer;
use crate::read::Node;
use crate::vocabulary::MS_DISCRIMINATOR_VALUE;

/// The schemas of the components by the schema that they derive from.
#[derive(Default)]
pub(super) struct Derived(HashMap<Pointer, Vec<Pointer>>);

impl Derived {
    pub(super) fn new(tree: Tree<'_>) -> Self {
        let schemas = tree
            .entry()
            .and_then(|entry| entry.child("components")?.child("schemas"));
        let mut parents: Vec<(Pointer, Vec<Pointer>)> = Vec::new();
        let mut bases = Vec::new();
        for (_, schema) in schemas.iter().flat_map(Site::children) {
            let is_union = ["oneOf", "anyOf"]
                .iter()
                .any(|key| schema.child(key).is_some());
            if schema.child("discriminator").is_some() && !is_union {
                bases.push(schema.clone());
            }
            let members = schema.child("allOf");
            let members = members.iter().flat_map(Site::children);
            let targets = members.filter_map(|(_, member)| tree.target(&member));
            parents.push((schema.at, targets.map(|target| target.at).collect()));
        }
        let mut all = HashMap::new();
        for base in bases {
            let derived = descendants(&base.at, &parents);
            if !derived.is_empty() {
                all.insert(base.at, derived);
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

fn descendants(base: &Pointer, parents: &[(Pointer, Vec<Pointer>)]) -> Vec<Pointer> {
    let mut found: Vec<Pointer> = Vec::new();
    let mut open = vec![base.clone()];
    while let Some(next) = open.pop() {
        let derived = parents.iter().filter(|(_, of)| of.contains(&next));
        for (derived, _) in derived {
            if derived != base && !found.contains(derived) {
                found.push(derived.clone());
                open.push(derived.clone());
            }
        }
    }
    found
}

/// The values that a discriminator has for a branch: those of the mapping, the one that the branch
/// names, those that it allows, or else its name.
pub(super) fn values_of(
    tree: Tree<'_>,
    union: &Site<'_>,
    branch: &Site<'_>,
    tag: &str,
    mapping: &[(String, Site<'_>)],
) -> Vec<String> {
    let place = tree.target(branch).map(|target| target.at);
    let own = place.clone().unwrap_or_else(|| branch.at.clone());
    let mapped = mapping.iter().filter(|(_, target)| {
        let reference = target.node.as_str().unwrap_or_default();
        let by_name = own.last().as_deref() == Some(reference);
        by_name
            || tree
                .leads_to(&union.at, reference)
                .is_some_and(|at| at == own)
    });
    let mapped: Vec<String> = mapped.map(|(value, _)| value.clone()).collect();
    if !mapped.is_empty() {
        return mapped;
    }
    let named = tree.resolved(branch.clone()).child(MS_DISCRIMINATOR_VALUE);
    if let Some(named) = named.and_then(|site| site.node.as_str()) {
        return vec![named.to_owned()];
    }
    let mut listed = listed(tree, branch, tag, 0);
    // What a base lists are the values of all that is derived from it.
    if let Some(name) = own.last()
        && let Some(only) = listed
            .iter()
            .position(|value| value.eq_ignore_ascii_case(&name))
    {
        listed = vec![listed.swap_remove(only)];
    }
    let is_named = place.is_some() || own.path().starts_with("/components/schemas/");
    if listed.is_empty() && is_named {
        own.last().into_iter().collect()
    } else {
        listed
    }
}

/// The values that a schema lists for a property.
fn listed(tree: Tree<'_>, schema: &Site<'_>, tag: &str, depth: usize) -> Vec<String> {
    let schema = tree.resolved(schema.clone());
    let property = schema
        .child("properties")
        .and_then(|all| tree.resolved(all).child(tag));
    if let Some(property) = property.map(|property| tree.resolved(property)) {
        let listed = property.child("enum");
        let listed = listed
            .iter()
            .flat_map(Site::children)
            .map(|(_, site)| site.node);
        let all = property
            .child("const")
            .map(|site| site.node)
            .into_iter()
            .chain(listed);
        let strings: Vec<String> = all.filter_map(Node::as_str).map(str::to_owned).collect();
        if !strings.is_empty() {
            return strings;
        }
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
