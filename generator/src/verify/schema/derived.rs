//! Schemas that others derive from by `allOf`, where a discriminator tells those
//! apart.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::keywords::value;
use super::reach;
use crate::inspect::{Site, Tree};
use crate::limits::NESTING;
use crate::pointer::Pointer;
use crate::vocabulary::MS_DISCRIMINATOR_VALUE;

/// Schemas by the schema that they derive from.
pub(super) struct Derived {
    of: HashMap<Pointer, Vec<Pointer>>,
    all: HashSet<Pointer>,
}

impl Derived {
    pub(super) fn new(tree: Tree<'_>) -> Self {
        let mut children: HashMap<Pointer, Vec<Pointer>> = HashMap::new();
        let mut bases = Vec::new();
        let mut tags = HashMap::new();
        let mut others = HashSet::new();
        for schema in schemas(tree) {
            let is_union = ["oneOf", "anyOf"]
                .iter()
                .any(|key| schema.child(key).is_some());
            let is_told = schema.child("discriminator").is_some();
            if is_told && !is_union {
                bases.push(schema.clone());
                tags.insert(schema.at.clone(), tag(&schema));
            } else if !is_told && !is_union {
                others.insert(schema.at.clone());
            }
            let members = schema.child("allOf");
            for (_, member) in members.iter().flat_map(Site::children) {
                if tree.target(&member).is_some() {
                    let parent = tree.resolved(member);
                    let known = children.entry(parent.at).or_default();
                    known.push(schema.at.clone());
                }
            }
        }
        let mut all = HashMap::new();
        for base in bases {
            let own = tag(&base);
            // What derives from one that tells by another property is that one's.
            let is_end = |at: &Pointer| tags.get(at).is_some_and(|other| *other != own);
            let mut derived = descendants(&base.at, &children, &is_end);
            derived.extend(mapped(tree, &base, &children, &derived));
            // What is between a base and others stands for these as well, and for itself.
            for between in derived.iter().filter(|at| others.contains(at)) {
                let further = descendants(between, &children, &is_end);
                if !further.is_empty() {
                    let itself = [between.clone()].into_iter();
                    all.insert(between.clone(), itself.chain(further).collect());
                }
            }
            if !derived.is_empty() {
                all.insert(base.at, derived);
            }
        }
        Self {
            all: all.values().flatten().cloned().collect(),
            of: all,
        }
    }

    pub(super) fn has(&self, schema: &Pointer) -> bool {
        self.of.contains_key(schema)
    }

    pub(super) fn of(&self, schema: &Pointer) -> Vec<Pointer> {
        self.of.get(schema).cloned().unwrap_or_default()
    }

    /// What derives from a schema that tells what does by another property than this, and so on.
    pub(super) fn below(&self, tree: Tree<'_>, schema: &Pointer, tag: &str) -> Vec<Pointer> {
        let mut found: Vec<Pointer> = Vec::new();
        let mut open = vec![schema.clone()];
        while let Some(next) = open.pop() {
            if tree
                .place(&next)
                .is_some_and(|site| tells_by_another(&site, tag))
            {
                let new = self.of(&next).into_iter();
                let new: Vec<Pointer> = new.filter(|at| !found.contains(at)).collect();
                found.extend(new.iter().cloned());
                open.extend(new);
            }
        }
        found
    }

    /// Whether the schema there derives from any.
    pub(super) fn is_derived(&self, schema: &Pointer) -> bool {
        self.all.contains(schema)
    }
}

/// The schemas of the components, those with a discriminator wherever they stand, such as in a file of
/// their own, and those that the mappings of these lead to.
fn schemas(tree: Tree<'_>) -> Vec<Site<'_>> {
    let components = tree.entry().and_then(|entry| entry.child("components"));
    let all = components.and_then(|components| components.child("schemas"));
    let all = all.map(|all| tree.resolved(all));
    let all = all.iter().flat_map(Site::children);
    let mut all: Vec<Site<'_>> = all.map(|(_, schema)| schema).collect();
    let mut met: HashSet<Pointer> = all.iter().map(|schema| schema.at.clone()).collect();
    let elsewhere = reach::all(tree).filter(|site| site.child("discriminator").is_some());
    all.extend(elsewhere.filter(|site| met.insert(site.at.clone())));
    let mut next = 0;
    while let Some(schema) = all.get(next).cloned() {
        next += 1;
        let mut targets: Vec<Site<'_>> = tree.target(&schema).into_iter().collect();
        let mapping = discriminator(&schema).map(|(_, mapping)| mapping);
        for (_, target) in mapping.iter().flatten() {
            let reference = target.node.as_str();
            let at = reference.and_then(|reference| tree.leads_to(&schema.at, reference));
            targets.extend(at.and_then(|at| tree.place(&at)));
        }
        all.extend(
            targets
                .into_iter()
                .filter(|target| met.insert(target.at.clone())),
        );
    }
    all
}

/// Whether what derives from a schema is told by another property.
pub(super) fn tells_by_another(schema: &Site<'_>, tag: &str) -> bool {
    discriminator(schema).is_some_and(|(own, _)| own != tag)
}

fn tag(schema: &Site<'_>) -> Option<String> {
    discriminator(schema).map(|(tag, _)| tag)
}

/// What a base names in its mapping, and derives from it by way of one that tells by another property.
fn mapped(
    tree: Tree<'_>,
    base: &Site<'_>,
    children: &HashMap<Pointer, Vec<Pointer>>,
    known: &[Pointer],
) -> Vec<Pointer> {
    let known: HashSet<&Pointer> = known.iter().collect();
    let all = descendants(&base.at, children, &|_| false);
    let left: Vec<Pointer> = all.into_iter().filter(|at| !known.contains(at)).collect();
    let mapping = discriminator(base).map(|(_, mapping)| mapping);
    let mapping = mapping.unwrap_or_default();
    let is_named = |at: &Pointer| {
        let mut targets = mapping.iter();
        targets.any(|(_, target)| is_meant(tree, base, target, at))
    };
    left.into_iter().filter(is_named).collect()
}

/// What derives from a schema, and from what does, but not by way of an end.
fn descendants(
    base: &Pointer,
    children: &HashMap<Pointer, Vec<Pointer>>,
    is_end: &dyn Fn(&Pointer) -> bool,
) -> Vec<Pointer> {
    let mut found: Vec<Pointer> = Vec::new();
    let mut met = HashSet::from([base]);
    let mut open = vec![base];
    while let Some(next) = open.pop() {
        for derived in children.get(next).into_iter().flatten() {
            if met.insert(derived) {
                found.push(derived.clone());
                if !is_end(derived) {
                    open.push(derived);
                }
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
