//! By which property the branches of a union are told apart.

use std::collections::HashSet;

use super::declared::{declared_property, default};
use super::lineage::Lineages;
use super::listed::Listed;
use super::literal::literal;
use super::members::{Member, members_of};
use super::properties::{properties, required};
use super::tags::Tags;
use super::{Shape, UnionShape, settled};
use crate::diagnostic::nearest;
use crate::ir::Literal;
use crate::limits::NESTING;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};

/// The property whose value chooses a branch.
pub(in crate::lower) struct Discriminant {
    /// The key on the wire.
    pub(in crate::lower) property: String,
    /// The values for each of the branches; none for those that are no objects.
    pub(in crate::lower) values: Vec<Vec<Literal>>,
    /// Whether it says all: each branch has values, and none that another has.
    pub(in crate::lower) decides: bool,
    /// The branch for all other values.
    pub(in crate::lower) default: Option<usize>,
    /// Whether a discriminator names it.
    pub(in crate::lower) is_declared: bool,
}

impl Discriminant {
    /// Whether no two branches have a value in common.
    pub(in crate::lower) fn is_distinct(&self) -> bool {
        let mut seen = HashSet::new();
        self.values.iter().flatten().all(|value| seen.insert(value))
    }
}

/// The property whose value chooses a branch; nothing where there is no such property.
pub(in crate::lower) fn discriminant<'b>(
    source: &Source<'b>,
    lineages: &Lineages<'b>,
    union: &UnionShape<'b>,
) -> Option<Discriminant> {
    declared(source, lineages, union)
        .or_else(|| implicit(source, union))
        .or_else(|| partial(source, lineages, union))
}

/// What the document says tells all branches apart.
fn declared<'b>(
    source: &Source<'b>,
    lineages: &Lineages<'b>,
    union: &UnionShape<'b>,
) -> Option<Discriminant> {
    let property = declared_property(source, union)?;
    if meant(source, union).is_some() {
        return None;
    }
    let mut tags = Tags::new(source, lineages, property);
    let branches = union.branches.iter();
    let values: Vec<Vec<Literal>> = branches.map(|branch| tags.of(union, branch)).collect();
    are_distinct(&values).then(|| Discriminant {
        property: property.to_owned(),
        values,
        decides: true,
        default: default(source, union),
        is_declared: true,
    })
}

/// The property that is meant by a discriminator, where no branch has one of the name that it says, and
/// all are told apart by one of nearly that name.
pub(in crate::lower) fn meant(source: &Source<'_>, union: &UnionShape<'_>) -> Option<String> {
    let discriminator = union.schema.schema_data.discriminator.as_ref()?;
    let said = discriminator.property_name.as_str();
    let has = |members: &[Member<'_>]| properties(members).contains_key(said);
    if union.hierarchy.is_some() || has(&union.base) {
        return None;
    }
    let lacks = |branch: &Subschema<'_>| match settled(source, branch) {
        Some(Shape::Object(members)) => !has(&members),
        _ => false,
    };
    if !union.branches.iter().all(lacks) {
        return None;
    }
    let told = implicit(source, union)?.property;
    nearest(said, [told.as_str()])?;
    Some(told)
}

/// What tells only the objects among the branches apart, or tells them from what is not listed.
fn partial<'b>(
    source: &Source<'b>,
    lineages: &Lineages<'b>,
    union: &UnionShape<'b>,
) -> Option<Discriminant> {
    if union.branches.len() < 2 {
        return None;
    }
    let beside = beside(union);
    let objects: Vec<(usize, &Subschema<'b>)> = union
        .branches
        .iter()
        .enumerate()
        .filter(|(_, branch)| matches!(settled(source, branch), Some(Shape::Object(_))))
        .collect();
    let of_all = |property: &str, of: &mut dyn FnMut(&Subschema<'b>) -> Vec<Literal>| {
        let mut values = vec![Vec::new(); union.branches.len()];
        for (index, branch) in &objects {
            values[*index] = of(branch);
            // Most properties tell nothing, and the first object shows that.
            if values[*index].is_empty() {
                return None;
            }
        }
        Some(Discriminant {
            property: property.to_owned(),
            values,
            decides: false,
            default: None,
            is_declared: false,
        })
    };
    let (_, first) = objects.first()?;
    let declared = declared_property(source, union).and_then(|property| {
        let mut tags = Tags::new(source, lineages, property);
        let told = of_all(property, &mut |branch| tags.of(union, branch))?;
        Some(Discriminant {
            is_declared: true,
            ..told
        })
    });
    let members = members_of(source, first)?;
    let candidates = candidates(source, &members);
    let listed = candidates.iter().filter_map(|property| {
        let listed = |branch: &Subschema<'_>| values(source, branch, property, Some(&beside), 0);
        of_all(property, &mut |branch| listed(branch).unwrap_or_default())
    });
    // What has one value alone tells as well where it may be left out: who writes the object does
    // not have to write what is the default.
    let constants = candidates.iter().filter_map(|property| {
        let only = |branch: &Subschema<'_>| {
            let values = values(source, branch, property, None, 0);
            values.filter(|values| values.len() == 1)
        };
        let told = of_all(property, &mut |branch| only(branch).unwrap_or_default());
        told.filter(|told| objects.len() > 1 && told.is_distinct())
    });
    let told = in_order(listed).into_iter().chain(in_order(constants));
    let mut found: Vec<Discriminant> = declared.into_iter().chain(told).collect();
    let best = found
        .iter()
        .position(Discriminant::is_distinct)
        .unwrap_or_default();
    (!found.is_empty()).then(|| found.swap_remove(best))
}

