//! Unions in which a member is a union again: what both can be is the same.

use std::collections::BTreeMap;

use super::pair::Pair;
use crate::diff::sides::Sides;
use crate::diff::spelled::innermost;
use crate::record::{Kind, Type, Variant};

/// How deep unions are looked into.
const DEPTH: usize = 8;

/// What a union can be in the end: a type, and the values of the tag that choose it.
type Leaf<'a> = (&'a str, &'a [String]);

/// Whether all that a variant of the old union can be, the new one can be as well.
pub(super) fn is_still(sides: &Sides, pair: &Pair, variant: &Variant) -> bool {
    let own = leaves(&sides.old.types, pair.old, variant, DEPTH);
    let all = all(&sides.new.types, pair.new);
    are_unions(pair) && are_among(&own, &all, |own, other| sides.is_same_unboxed(own, other))
}

/// Whether all that a variant of the new union can be, the old one could be as well.
pub(super) fn was_already(sides: &Sides, pair: &Pair, variant: &Variant) -> bool {
    let own = leaves(&sides.new.types, pair.new, variant, DEPTH);
    let all = all(&sides.old.types, pair.old);
    are_unions(pair) && are_among(&own, &all, |own, other| sides.is_same_unboxed(other, own))
}

/// Whether each of these is the same as one of those, and chosen by it as well.
fn are_among(own: &[Leaf], all: &[Leaf], is_same: impl Fn(&str, &str) -> bool) -> bool {
    own.iter().all(|(ty, tags)| {
        let mut same = all.iter().filter(|(other, _)| is_same(ty, other));
        same.any(|(_, chosen)| tags.iter().all(|tag| chosen.contains(tag)))
    })
}

fn are_unions(pair: &Pair) -> bool {
    pair.old.kind == Kind::Union && pair.new.kind == Kind::Union && pair.old.tag == pair.new.tag
}

fn all<'a>(types: &'a BTreeMap<String, Type>, union: &'a Type) -> Vec<Leaf<'a>> {
    let variants = union.variants.values();
    variants
        .flat_map(|variant| leaves(types, union, variant, DEPTH))
        .collect()
}

/// What a variant can be: that of a union which is told apart alike, what this can be.
fn leaves<'a>(
    types: &'a BTreeMap<String, Type>,
    outer: &Type,
    variant: &'a Variant,
    depth: usize,
) -> Vec<Leaf<'a>> {
    let inner = types.get(innermost(&variant.ty));
    let inner = inner.filter(|ty| ty.kind == Kind::Union && ty.tag == outer.tag && depth > 0);
    let Some(inner) = inner else {
        return vec![(&variant.ty, &variant.tags)];
    };
    let members = inner.variants.values();
    members
        .flat_map(|member| leaves(types, inner, member, depth - 1))
        .collect()
}
