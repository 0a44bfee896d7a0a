//! A property that several schemas describe which all hold, such as the members of an `allOf`.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::keywords::says_no_more;
use super::members::{Member, beneath, members_of};
use super::one_way::OneWay;
use super::plain::{item_of, plain};
use super::properties::{properties, value_of};
use super::{Shape, settled};
use crate::limits::NESTING;
use crate::lower::source::Source;
use crate::lower::source::subschema::{SchemaRef, Subschema};

/// A property of an object.
#[derive(Clone, Copy)]
pub(in crate::lower) struct Property<'p, 'b> {
    /// The schemas that describe the object, without some that say nothing of the property.
    pub(in crate::lower) object: &'p [Member<'b>],
    /// The key on the wire.
    pub(in crate::lower) wire: &'p str,
    /// The description of the property that counts.
    pub(in crate::lower) counts: &'p Subschema<'b>,
}

impl<'b> Property<'_, 'b> {
    /// Whether it is described as all properties are that have no name.
    pub(in crate::lower) fn is_further(&self) -> bool {
        let has_name = |member: &Member<'_>| member.form().properties.contains_key(self.wire);
        !self.object.iter().any(has_name)
    }

    /// The descriptions beside the one that counts, as far as they say anything more.
    pub(in crate::lower) fn others(&self) -> Vec<Subschema<'b>> {
        if self.object.len() < 2 {
            return Vec::new();
        }
        beside(self.described(false), self.counts)
    }

    /// The descriptions beside the one that counts of which any may hold, where that is one of them.
    pub(in crate::lower) fn alternatives(&self) -> Vec<Subschema<'b>> {
        let mut all: Vec<Subschema<'b>> = self.described(true).collect();
        let known = all.len();
        all.retain(|other| other.at != self.counts.at);
        if all.len() == known {
            all.clear();
        }
        all
    }

    /// Which way it goes, by all descriptions that hold.
    pub(in crate::lower) fn one_way(&self, source: &Source<'b>) -> OneWay {
        let counts = OneWay::of(source, self.counts);
        if self.object.len() < 2 {
            return counts;
        }
        let described = self.described(false);
        described.fold(counts, |known, other| known.and(OneWay::of(source, &other)))
    }

    /// The descriptions by schemas which all hold, or by those which are `optional`, those that most
    /// references lead to first.
    fn described(&self, optional: bool) -> impl Iterator<Item = Subschema<'b>> {
        let members = self.object.iter();
        let members = members.filter(|member| member.optional == optional);
        let mut members: Vec<&Member<'b>> = members.collect();
        members.sort_by_key(|member| Reverse(member.depth));
        members.into_iter().filter_map(|member| {
            let schema = SchemaRef::Boxed(member.form().properties.get(self.wire)?);
            let at = member.at.child("properties").child(self.wire);
            Some(Subschema { schema, at })
        })
    }

    /// The format of the values, where the description that counts says no more of them than their type.
    pub(in crate::lower) fn format_of_others(&self, source: &Source<'b>) -> Option<&'b str> {
        let others = self.others();
        if others.is_empty() {
            return None;
        }
        match value(source, self.counts, &others)? {
            Made::Value(
                Shape::Text(format) | Shape::Integer(format) | Shape::Number(format),
                _,
            ) => format,
            Made::Value(..) | Made::Object(_) => None,
        }
    }

    /// The object that all descriptions together make, or the one that is in their lists or maps, where
    /// what counts would leave out what others have.
    pub(in crate::lower) fn merged(&self, source: &Source<'b>) -> Option<Merged<'b>> {
        merged(source, self.counts.clone(), &self.others(), 0)
    }
}

/// The descriptions beside the one that counts, as far as they say anything more.
fn beside<'b>(
    described: impl Iterator<Item = Subschema<'b>>,
    counts: &Subschema<'b>,
) -> Vec<Subschema<'b>> {
    let differs = |other: &Subschema<'_>| {
        let is_same_schema = other.schema.reference().is_some()
            && other.schema.reference() == counts.schema.reference();
        other.at != counts.at && !is_same_schema && !says_no_more(other.schema, counts.schema)
    };
    described.filter(differs).collect()
}

/// The descriptions of what is in the list or the map that these schemas describe together, beside the
/// one that counts, as far as they say anything more.
pub(in crate::lower) fn others_within<'b>(
    members: &[Member<'b>],
    container: Container,
    counts: &Subschema<'b>,
) -> Vec<Subschema<'b>> {
    let binding = members.iter().filter(|member| !member.optional);
    let described = binding.filter_map(|member| match container {
        Container::List => item_of(member),
        Container::Map => value_of(member),
    });
    beside(described, counts)
}

/// What these descriptions make together, or what is in their lists or maps does.
pub(in crate::lower) fn merged<'b>(
    source: &Source<'b>,
    counts: Subschema<'b>,
    others: &[Subschema<'b>],
    depth: usize,
) -> Option<Merged<'b>> {
    if others.is_empty() || depth > NESTING {
        return None;
    }
    let made = match together(source, &counts, others) {
        Some(members) => Some(Made::Object(members)),
        None => value(source, &counts, others),
    };
    if let Some(made) = made {
        return Some(Merged {
            counts,
            others: others.to_vec(),
            made,
            around: Vec::new(),
        });
    }
    let (container, inner) = within(source, &counts)?;
    let others = others.iter().filter_map(|other| within(source, other));
    let same = others.filter(|(other, _)| *other == container);
    let same: Vec<_> = same.map(|(_, inner)| inner).collect();
    let mut merged = merged(source, inner.clone(), &same, depth + 1)?;
    merged.around.insert(0, (container, inner.schema));
    Some(merged)
}

