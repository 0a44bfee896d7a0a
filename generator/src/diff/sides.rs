//! The two records, and what is known of both together.

use std::collections::BTreeMap;

use super::change::Change;
use super::merged::same;
use super::pairs::Pairs;
use super::spelled::{Spelled, innermost};
use super::ways::{Way, Ways};
use crate::record::{Record, Type};

/// The two records, and what is the same in both.
#[derive(Debug)]
pub(super) struct Sides<'a> {
    pub(super) old: &'a Record,
    pub(super) new: &'a Record,
    pub(super) calls: Pairs<'a>,
    pub(super) types: Pairs<'a>,
    old_ways: Ways<'a>,
    new_ways: Ways<'a>,
}

impl<'a> Sides<'a> {
    pub(super) fn new(old: &'a Record, new: &'a Record) -> Self {
        let (calls, types) = same(old, new);
        Self {
            old,
            new,
            calls,
            types,
            old_ways: Ways::of(old),
            new_ways: Ways::of(new),
        }
    }

    /// The ways that a type travels on both sides. What travels on one alone is new or gone, and
    /// told of what sends it.
    pub(super) fn way(&self, old: &str, new: &str) -> Way {
        self.old_ways.get(old).and(self.new_ways.get(new))
    }

    pub(super) fn old_type(&self, name: &str) -> Option<&'a Type> {
        self.old.types.get(name)
    }

    pub(super) fn new_type(&self, name: &str) -> Option<&'a Type> {
        self.new.types.get(name)
    }

    /// Whether two names stand for the same: of a type that is in both, or none of the crate's.
    pub(super) fn is_same_name(&self, old: &str, new: &str) -> bool {
        match self.types.new_of(old) {
            Some(same) => same == new,
            None => old == new && !self.old.types.contains_key(old),
        }
    }

    /// Whether a type is spelled as before, as far as what it contains is still called so.
    pub(super) fn is_same(&self, old: &str, new: &str) -> bool {
        let (old, new) = (Spelled::parse(old), Spelled::parse(new));
        old.around == new.around && self.is_same_name(old.name, new.name)
    }

    /// Whether two types are the same but for boxes.
    pub(super) fn is_same_unboxed(&self, old: &str, new: &str) -> bool {
        let (old, new) = (Spelled::parse(old).unboxed(), Spelled::parse(new).unboxed());
        old.around == new.around && self.is_same_name(old.name, new.name)
    }

    /// Whether one of the crate's types is new in place of another: what lists its values has no bounds
    /// beside, so that these are told of the type.
    pub(super) fn has_come(&self, old: &str, new: &str) -> bool {
        !self.is_same_unboxed(old, new) && self.new_type(innermost(new)).is_some()
    }
}

/// Compares what has the same key on both sides, by what tells the one or the two.
pub(super) fn each<T>(
    old: &BTreeMap<String, T>,
    new: &BTreeMap<String, T>,
    tell: impl Fn(&str, Option<&T>, Option<&T>) -> Vec<Change>,
) -> Vec<Change> {
    let before = old.iter();
    let before = before.flat_map(|(key, one)| tell(key, Some(one), new.get(key)));
    let added = new.iter().filter(|(key, _)| !old.contains_key(*key));
    let added = added.flat_map(|(key, one)| tell(key, None, Some(one)));
    before.chain(added).collect()
}
