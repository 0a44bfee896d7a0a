//! What the branches of unions are told apart by, which is a part of them.

use serde_json::{Map, Value, json};

use super::branches::Branch;
use super::derived::{self, is_meant, is_null, tells_by_another, values_of};
use super::keywords::reference;
use super::standard::Standard;
use crate::inspect::{Site, Tree};
use crate::limits::NESTING;

/// A property by which branches are told apart.
struct Discriminator<'a> {
    /// The schema that says so.
    owner: Site<'a>,
    tag: String,
    /// What its values stand for.
    mapping: Vec<(String, Site<'a>)>,
}

impl<'a> Discriminator<'a> {
    /// The one that a schema has itself.
    fn of(site: &Site<'a>) -> Option<Self> {
        let (tag, mapping) = derived::discriminator(site)?;
        Some(Self {
            owner: site.clone(),
            tag,
            mapping,
        })
    }

    /// The one of a schema from which all branches that are no `null` derive.
    fn above(tree: Tree<'a>, branches: &[(String, Site<'a>)]) -> Option<Self> {
        let branches = branches.iter().filter(|(_, branch)| !is_null(branch));
        let mut of_branches = branches.map(|(_, branch)| {
            let mut bases = Vec::new();
            bases_of(tree, branch, &mut bases, 0);
            bases
        });
        let first = of_branches.next()?;
        let others: Vec<Vec<Site<'a>>> = of_branches.collect();
        let is_common = |base: &Site<'a>| {
            let mut others = others.iter();
            others.all(|bases| bases.iter().any(|other| other.at == base.at))
        };
        Self::of(&first.into_iter().find(is_common)?)
    }

    fn values(&self, tree: Tree<'a>, branch: &Site<'a>) -> Vec<Value> {
        values_of(tree, &self.owner, branch, &self.tag, &self.mapping)
    }

    fn is_default(&self, tree: Tree<'a>, branch: &Site<'a>) -> bool {
        derived::is_default(tree, &self.owner, branch)
    }

    /// A branch, with what tells it from the others.
    fn told(&self, branch: &Value, values: &[Value]) -> Value {
        if values.is_empty() {
            return branch.clone();
        }
        json!({
            "allOf": [branch],
            "type": "object",
            "properties": { self.tag.as_str(): { "enum": values } },
            "required": [self.tag],
        })
    }

    /// The branch of all values that have none of these for their tag.
    fn untold(&self, branch: &Value, values: &[Value]) -> Value {
        json!({
            "allOf": [branch],
            "not": {
                "properties": { self.tag.as_str(): { "enum": values } },
                "required": [self.tag],
            },
        })
    }
}

/// The schemas with a discriminator that a schema derives from, the nearest first.
fn bases_of<'a>(tree: Tree<'a>, schema: &Site<'a>, bases: &mut Vec<Site<'a>>, depth: usize) {
    if depth > NESTING {
        return;
    }
    let schema = tree.resolved(schema.clone());
    let is_union = ["oneOf", "anyOf"]
        .iter()
        .any(|key| schema.child(key).is_some());
    if schema.child("discriminator").is_some() && !is_union {
        bases.push(schema.clone());
    }
    for (_, member) in schema.child("allOf").iter().flat_map(Site::children) {
        bases_of(tree, &member, bases, depth + 1);
    }
}

impl<'a> Standard<'a> {
    /// The schema at a place. One that others derive from is one of these, where it is used.
    pub(super) fn definition(&mut self, site: &Site<'a>, is_base: bool) -> Value {
        let mut derived = self.derived.of(&site.at);
        if is_base || derived.is_empty() {
            let mut schema = self.schema(site, &[], false);
            if !is_base {
                self.told.tell(self.tree, site, &mut schema);
            }
            return schema;
        }
        let tree = self.tree;
        let own = Discriminator::of(site);
        let inherited = || Discriminator::above(tree, &[(String::new(), site.clone())]);
        let Some(discriminator) = own.or_else(inherited) else {
            return self.schema(site, &[], false);
        };
        let mut mapping = discriminator.mapping.iter();
        let names_itself = mapping.any(|(_, target)| is_meant(tree, site, target, &site.at));
        if names_itself && !derived.contains(&site.at) {
            derived.push(site.at.clone());
        }
        let derived = derived
            .into_iter()
            .filter_map(|derived| tree.place(&derived));
        let branches = derived.map(|derived| {
            let values = discriminator.values(tree, &derived);
            let at = derived.at.clone();
            let is_base = !tells_by_another(&derived, &discriminator.tag);
            let number = self.number(derived.clone(), is_base);
            let mut schema = discriminator.told(&reference(number), &values);
            // Another base that it derives from as well may tell it by another property.
            let tag = Some(discriminator.tag.as_str());
            self.told.tell_but(tag, tree, &derived, &mut schema);
            self.branches.push(Branch {
                union: site.at.clone(),
                at,
                schema: schema.clone(),
            });
            schema
        });
        let branches: Vec<Value> = branches.collect();
        let mut schema = json!({ "anyOf": branches });
        let tag = Some(discriminator.tag.as_str());
        self.told.tell_but(tag, tree, site, &mut schema);
        schema
    }

    /// Has each branch of a union say what tells it from the others.
    pub(super) fn discriminate(&mut self, site: &Site<'a>, schema: &mut Map<String, Value>) {
        for key in ["oneOf", "anyOf"] {
            if let (Some(all), Some(Value::Array(branches))) =
                (site.child(key), schema.get_mut(key))
            {
                self.tell(site, &all.children(), branches);
            }
        }
    }

    fn tell(&mut self, site: &Site<'a>, sites: &[(String, Site<'a>)], branches: &mut [Value]) {
        let tree = self.tree;
        let discriminator = Discriminator::of(site);
        if let Some(known) = discriminator.or_else(|| Discriminator::above(tree, sites)) {
            let values = sites.iter().map(|(_, member)| known.values(tree, member));
            let values: Vec<Vec<Value>> = values.collect();
            let is_default = |index: usize| {
                sites
                    .get(index)
                    .is_some_and(|(_, site)| known.is_default(tree, site))
            };
            for (index, branch) in branches.iter_mut().enumerate() {
                let is_null = branch.get("type") == Some(&json!("null"));
                if is_null {
                    continue;
                }
                *branch = if is_default(index) {
                    let others = (0..).zip(&values).filter(|(other, _)| *other != index);
                    let others: Vec<Value> = others.flat_map(|(_, all)| all.clone()).collect();
                    known.untold(branch, &others)
                } else {
                    known.told(branch, values.get(index).map_or(&[], Vec::as_slice))
                };
            }
        }
        let all = sites
            .iter()
            .zip(branches)
            .map(|((_, member), branch)| Branch {
                union: site.at.clone(),
                at: member.at.clone(),
                schema: branch.clone(),
            });
        self.branches.extend(all);
    }
}