/// What several descriptions of a property make together.
pub(in crate::lower) struct Merged<'b> {
    /// The description that counts.
    pub(in crate::lower) counts: Subschema<'b>,
    /// Those beside it.
    pub(in crate::lower) others: Vec<Subschema<'b>>,
    /// What they make of it.
    pub(in crate::lower) made: Made<'b>,
    /// What is around it, the outermost first, each with the schema of what is in it.
    pub(in crate::lower) around: Vec<(Container, SchemaRef<'b>)>,
}

/// What several descriptions make of one value.
pub(in crate::lower) enum Made<'b> {
    /// An object for which these schemas all hold.
    Object(Vec<Member<'b>>),
    /// A value of a type that one of them says, of which only another says more by a keyword.
    Value(Shape<'b>, &'static str),
}

/// A value that holds others of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum Container {
    List,
    Map,
}

impl Container {
    /// The keyword that describes what is in it.
    pub(in crate::lower) fn keyword(self) -> &'static str {
        match self {
            Self::List => "items",
            Self::Map => "additionalProperties",
        }
    }

    /// What is in it, in a word.
    pub(in crate::lower) fn part(self) -> &'static str {
        match self {
            Self::List => "item",
            Self::Map => "value",
        }
    }
}

/// The schemas that hold for an object because of these descriptions, where the one that counts
/// would leave out what others have.
fn together<'b>(
    source: &Source<'b>,
    counts: &Subschema<'b>,
    others: &[Subschema<'b>],
) -> Option<Vec<Member<'b>>> {
    let own = object(source, counts)?;
    let known: HashSet<&str> = properties(&own).keys().copied().collect();
    // A schema with a name of its own stays what it is where that leaves no property out.
    let is_named = counts.schema.reference().is_some();
    let adds = |members: &Vec<Member<'b>>| {
        !is_named || properties(members).keys().any(|name| !known.contains(name))
    };
    let others: Vec<Vec<Member<'_>>> = others
        .iter()
        .filter_map(|other| object(source, other))
        .collect();
    let has_properties = |members: &Vec<Member<'b>>| !properties(members).is_empty();
    if !others.iter().any(adds) || !others.iter().chain([&own]).any(has_properties) {
        return None;
    }
    let mut merged: Vec<Member<'b>> = Vec::new();
    for member in beneath(others.into_iter().flatten(), own) {
        if merged.iter().all(|known| known.at != member.at) {
            merged.push(member);
        }
    }
    Some(merged)
}

/// The value of which the description that counts says no more than the type, and another one has the
/// format, or what is in it.
fn value<'b>(
    source: &Source<'b>,
    counts: &Subschema<'b>,
    others: &[Subschema<'b>],
) -> Option<Made<'b>> {
    let own = settled(source, counts)?;
    let is_bare = matches!(
        own,
        Shape::Text(None)
            | Shape::Integer(None)
            | Shape::Number(None)
            | Shape::List(None)
            | Shape::Map(None)
    );
    let chooses = |members: &Vec<Member<'_>>| members.iter().any(|one| one.branches().is_some());
    let members = members_of(source, counts).filter(|members| is_bare && !chooses(members))?;
    let others = others.iter().filter_map(|other| members_of(source, other));
    let others = others.filter(|members| !chooses(members)).flatten();
    let made = plain(source, beneath(others, members));
    let keyword = match (&own, &made) {
        (Shape::Text(_), Shape::Text(Some(_)))
        | (Shape::Integer(_), Shape::Integer(Some(_)))
        | (Shape::Number(_), Shape::Number(Some(_))) => "format",
        (Shape::List(_), Shape::List(Some(_))) => Container::List.keyword(),
        (Shape::Map(_), Shape::Map(Some(_))) => Container::Map.keyword(),
        _ => return None,
    };
    Some(Made::Value(made, keyword))
}

/// What a list or a map that is no choice of several holds.
pub(in crate::lower) fn within<'b>(
    source: &Source<'b>,
    part: &Subschema<'b>,
) -> Option<(Container, Subschema<'b>)> {
    match settled(source, part)? {
        Shape::List(item) => Some((Container::List, item?)),
        Shape::Map(value) => Some((Container::Map, value?)),
        _ => None,
    }
}

/// The schemas that all hold for a value which is an object and no choice of several.
fn object<'b>(source: &Source<'b>, part: &Subschema<'b>) -> Option<Vec<Member<'b>>> {
    match settled(source, part)? {
        Shape::Object(members) => Some(members),
        Shape::Map(_) => members_of(source, part),
        Shape::Any => members_of(source, part).filter(|members| members.iter().any(is_of_objects)),
        _ => None,
    }
}

/// Whether a schema says something of objects alone.
fn is_of_objects(member: &Member<'_>) -> bool {
    let form = member.form();
    !form.required.is_empty() || form.additional_properties.is_some()
}