/// A property that every branch requires, with values that no other branch has.
fn implicit(source: &Source<'_>, union: &UnionShape<'_>) -> Option<Discriminant> {
    if union.branches.len() < 2 {
        return None;
    }
    let beside = beside(union);
    // A branch that is a union itself lists no properties of its own.
    let mut branches = union.branches.iter();
    let members = branches.find_map(|branch| members_of(source, branch))?;
    let candidates = candidates(source, &members);
    let told = candidates.into_iter().filter_map(|tag| {
        let tags: Option<Vec<Vec<Literal>>> = union
            .branches
            .iter()
            .map(|branch| values(source, branch, tag, Some(&beside), 0))
            .collect();
        let tags = tags?;
        are_distinct(&tags).then(|| Discriminant {
            property: tag.to_owned(),
            values: tags,
            decides: true,
            default: None,
            is_declared: false,
        })
    });
    in_order(told).into_iter().next()
}

/// What tells branches, whatever the order of properties: first what has one value alone in each, and
/// in the order of the alphabet.
fn in_order(told: impl Iterator<Item = Discriminant>) -> Vec<Discriminant> {
    let is_listed = |told: &Discriminant| told.values.iter().any(|values| values.len() > 1);
    let mut told: Vec<Discriminant> = told.collect();
    told.sort_by_cached_key(|told| (is_listed(told), told.property.clone()));
    told
}

/// The properties of a branch that can tell it from others: those whose values it lists.
pub(super) fn candidates<'b>(source: &Source<'b>, members: &[Member<'b>]) -> Vec<&'b str> {
    let described = properties(members).into_iter();
    let lists = |property: &Subschema<'b>| literals(source, property).is_some();
    let candidates = described.filter(|(_, property)| lists(property));
    candidates.map(|(name, _)| name).collect()
}

/// The names that what stands beside the branches of a union requires.
fn beside<'b>(union: &UnionShape<'b>) -> HashSet<&'b str> {
    let mut names = required(&union.base);
    names.extend(form(union.schema).required.iter().map(String::as_str));
    names
}

/// The values that a branch allows a property to have, if it lists them; where it `always` has to be
/// there, by what these names say that stand beside it, or by itself.
pub(super) fn values(
    source: &Source<'_>,
    branch: &Subschema<'_>,
    tag: &str,
    always: Option<&HashSet<&str>>,
    depth: usize,
) -> Option<Vec<Literal>> {
    // What is one of its own branches lists no values of them all.
    let (_, at) = branch.resolve(source)?;
    if depth > NESTING || source.is_among_derived(&at) {
        return None;
    }
    match settled(source, branch)? {
        Shape::Object(members) => {
            let is_missing =
                |beside: &HashSet<&str>| !beside.contains(tag) && !required(&members).contains(tag);
            if always.is_some_and(is_missing) {
                return None;
            }
            let property = properties(&members).get(tag)?.clone();
            literals(source, &property)
        }
        Shape::Union(union) if union.base.is_empty() => {
            let all = union
                .branches
                .iter()
                .map(|branch| values(source, branch, tag, always, depth + 1));
            Some(all.collect::<Option<Vec<_>>>()?.concat())
        }
        _ => None,
    }
}

/// The values that a property is listed to have, if that is all.
pub(super) fn literals(source: &Source<'_>, property: &Subschema<'_>) -> Option<Vec<Literal>> {
    let (schema, _) = property.schema.resolve(source)?;
    // What stands beside the list, such as an enum that it takes some values of, allows no others.
    let listed = &form(schema).enumeration;
    if !listed.is_empty() {
        let listed = listed.iter().filter(|value| !value.is_null());
        return listed.map(literal).collect();
    }
    match settled(source, property)? {
        Shape::Literals {
            lists,
            any_text: false,
            ..
        } => {
            let values = lists.iter().flat_map(Listed::values);
            Some(values.filter_map(|(_, value)| literal(value)).collect())
        }
        _ => None,
    }
}

pub(super) fn are_distinct(tags: &[Vec<Literal>]) -> bool {
    let mut seen = HashSet::new();
    tags.iter().all(|values| !values.is_empty())
        && tags.iter().flatten().all(|value| seen.insert(value))
}
