//! What the branches of a union are called, each by what tells it from the others.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::branch::{Hints, scalar};
use super::discriminator::Discriminant;
use super::listed::Listed;
use super::literal::literal;
use super::telling_objects::Objects;
use super::{Shape, UnionShape, settled};
use crate::ir::Literal;
use crate::limits::NESTING;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::names::{Case, Name};
use crate::pointer::Pointer;

/// A name hint for each branch. Where several would be called the same, each is called by what it
/// is and the others are not, as far as there is anything.
pub(in crate::lower) fn hints(
    source: &Source<'_>,
    union: &UnionShape<'_>,
    tag: Option<&Discriminant>,
) -> Vec<String> {
    let hinted = Hints::new(source, union);
    let branches = union.branches.iter().enumerate();
    let hints = branches.map(|(index, branch)| {
        let tags = tag.map_or(&[][..], |tag| &tag.values[index]);
        hinted.of(branch, tags)
    });
    let mut hints: Vec<String> = hints.collect();
    let mut groups: IndexMap<Name, Vec<usize>> = IndexMap::new();
    for (index, hint) in hints.iter().enumerate() {
        groups.entry(Case::Type.name(hint)).or_default().push(index);
    }
    for group in groups.into_values().filter(|group| group.len() > 1) {
        tell_apart(source, union, &group, &mut hints);
    }
    hints
}

/// Calls each of the branches that have one name by what tells it from the others. What several of
/// them refer to is one of them.
fn tell_apart(source: &Source<'_>, union: &UnionShape<'_>, group: &[usize], hints: &mut [String]) {
    let mut places: IndexMap<Pointer, Vec<usize>> = IndexMap::new();
    for index in group {
        let branch = &union.branches[*index];
        let place = branch.resolve(source).map(|(_, at)| at);
        let place = place.unwrap_or_else(|| branch.at.clone());
        places.entry(place).or_default().push(*index);
    }
    if places.len() < 2 {
        return;
    }
    let parts = places.values().map(|same| &union.branches[same[0]]);
    let parts: Vec<Subschema<'_>> = parts.cloned().collect();
    let kinds: Vec<_> = parts.iter().map(|part| word(source, part)).collect();
    let told = tellings(source, &parts, 0);
    for ((same, telling), kind) in places.values().zip(told).zip(&kinds) {
        let is_alone = kinds.iter().filter(|other| *other == kind).count() == 1;
        let kind = kind.filter(|_| is_alone);
        for index in same {
            let hint = &hints[*index];
            let by_kind = kind.filter(|kind| kind != hint);
            let by_kind = by_kind.map(|kind| format!("{hint} {kind}"));
            if let Some(told) = telling.clone().or(by_kind) {
                hints[*index] = told;
            }
        }
    }
}

/// What tells each of these parts from the others.
fn tellings(source: &Source<'_>, parts: &[Subschema<'_>], depth: usize) -> Vec<Option<String>> {
    let shapes = parts.iter().map(|part| settled(source, part));
    let Some(shapes) = shapes.collect::<Option<Vec<Shape<'_>>>>() else {
        return vec![None; parts.len()];
    };
    let objects = Objects::new(source, parts, &shapes);
    let mut of_items = of_parts(source, shapes.iter().map(item_of).collect(), depth);
    let mut of_values = of_parts(source, shapes.iter().map(value_of).collect(), depth);
    let told = shapes.iter().enumerate().map(|(index, shape)| match shape {
        Shape::Object(_) => objects.told(index),
        Shape::Literals { lists, .. } => of_list(index, lists, &shapes),
        Shape::Text(Some(format)) | Shape::Integer(Some(format)) | Shape::Number(Some(format)) => {
            let has = |shape: &Shape<'_>| matches!(shape, Shape::Text(Some(own)) | Shape::Integer(Some(own)) | Shape::Number(Some(own)) if own == format);
            let is_alone = shapes.iter().filter(|shape| has(shape)).count() == 1;
            is_alone.then(|| (*format).to_owned())
        }
        Shape::List(_) => Some(format!("{} list", of_items[index].take()?)),
        Shape::Map(_) => Some(format!("{} map", of_values[index].take()?)),
        _ => None,
    });
    told.collect()
}

fn item_of<'b>(shape: &Shape<'b>) -> Option<Subschema<'b>> {
    match shape {
        Shape::List(item) => item.clone(),
        _ => None,
    }
}

fn value_of<'b>(shape: &Shape<'b>) -> Option<Subschema<'b>> {
    match shape {
        Shape::Map(value) => value.clone(),
        _ => None,
    }
}

/// What tells the items of each of several lists from those of the others, or the values of maps.
fn of_parts(
    source: &Source<'_>,
    parts: Vec<Option<Subschema<'_>>>,
    depth: usize,
) -> Vec<Option<String>> {
    let found: Vec<Subschema<'_>> = parts.iter().flatten().cloned().collect();
    if found.is_empty() || depth >= NESTING {
        return vec![None; parts.len()];
    }
    let words: Vec<_> = found.iter().map(|part| word(source, part)).collect();
    let is_alone = |own: &&str| words.iter().filter(|word| **word == Some(*own)).count() == 1;
    let by_word = |word: Option<&'static str>| word.filter(is_alone).map(str::to_owned);
    let mut told: Vec<Option<String>> = words.iter().copied().map(by_word).collect();
    if told.iter().any(Option::is_none) {
        let further = tellings(source, &found, depth + 1);
        for (told, further) in told.iter_mut().zip(further) {
            *told = told.take().or(further);
        }
    }
    let mut told = told.into_iter();
    let of_part = |part: Option<Subschema<'_>>| part.and_then(|_| told.next().flatten());
    parts.into_iter().map(of_part).collect()
}

/// A value that no other list has.
fn of_list(index: usize, lists: &[Listed<'_>], all: &[Shape<'_>]) -> Option<String> {
    let own = values(lists);
    let others = all.iter().enumerate().filter(|(other, _)| *other != index);
    let others = others.filter_map(|(_, shape)| match shape {
        Shape::Literals { lists, .. } => Some(values(lists)),
        _ => None,
    });
    let others: HashSet<Literal> = others.flatten().collect();
    let first = own.iter().find(|value| !others.contains(value))?;
    let text = first
        .as_text()
        .map_or_else(|| first.to_string(), str::to_owned);
    Some(match own.len() {
        1 => text,
        _ => format!("word {text}"),
    })
}

fn values(lists: &[Listed<'_>]) -> Vec<Literal> {
    let all = lists.iter().flat_map(Listed::values);
    all.filter_map(|(_, value)| literal(value)).collect()
}

/// A kind of value in a word.
pub(super) fn word(source: &Source<'_>, part: &Subschema<'_>) -> Option<&'static str> {
    let shape = settled(source, part)?;
    scalar(&shape).or(match shape {
        Shape::Object(_) => Some("object"),
        Shape::Map(_) => Some("map"),
        Shape::List(_) => Some("list"),
        Shape::Tuple(_) => Some("tuple"),
        Shape::Literals { .. } => Some("word"),
        _ => None,
    })
}
