//! The values of a discriminator that stand for a branch.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use openapiv3::Schema;

use super::declared::{declared_property, own, target};
use super::discriminator::values;
use super::lineage::{Lineage, Lineages};
use super::listed::Listed;
use super::literal::{is_called, literal};
use super::members::{beneath, members_of};
use super::properties::properties;
use super::{Shape, UnionShape, settled};
use crate::ir::Literal;
use crate::limits::NESTING;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::pointer::Pointer;
use crate::vocabulary::MS_DISCRIMINATOR_VALUE;

/// The values of one property for the branches of unions, each branch looked into once.
pub(super) struct Tags<'s, 'b> {
    source: &'s Source<'b>,
    property: &'s str,
    lineages: &'s Lineages<'b>,
    /// What is known of the branch at a place in a union, as deep as that is.
    known: HashMap<(*const Schema, Pointer, usize), Vec<Literal>>,
    /// What stands for some branch of a union.
    taken: HashMap<*const Schema, Rc<Taken>>,
    /// The values that several branches of a union list.
    shared: HashMap<*const Schema, Rc<HashSet<Literal>>>,
}

/// The values that stand for branches, and their names in small letters.
#[derive(Default)]
struct Taken {
    values: HashSet<Literal>,
    names: HashSet<String>,
}

impl Taken {
    fn has(&self, value: &Literal) -> bool {
        let text = value.as_text();
        let is_name = text.is_some_and(|text| self.names.contains(&text.to_ascii_lowercase()));
        is_name || self.values.contains(value)
    }
}

impl<'s, 'b> Tags<'s, 'b> {
    pub(super) fn new(
        source: &'s Source<'b>,
        lineages: &'s Lineages<'b>,
        property: &'s str,
    ) -> Self {
        Self {
            source,
            property,
            lineages,
            known: HashMap::new(),
            taken: HashMap::new(),
            shared: HashMap::new(),
        }
    }

