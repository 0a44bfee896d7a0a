//! What the branches of a union are called, each by what tells it from the others.

use super::branch::{hint, scalar};
use super::constant::constant;
use super::discriminator::Discriminant;
use super::literal::literal;
use super::members::{Member, members_of};
use super::properties::{properties, required};
use super::{Shape, UnionShape, settled};
use crate::ir::Literal;
use crate::limits::NESTING;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::names::Case;

/// A name hint for each branch. Where several would be called the same, each is called by what it
/// is and the others are not, as far as there is anything.
pub(in crate::lower) fn hints(
    source: &Source<'_>,
    union: &UnionShape<'_>,
    tag: Option<&Discriminant>,
) -> Vec<String> {
    let branches = union.branches.iter().enumerate();
    let hints = branches.map(|(index, branch)| {
        let tags = tag.map_or(&[][..], |tag| &tag.values[index]);
        hint(source, union, branch, tags)
    });
    let hints: Vec<String> = hints.collect();
    let spelled: Vec<_> = hints.iter().map(|hint| Case::Type.name(hint)).collect();
    let told = union.branches.iter().zip(&hints).enumerate();
    let told = told.map(|(index, (branch, hint))| {
        let others = union.branches.iter().enumerate();
        let others =
            others.filter(|(other, _)| *other != index && spelled[*other] == spelled[index]);
        let others: Vec<Subschema<'_>> = others.map(|(_, other)| other.clone()).collect();
        let telling = match others[..] {
            [] => None,
            _ => telling(source, branch, &others, 0)
                .or_else(|| by_kind(source, hint, branch, &others)),
        };
        telling.unwrap_or_else(|| hint.clone())
    });
    told.collect()
}

/// What tells a part from others of its kind.
fn telling(
    source: &Source<'_>,
    part: &Subschema<'_>,
    others: &[Subschema<'_>],
    depth: usize,
) -> Option<String> {
    let shapes = others.iter().map(|other| settled(source, other));
    let shapes: Vec<Shape<'_>> = shapes.collect::<Option<_>>()?;
    match settled(source, part)? {
        Shape::Object(members) => of_object(source, &members, others),
        Shape::Literals { lists, .. } => of_list(&lists, &shapes),
        Shape::Text(Some(format)) | Shape::Integer(Some(format)) | Shape::Number(Some(format)) => {
            let has = |shape: &Shape<'_>| matches!(shape, Shape::Text(Some(own)) | Shape::Integer(Some(own)) | Shape::Number(Some(own)) if *own == format);
            (!shapes.iter().any(has)).then(|| format.to_owned())
        }
        Shape::List(Some(item)) if depth < NESTING => {
            let items = shapes.into_iter().filter_map(|shape| match shape {
                Shape::List(item) => item,
                _ => None,
            });
            let of_item = of_part(source, &item, &items.collect::<Vec<_>>(), depth)?;
            Some(format!("{of_item} list"))
        }
        Shape::Map(Some(value)) if depth < NESTING => {
            let values = shapes.into_iter().filter_map(|shape| match shape {
                Shape::Map(value) => value,
                _ => None,
            });
            let of_value = of_part(source, &value, &values.collect::<Vec<_>>(), depth)?;
            Some(format!("{of_value} map"))
        }
        _ => None,
    }
}

/// What tells the items of a list from those of others.
fn of_part(
    source: &Source<'_>,
    part: &Subschema<'_>,
    others: &[Subschema<'_>],
    depth: usize,
) -> Option<String> {
    let own = word(source, part);
    let is_own = others.iter().all(|other| word(source, other) != own);
    own.filter(|_| is_own)
        .map(str::to_owned)
        .or_else(|| telling(source, part, others, depth + 1))
}

/// What tells an object from others: a constant, a property that it alone requires, the kind of a
/// property, or that it has no other.
fn of_object(
    source: &Source<'_>,
    members: &[Member<'_>],
    others: &[Subschema<'_>],
) -> Option<String> {
    let own = properties(members);
    let others = others.iter().filter_map(|other| members_of(source, other));
    let others: Vec<Vec<Member<'_>>> = others.collect();
    let of_others = |wire: &str| {
        let found = others
            .iter()
            .map(|other| properties(other).get(wire).cloned());
        found.collect::<Vec<Option<Subschema<'_>>>>()
    };
    let constants = own.iter().filter_map(|(wire, property)| {
        let value = constant(source, property)?;
        let mut found = of_others(wire).into_iter().flatten();
        let is_alone = found.all(|other| constant(source, &other).as_ref() != Some(&value));
        is_alone.then(|| match value {
            Literal::Text(text) => text,
            other => format!("{wire} {other}"),
        })
    });
    let needed = required(members);
    let names = own.keys().filter(|name| needed.contains(*name));
    let alone = names.filter(|name| others.iter().all(|other| !required(other).contains(*name)));
    let kinds = own.iter().filter_map(|(wire, property)| {
        let word_of_own = word(source, property)?;
        let mut found = of_others(wire).into_iter();
        let differs = |other: Option<Subschema<'_>>| {
            let other = other.and_then(|other| word(source, &other));
            other.is_some_and(|other| other != word_of_own)
        };
        found.all(differs).then(|| format!("{word_of_own} {wire}"))
    });
    let mut only = own.keys().filter(|_| own.len() == 1);
    constants
        .chain(alone.map(|name| format!("with {name}")))
        .chain(kinds)
        .next()
        .or_else(|| Some(format!("only {}", only.next()?)))
}

/// A value that no other list has.
fn of_list(lists: &[Member<'_>], others: &[Shape<'_>]) -> Option<String> {
    let values = |lists: &[Member<'_>]| -> Vec<Literal> {
        let all = lists.iter().flat_map(|list| &list.form().enumeration);
        all.filter_map(literal).collect()
    };
    let has = |value: &Literal| {
        let has = |shape: &Shape<'_>| matches!(shape, Shape::Literals { lists, .. } if values(lists).contains(value));
        others.iter().any(has)
    };
    let own = values(lists);
    let first = own.iter().find(|value| !has(value))?;
    let text = first
        .as_text()
        .map_or_else(|| first.to_string(), str::to_owned);
    Some(match own.len() {
        1 => text,
        _ => format!("word {text}"),
    })
}

/// By which kind of value a branch is told from others of its name.
fn by_kind(
    source: &Source<'_>,
    hint: &str,
    branch: &Subschema<'_>,
    others: &[Subschema<'_>],
) -> Option<String> {
    let own = word(source, branch)?;
    let is_alone = others.iter().all(|other| word(source, other) != Some(own));
    (is_alone && own != hint).then(|| format!("{hint} {own}"))
}

/// A kind of value in a word.
fn word(source: &Source<'_>, part: &Subschema<'_>) -> Option<&'static str> {
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
