//! Which type of the crate that was made before a type is.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::content::{Content, Known, Made};
use super::known::Kept;
use super::stood::Both;
use super::uses::Use;
use super::were::Were;
use crate::ir::ModelId;
use crate::names::Name;
use crate::record::Type;

/// A type that is to be named.
pub(in crate::lower) struct New {
    /// All places that it is made for, by names, and the place as the first locks had it.
    pub(in crate::lower) places: Vec<String>,
    /// Whether the document gives it its name.
    pub(in crate::lower) named: bool,
    /// What it is called where it stands in the document, which may be another file.
    pub(in crate::lower) there: String,
    /// The name that it would have if nothing else had it.
    pub(in crate::lower) wanted: String,
    pub(in crate::lower) content: Content,
}

/// A type as it was.
#[derive(Clone, Copy, Debug)]
pub(in crate::lower) struct KeptType<'k> {
    pub(in crate::lower) name: &'k str,
    pub(in crate::lower) ty: &'k Type,
    /// Whether the document calls it by another name now, so that it is called by that.
    pub(in crate::lower) is_renamed: bool,
}

impl KeptType<'_> {
    /// What it was called, where that is another name.
    pub(in crate::lower) fn other_than(&self, name: &Name) -> Option<String> {
        (self.name != name.as_str()).then(|| self.name.to_owned())
    }
}

impl<'k> Kept<'k> {
    /// What each of the types was, and the names of those that are gone, given what calls use.
    pub(in crate::lower) fn types(
        &self,
        new: &[New],
        made: &Made<'_>,
        uses: impl FnOnce() -> Vec<Use<'k>>,
    ) -> (Were<'k>, Vec<&'k str>) {
        let mut found = Found {
            kept: self,
            types: vec![None; new.len()],
            taken: HashSet::new(),
            known: Known::new(self.record),
        };
        found.by_place(new);
        found.by_member(new);
        found.by_content(new);
        found.by_name(new);
        found.by_old_name(new);
        let stood = found.by_use(new, made, uses);
        let names = self
            .record
            .types
            .keys()
            .chain(self.record.gone_types.keys());
        let names = names.map(String::as_str);
        let gone = names.filter(|name| !found.taken.contains(name));
        let were = Were {
            types: found.types,
            stood,
        };
        let former = self.former_types(new, &were).into_iter();
        let former = former.filter(|name| !found.taken.contains(name));
        let gone = gone.chain(former).collect();
        (were, gone)
    }

    /// The names that types had, other than one that its type has again, or what stands in its place.
    fn former_types(&self, new: &[New], were: &Were<'k>) -> Vec<&'k str> {
        let is_back = |old: &str, now: &str| {
            let mut all = new.iter().zip(0_usize..);
            all.any(|(new, index)| new.wanted == old && were.is(ModelId(index), now))
        };
        let model = |path: &'k str| {
            path.strip_prefix("model::")
                .filter(|name| !name.contains("::"))
        };
        let aliases = self.record.aliases.iter();
        let former = aliases.filter_map(|(path, alias)| Some((model(path)?, model(&alias.now)?)));
        let gone = self.record.gone_within("model").into_iter();
        let gone = gone.filter(|(name, _)| !name.contains("::"));
        let former = former.chain(gone).filter(|(old, now)| !is_back(old, now));
        former.map(|(old, _)| old).collect()
    }
}

/// What has been found so far.
struct Found<'f, 'k> {
    kept: &'f Kept<'k>,
    types: Vec<Option<KeptType<'k>>>,
    taken: HashSet<&'k str>,
    known: Known<'k>,
}

