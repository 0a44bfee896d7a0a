//! What stands where types stood that are gone.
//!
//! What the document writes out in place of a component, or makes a component of, has other places.
//! It is known by what uses it: where a call took or gave a type, or one that is still there held it,
//! the one of today is what that was, as long as they are alike.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::content::{Content, Known, Made, Part};
use super::types::{KeptType, pairs};
use super::uses::Use;
use crate::ir::ModelId;
use crate::record::Type;

/// The types that are gone, each with those of today that stand where it stood.
pub(super) type Stood<'k> = BTreeMap<&'k str, BTreeSet<ModelId>>;

/// The types that were and those of today, of which some are known to be the same.
pub(super) struct Both<'b, 'k> {
    pub(super) record: &'k BTreeMap<String, Type>,
    pub(super) known: &'b Known<'k>,
    pub(super) made: &'b Made<'b>,
    pub(super) types: &'b [Option<KeptType<'k>>],
    pub(super) gone: &'b HashSet<&'k str>,
}

/// A part that was, and its type that is gone.
type Gone<'p, 'k> = (&'p Part<&'k str>, &'k str);

/// A part that has come, and its type.
type Come<'p> = (&'p Part<ModelId>, ModelId);

/// What two types have in common.
struct Common<'k> {
    is_alike: bool,
    /// The types that are gone and were in the one, each with what is in the other in its place.
    within: BTreeSet<(&'k str, ModelId)>,
}

