//! Which components the selected operations need.

use std::collections::{HashMap, HashSet};

use super::calls::Call;
use crate::follow::{Site, Tree};
use crate::pointer::Pointer;
use crate::read::Node;

/// The sections of the components that references lead to.
const SECTIONS: [&str; 6] = [
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
];

/// Finds the components that operations lead to, by references or by the discriminator of a base;
/// and all schemas, if those are wanted that nothing uses. What is found without need costs little,
/// since nothing is made of it; what is needed and not found would be lost.
pub(super) fn needed<'a>(
    tree: Tree<'a>,
    entry: &Site<'a>,
    kept: &[&Call<'a>],
    with_unused: bool,
) -> HashSet<Pointer> {
    let components = entry.child("components");
    let mut search = Search {
        tree,
        schemas: Vec::new(),
        derived: None,
        open: Vec::new(),
        found: HashSet::new(),
    };
    for section in SECTIONS {
        let all = components.as_ref().and_then(|all| all.child(section));
        let Some(all) = all else { continue };
        let place = all.at.clone();
        // What leads into a section that stands elsewhere is not looked for.
        let is_elsewhere = tree.target(&all).is_some();
        let members = tree.resolved(all).children();
        let is_whole = is_elsewhere || section == "schemas" && with_unused;
        for (key, member) in members.iter().filter(|_| is_whole) {
            search.found.insert(place.child(key));
            search.add(member.clone(), false);
        }
        if section == "schemas" {
            search.schemas = members.into_iter().map(|(_, member)| member).collect();
        }
    }
    for call in kept {
        search.add(call.method.site.clone(), false);
        let shared = call.item_sites.iter();
        for shared in shared.filter_map(|item| item.child("parameters")) {
            search.add(shared, false);
        }
    }
    search.run();
    if let Some(components) = components {
        search.add_names(&components);
    }
    search.found
}

struct Search<'a> {
    tree: Tree<'a>,
    /// The schemas of the components.
    schemas: Vec<Site<'a>>,
    /// Those of them that have another in their `allOf`, by that one; once they are asked for.
    derived: Option<HashMap<Pointer, Vec<Site<'a>>>>,
    /// What is to be looked into, and whether it is derived from a base with a discriminator.
    open: Vec<(Site<'a>, bool)>,
    found: HashSet<Pointer>,
}

impl<'a> Search<'a> {
    fn add(&mut self, site: Site<'a>, is_derived: bool) {
        if self.found.insert(site.at.clone()) || is_derived {
            self.open.push((site, is_derived));
        }
    }

    fn run(&mut self) {
        let mut families = HashSet::new();
        while let Some((site, is_derived)) = self.open.pop() {
            let place = site.at.clone();
            let has_discriminator = self.look_into(site);
            if (is_derived || has_discriminator) && families.insert(place.clone()) {
                for child in self.derived_from(&place) {
                    self.add(child, true);
                }
            }
        }
    }

    /// Follows all references of a thing, and says whether it has a discriminator.
    fn look_into(&mut self, site: Site<'a>) -> bool {
        let mut has_discriminator = false;
        let mut open = vec![site];
        while let Some(site) = open.pop() {
            if let Some(map) = site.node.as_map() {
                if let Some(reference) = map.get("$ref").and_then(Node::as_str) {
                    self.follow(&site.at, reference);
                }
                // What it stands for depends on the way to it.
                if map.contains_key("$dynamicRef") {
                    self.add_schemas();
                }
                if let Some(discriminator) = site.child("discriminator") {
                    has_discriminator = true;
                    self.follow_mapping(&discriminator);
                }
            }
            let holds_others = |site: &Site<'_>| matches!(site.node, Node::Map(_) | Node::List(_));
            let children = site.children().into_iter().map(|(_, child)| child);
            open.extend(children.filter(holds_others));
        }
        has_discriminator
    }

    fn follow(&mut self, from: &Pointer, reference: &str) {
        if let Some(target) = self.tree.found(from, reference) {
            self.add(target, false);
        }
    }

    /// The values of a mapping are references, or names of schemas.
    fn follow_mapping(&mut self, discriminator: &Site<'a>) {
        let mapping = discriminator.child("mapping");
        let values = mapping.iter().flat_map(Site::children);
        let values = values.map(|(_, value)| value);
        for value in values.chain(discriminator.child("defaultMapping")) {
            let Some(text) = value.node.as_str() else {
                continue;
            };
            let is_called = |schema: &&Site<'a>| schema.at.last().as_deref() == Some(text);
            let named = self.schemas.iter().find(is_called).cloned();
            if let Some(schema) = named {
                self.add(schema, false);
            }
            self.follow(&value.at, text);
        }
    }

    fn add_schemas(&mut self) {
        for schema in self.schemas.clone() {
            self.add(schema, false);
        }
    }

    /// The schemas that have the one at a place in their `allOf`.
    fn derived_from(&mut self, place: &Pointer) -> Vec<Site<'a>> {
        let (tree, schemas) = (self.tree, &self.schemas);
        let derived = self.derived.get_or_insert_with(|| derived(tree, schemas));
        derived.get(place).cloned().unwrap_or_default()
    }

    /// Adds the components that are nothing but another name for what has been found: things that
    /// stand elsewhere are called by these.
    fn add_names(&mut self, components: &Site<'a>) {
        for section in SECTIONS {
            let all = components.child(section);
            for (_, member) in all.iter().flat_map(Site::children) {
                let mut behind = self.tree.chain(member.clone()).skip(1);
                if behind.any(|target| self.found.contains(&target.at)) {
                    self.found.insert(member.at);
                }
            }
        }
    }
}

/// Schemas by those that they have in their `allOf`, which may be nested.
fn derived<'a>(tree: Tree<'a>, schemas: &[Site<'a>]) -> HashMap<Pointer, Vec<Site<'a>>> {
    let mut derived: HashMap<Pointer, Vec<Site<'a>>> = HashMap::new();
    for schema in schemas {
        let mut open = vec![schema.clone()];
        while let Some(site) = open.pop() {
            let members = site.child("allOf");
            for (_, member) in members.iter().flat_map(Site::children) {
                match tree.target(&member) {
                    Some(base) => derived.entry(base.at).or_default().push(schema.clone()),
                    None => open.push(member),
                }
            }
        }
    }
    derived
}