impl<'k> Found<'_, 'k> {
    fn take(&mut self, index: usize, name: &'k str, is_renamed: bool) {
        let Some((_, ty)) = self.kept.record.known_type(name) else {
            return;
        };
        if self.types[index].is_none() && self.taken.insert(name) {
            self.types[index] = Some(KeptType {
                name,
                ty,
                is_renamed,
            });
        }
    }

    /// The types that are left of those that were there.
    fn left(&self) -> impl Iterator<Item = (&'k str, &'k Type)> {
        let types = self.kept.record.types.iter();
        let types = types.map(|(name, ty)| (name.as_str(), ty));
        types.filter(|(name, _)| !self.taken.contains(name))
    }

    fn known(&self, ty: &'k Type) -> Content {
        Content::of_known(ty, &self.known)
    }

    /// For each type the known ones that stood in any of its places, with how many of them.
    fn counted(&self, new: &[New]) -> Vec<HashMap<&'k str, usize>> {
        let counted = new.iter().map(|new| {
            let places = new.places.iter();
            let places = places.filter_map(|place| self.kept.by_place.get(place.as_str()));
            let mut of_new: HashMap<&'k str, usize> = HashMap::new();
            for name in places.flatten() {
                *of_new.entry(name).or_default() += 1;
            }
            of_new
        });
        counted.collect()
    }

    /// What stands where a type stood is that type; of several, the one that has in it what was in it,
    /// so that what did not change keeps its name, or else the one that has most of its places. What was
    /// gone comes after what was there.
    fn by_place(&mut self, new: &[New]) {
        let counted = self.counted(new);
        let mut rivals: HashMap<&str, usize> = HashMap::new();
        for (name, _) in counted.iter().flatten() {
            *rivals.entry(name).or_default() += 1;
        }
        let is_same = |name: &str, new: &New| {
            let known = self.kept.record.known_type(name);
            known.is_some_and(|(_, known)| new.content.is_as_it_was(&self.known(known)))
        };
        let is_there = |name: &str| self.kept.record.types.contains_key(name);
        let mut votes: Vec<((bool, bool, usize), &'k str, usize)> = Vec::new();
        for (index, (new, of_new)) in new.iter().zip(&counted).enumerate() {
            votes.extend(of_new.iter().map(|(name, count)| {
                // What nothing else wants, and wants nothing else, needs no more to be told.
                let is_alone = of_new.len() == 1 && rivals.get(name) == Some(&1);
                let is_it = is_alone || is_same(name, new);
                ((is_there(name), is_it, *count), *name, index)
            }));
        }
        let first = |index: usize| new.get(index).and_then(|new| new.places.first());
        // Of several that nothing tells apart, the first had the name without a number.
        let number = |name: &'k str| (name.len(), name);
        votes.sort_by(|(count, name, index), (other, known, place)| {
            let by_votes = other
                .cmp(count)
                .then_with(|| number(name).cmp(&number(known)));
            by_votes.then_with(|| first(*index).cmp(&first(*place)))
        });
        for (_, name, index) in votes {
            self.take(index, name, false);
        }
    }

    /// The one member of a union that is no other is the one that was no other.
    fn by_member(&mut self, new: &[New]) {
        let of_new = new
            .iter()
            .enumerate()
            .filter(|(index, _)| self.types[*index].is_none());
        let of_new = of_new.filter_map(|(index, new)| Some((union_of(&new.places)?, index)));
        let known = self
            .left()
            .filter_map(|(name, ty)| Some((union_of(&ty.at)?, name)));
        for (index, name) in pairs(of_new, known) {
            self.take(index, name, false);
        }
    }

    /// What has the same in it as a type that is gone is that type, first by what fields hold, then by
    /// what they are called.
    fn by_content(&mut self, new: &[New]) {
        for holds in [true, false] {
            let told = |content: Content| Content {
                required: Vec::new(),
                held: if holds { content.held } else { Vec::new() },
                within: Vec::new(),
                ..content
            };
            let is_told = |content: &Content| !content.parts.is_empty();
            let of_new = new
                .iter()
                .enumerate()
                .filter(|(index, new)| self.types[*index].is_none() && is_told(&new.content));
            let of_new = of_new.map(|(index, new)| (told(new.content.clone()), index));
            let known = self.left();
            let known = known.map(|(name, ty)| (told(self.known(ty)), name));
            for (index, name) in pairs(of_new, known) {
                let is_called = |new: &New| {
                    let known = self.kept.record.types.get(name);
                    known.is_some_and(|known| known.at.contains(&new.there))
                };
                // What moved to another file has no other name, though it may be told from others by it.
                let new = new.get(index);
                let is_renamed = new.is_some_and(|new| new.named && !is_called(new));
                self.take(index, name, is_renamed);
            }
        }
    }

    /// What wants the name of a type that is gone is taken for it, unless a caller of its constructor
    /// could not tell.
    fn by_name(&mut self, new: &[New]) {
        for (index, new) in new.iter().enumerate() {
            if self.types[index].is_some() {
                continue;
            }
            let Some((name, ty)) = self.kept.record.known_type(&new.wanted) else {
                continue;
            };
            if !self.kept.record.is_whole() || !self.known(ty).clashes(&new.content) {
                self.take(index, name, false);
            }
        }
    }

    /// What wants an old name of a type that is gone is that type by the name that it had, unless a
    /// caller of its constructor could not tell.
    fn by_old_name(&mut self, new: &[New]) {
        let record = self.kept.record;
        for (index, new) in new.iter().enumerate() {
            let alias = record.aliases.get(&format!("model::{}", new.wanted));
            let now = alias.and_then(|alias| alias.now.strip_prefix("model::"));
            let known = now.and_then(|now| record.types.get_key_value(now));
            if let Some((name, ty)) = known
                && new.named
                && !self.known(ty).clashes(&new.content)
            {
                self.take(index, name, true);
            }
        }
    }

    /// What stands where a type stood that is gone is that type. What was several of them has a name of
    /// its own, and is otherwise the one that callers make. The types that stood where each stands.
    fn by_use(
        &mut self,
        new: &[New],
        made: &Made<'_>,
        uses: impl FnOnce() -> Vec<Use<'k>>,
    ) -> HashMap<ModelId, Vec<(&'k str, &'k Type)>> {
        let gone: HashSet<&str> = self.left().map(|(name, _)| name).collect();
        if gone.is_empty() {
            return HashMap::new();
        }
        let both = Both {
            record: &self.kept.record.types,
            known: &self.known,
            made,
            types: &self.types,
            gone: &gone,
        };
        let stood = both.stood(&uses());
        let mut today: BTreeMap<ModelId, Vec<(&'k str, &'k Type)>> = BTreeMap::new();
        for (name, ty) in self.left() {
            for id in stood.get(name).into_iter().flatten() {
                today.entry(*id).or_default().push((name, ty));
            }
        }
        for (id, known) in &today {
            let is_one = |name: &str| stood.get(name).is_some_and(|those| those.len() == 1);
            let alone = known.iter().filter(|(name, _)| is_one(name));
            let made_first = alone.min_by_key(|(_, ty)| !ty.shape.made);
            if let (Some((name, ty)), Some(new)) = (made_first, new.get(id.0)) {
                let is_called = !new.named || ty.at.contains(&new.there);
                self.take_place(id.0, (name, ty), known.len() == 1 && is_called);
            }
        }
        today.into_iter().collect()
    }

    /// Takes a type for one that is gone, whose name is nobody else's where it is not called so.
    fn take_place(&mut self, index: usize, (name, ty): (&'k str, &'k Type), is_called: bool) {
        if is_called {
            self.take(index, name, false);
        } else if self.types[index].is_none() {
            self.types[index] = Some(KeptType {
                name,
                ty,
                is_renamed: true,
            });
        }
    }
}

/// The union whose member stands there, if it is one and stands nowhere else.
fn union_of(places: &[String]) -> Option<String> {
    let [only] = places
        .iter()
        .filter(|at| !at.starts_with("#/"))
        .collect::<Vec<_>>()[..]
    else {
        return None;
    };
    let (union, member) = only.rsplit_once('|')?;
    (!member.contains(['.', '[', '{'])).then(|| union.to_owned())
}

/// What is alone on both sides under a key.
pub(super) fn pairs<'k, K: std::hash::Hash + Eq>(
    new: impl Iterator<Item = (K, usize)>,
    known: impl Iterator<Item = (K, &'k str)>,
) -> Vec<(usize, &'k str)> {
    let mut all: HashMap<K, (Vec<usize>, Vec<&'k str>)> = HashMap::new();
    for (key, index) in new {
        all.entry(key).or_default().0.push(index);
    }
    for (key, name) in known {
        if let Some((_, names)) = all.get_mut(&key) {
            names.push(name);
        }
    }
    let alone = all
        .into_values()
        .filter_map(|(new, known)| match (&new[..], &known[..]) {
            ([index], [name]) => Some((*index, *name)),
            _ => None,
        });
    alone.collect()
}