    fn lineage(&self, branch: &Subschema<'b>) -> Rc<Lineage<'b>> {
        self.lineages.of(self.source, branch, self.property)
    }

    /// The values that stand for a branch: those of the mapping, the one that the branch itself
    /// names, those that it lists, or else its name; for another union, those of its branches.
    pub(super) fn of(&mut self, union: &UnionShape<'b>, branch: &Subschema<'b>) -> Vec<Literal> {
        let tags = self.within(union, branch, 0);
        if tags.iter().all(|tag| tag.as_text().is_none()) {
            return tags;
        }
        let described = if union.base.is_empty() {
            self.lineage(branch).property.clone()
        } else {
            let own = members_of(self.source, branch).unwrap_or_default();
            let members = beneath(union.base.iter().cloned(), own);
            properties(&members).get(self.property).cloned()
        };
        let shape = described.and_then(|described| settled(self.source, &described));
        let listed = other_than_texts(shape.as_ref());
        tags.into_iter()
            .map(|tag| typed(tag, shape.as_ref(), &listed))
            .collect()
    }

    fn within(
        &mut self,
        union: &UnionShape<'b>,
        branch: &Subschema<'b>,
        depth: usize,
    ) -> Vec<Literal> {
        let key = (std::ptr::from_ref(union.schema), branch.at.clone(), depth);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let mut tags = self.mapped(union, branch);
        if union.hierarchy.is_none()
            && depth < NESTING
            && let Some(Shape::Union(inner)) = settled(self.source, branch)
            && !std::ptr::eq(inner.schema, union.schema)
            && declared_property(self.source, &inner) == Some(self.property)
        {
            for branch in &inner.branches {
                for tag in self.within(&inner, branch, depth + 1) {
                    if !tags.contains(&tag) {
                        tags.push(tag);
                    }
                }
            }
        }
        if tags.is_empty() {
            tags = self.unmapped(union, branch);
        }
        self.known.insert(key, tags.clone());
        tags
    }

    /// The values of a branch that no mapping names.
    fn unmapped(&mut self, union: &UnionShape<'b>, branch: &Subschema<'b>) -> Vec<Literal> {
        if let Some(given) = given(self.source, branch) {
            return vec![given];
        }
        let own = own(self.source, branch);
        let name = own.as_ref().and_then(Pointer::last);
        let named = || name.clone().map(Literal::Text).into_iter().collect();
        let Some(listed) = values(self.source, branch, self.property, None, 0) else {
            return named();
        };
        // What a base lists are the values of all that is derived from it.
        let is_inherited = own.as_ref().is_some_and(|own| {
            let lineage = self.lineage(branch);
            let described = lineage.property.as_ref();
            described.is_some_and(|described| !described.at.is_within(own))
        });
        // The same of an enum that several branches have in common.
        let is_common = is_inherited
            || listed.len() > 1 && {
                let shared = self.shared(union);
                listed.iter().any(|value| shared.contains(value))
            };
        let is_name = |value: &&Literal| name.as_ref().is_some_and(|name| is_called(value, name));
        match listed.iter().find(is_name).filter(|_| is_common) {
            Some(own) => vec![own.clone()],
            // This branch is neither mapped nor given a value, and no value is its name.
            None if is_common => {
                let taken = self.taken(union);
                let left = listed.into_iter().filter(|value| !taken.has(value));
                let left: Vec<Literal> = left.collect();
                if left.is_empty() { named() } else { left }
            }
            None => listed,
        }
    }

    /// The values that several branches of a union list.
    fn shared(&mut self, union: &UnionShape<'b>) -> Rc<HashSet<Literal>> {
        let key = std::ptr::from_ref(union.schema);
        if let Some(known) = self.shared.get(&key) {
            return Rc::clone(known);
        }
        let (mut seen, mut shared) = (HashSet::new(), HashSet::new());
        for branch in &union.branches {
            let listed = values(self.source, branch, self.property, None, 0);
            let own: HashSet<Literal> = listed.unwrap_or_default().into_iter().collect();
            for value in own {
                if let Some(value) = seen.replace(value) {
                    shared.insert(value);
                }
            }
        }
        let shared = Rc::new(shared);
        self.shared.insert(key, Rc::clone(&shared));
        shared
    }

    /// What stands for some branch of a union: a value that it is mapped to or given, or its name.
    fn taken(&mut self, union: &UnionShape<'b>) -> Rc<Taken> {
        let key = std::ptr::from_ref(union.schema);
        if let Some(known) = self.taken.get(&key) {
            return Rc::clone(known);
        }
        let mut taken = Taken::default();
        for branch in &union.branches {
            taken.values.extend(self.mapped(union, branch));
            taken.values.extend(given(self.source, branch));
            let name = own(self.source, branch).and_then(|own| own.last());
            taken
                .names
                .extend(name.map(|name| name.to_ascii_lowercase()));
        }
        let taken = Rc::new(taken);
        self.taken.insert(key, Rc::clone(&taken));
        taken
    }

    /// The values that the nearest discriminator which maps any to the branch has for it.
    fn mapped(&self, union: &UnionShape<'b>, branch: &Subschema<'b>) -> Vec<Literal> {
        let Some(target) = target(self.source, branch) else {
            return Vec::new();
        };
        let of_union = union.schema.schema_data.discriminator.iter();
        let lineage = self.lineage(branch);
        let all = of_union.chain(lineage.discriminators.iter().copied());
        let mut all = all.filter(|discriminator| discriminator.property_name == self.property);
        let found = all.find_map(|discriminator| {
            let mapping = self.source.mapping(discriminator);
            let values = mapping.get(&target)?.iter().cloned();
            Some(values.map(Literal::Text).collect())
        });
        found.unwrap_or_default()
    }
}

/// What values are that a property lists, by how they are written; a text is typed as it is.
fn other_than_texts(shape: Option<&Shape<'_>>) -> HashMap<String, Literal> {
    let Some(Shape::Literals { lists, .. }) = shape else {
        return HashMap::new();
    };
    let listed = lists.iter().flat_map(Listed::values);
    let listed = listed
        .filter(|(_, value)| !value.is_string())
        .filter_map(|(_, value)| literal(value));
    listed.map(|value| (value.to_string(), value)).collect()
}

/// A value in the type of the property that has it: the keys of a mapping are always texts.
fn typed(tag: Literal, shape: Option<&Shape<'_>>, listed: &HashMap<String, Literal>) -> Literal {
    let Literal::Text(text) = &tag else {
        return tag;
    };
    let typed = match shape {
        Some(Shape::Integer(_) | Shape::Number(_)) => text.parse().ok().map(Literal::Integer),
        Some(Shape::Boolean) => text.parse().ok().map(Literal::Boolean),
        _ => listed.get(text).cloned(),
    };
    typed.unwrap_or(tag)
}

/// The value that a branch is given by name.
fn given(source: &Source<'_>, branch: &Subschema<'_>) -> Option<Literal> {
    let (schema, _) = branch.resolve(source)?;
    let value = schema.schema_data.extensions.get(MS_DISCRIMINATOR_VALUE)?;
    Some(Literal::Text(value.as_str()?.to_owned()))
}