impl<'k> Both<'_, 'k> {
    /// What stands where each of the types stood that are gone, given what calls use.
    pub(super) fn stood(&self, uses: &[Use<'k>]) -> Stood<'k> {
        let mut todo: Vec<(&'k str, ModelId)> =
            uses.iter().filter_map(|used| self.used(used)).collect();
        for (index, known) in self.types.iter().enumerate() {
            let holder = known.filter(|known| self.holds_gone(known.ty));
            let common = holder.and_then(|known| self.common(known.ty, ModelId(index)));
            todo.extend(common.into_iter().flat_map(|common| common.within));
        }
        let mut stood = Stood::new();
        let mut seen = HashSet::new();
        while let Some((name, id)) = todo.pop() {
            let Some(ty) = self.record.get(name).filter(|_| seen.insert((name, id))) else {
                continue;
            };
            if let Some(common) = self.common(ty, id).filter(|common| common.is_alike) {
                stood.entry(name).or_default().insert(id);
                todo.extend(common.within);
            }
        }
        stood
    }

    /// A type that is gone, and the one that a call takes or gives in its place.
    fn used(&self, (spelled, ty): &Use<'k>) -> Option<(&'k str, ModelId)> {
        let name = self
            .known
            .own(spelled)
            .filter(|own| self.gone.contains(own))?;
        let (before, after) = (self.known.part("", spelled), Made::part(String::new(), ty));
        let id = after.own.filter(|_| before.ty == after.ty)?;
        Some((name, id))
    }

    fn holds_gone(&self, ty: &Type) -> bool {
        let fields = ty.fields.values().map(|field| &field.ty);
        let variants = ty.variants.values().map(|variant| &variant.ty);
        let held = fields.chain(variants);
        let mut names = held.flat_map(|ty| ty.split(['<', '>']));
        names.any(|name| self.gone.contains(name))
    }

    /// What a type and one of today have in common, if they are of one kind.
    fn common(&self, ty: &'k Type, id: ModelId) -> Option<Common<'k>> {
        let (before, after) = (self.known.open(ty), self.made.open(id));
        if before.content.kind != after.content.kind {
            return None;
        }
        let was: HashSet<_> = before
            .parts
            .iter()
            .map(|part| by_name(part, part.own))
            .collect();
        let is: HashSet<_> = after
            .parts
            .iter()
            .filter_map(|part| self.as_it_was(part))
            .collect();
        let stays = was.intersection(&is).count();
        let left = before
            .parts
            .iter()
            .filter(|part| !is.contains(&by_name(part, part.own)));
        let come = after.parts.iter();
        let come = come.filter(|part| self.as_it_was(part).is_none_or(|part| !was.contains(&part)));
        let within = self.within(&left.collect::<Vec<_>>(), &come.collect::<Vec<_>>());
        let is_alike = if before.content.parts.is_empty() && after.content.parts.is_empty() {
            is_half(stays + within.len(), before.parts.len(), after.parts.len())
        } else {
            are_alike(&before.content, &after.content)
        };
        Some(Common { is_alike, within })
    }

    /// What tells a part of today, if all that is in it was there before.
    fn as_it_was<'p>(&self, part: &'p Part<ModelId>) -> Option<ByName<'p>>
    where
        'k: 'p,
    {
        match part.own {
            Some(id) => self.types[id.0].map(|known| by_name(part, Some(known.name))),
            None => Some(by_name(part, None)),
        }
    }

    /// The types that are gone among these parts, each with the one that is in its place: that of the
    /// same part, and of several parts that nothing tells apart, the one with the same in it, or the only
    /// one that is alike.
    fn within(
        &self,
        left: &[&Part<&'k str>],
        come: &[&Part<ModelId>],
    ) -> BTreeSet<(&'k str, ModelId)> {
        let gone = left.iter().filter_map(|part| {
            let name = part.own.filter(|own| self.gone.contains(own))?;
            Some((*part, name))
        });
        let come = come.iter().filter_map(|part| Some((*part, part.own?)));
        let by_place = pairs(
            come.clone().map(|(part, id)| ((&part.by, &part.ty), id.0)),
            gone.clone()
                .map(|(part, name)| ((&part.by, &part.ty), name)),
        );
        let alike = self.alike(
            &gone.clone().collect::<Vec<_>>(),
            &come.clone().collect::<Vec<_>>(),
        );
        let by_content = pairs(
            come.map(|(part, id)| ((&part.by, &part.ty, told(self.made.open(id).content)), id.0)),
            gone.filter_map(|(part, name)| {
                let content = self.known.open(self.record.get(name)?).content;
                Some(((&part.by, &part.ty, told(content)), name))
            }),
        );
        let both = by_place.into_iter().chain(by_content);
        let both = both.map(|(index, name)| (name, ModelId(index)));
        both.chain(alike).collect()
    }

    /// The types that are gone and are like one alone of those that have come, which is like no other.
    fn alike(&self, gone: &[Gone<'_, 'k>], come: &[Come<'_>]) -> Vec<(&'k str, ModelId)> {
        let is_like = |(part, name): &Gone<'_, 'k>, (other, id): &Come<'_>| {
            let known = self.record.get(*name);
            part.by == other.by
                && part.ty == other.ty
                && known.is_some_and(|ty| {
                    are_alike(&self.known.open(ty).content, &self.made.open(*id).content)
                })
        };
        let found = gone.iter().filter_map(|one| {
            let mut those = come.iter().filter(|other| is_like(one, other));
            let only = those.next().filter(|_| those.next().is_none())?;
            let mut rivals = gone.iter().filter(|other| is_like(other, only));
            let is_alone = rivals.next().is_some() && rivals.next().is_none();
            is_alone.then_some((one.1, only.1))
        });
        found.collect()
    }
}

/// What tells a part of a type: what it is by, its type, and the name that this had if it is the crate's
/// own.
type ByName<'p> = (&'p str, &'p str, Option<&'p str>);

fn by_name<'p, K>(part: &'p Part<K>, own: Option<&'p str>) -> ByName<'p> {
    (&part.by, &part.ty, own)
}

/// What is in a type, by the names of it alone.
fn told(content: Content) -> (&'static str, Vec<String>) {
    (content.kind, content.parts)
}

/// Whether half of what is in two types is in both.
fn are_alike(before: &Content, after: &Content) -> bool {
    let parts: HashSet<&String> = before.parts.iter().collect();
    let common = after.parts.iter().filter(|part| parts.contains(part));
    is_half(common.count(), before.parts.len(), after.parts.len())
}

/// Whether what both have in common is half of all that is in them.
fn is_half(common: usize, one: usize, other: usize) -> bool {
    3 * common >= one + other
}
