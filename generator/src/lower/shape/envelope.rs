//! Events as `itemSchema` describes them, and many a `schema`: objects of an event's fields, told apart
//! by its type.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::UnionShape;
use super::declared::default;
use super::derived::derived;
use super::discriminator::literals;
use super::lineage::Lineages;
use super::members::{Member, members};
use super::properties::{properties, required};
use super::tags::Tags;
use super::with_default;
use crate::ir::Literal;
use crate::limits::{CHAIN, NESTING};
use crate::lower::source::Source;
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::pointer::Pointer;
use crate::vocabulary::CONTENT;

/// The properties of a branch.
type Fields<'b> = IndexMap<&'b str, Subschema<'b>>;

/// The field of an event that says its type.
const EVENT: &str = "event";

/// The field of an event that holds what it is about.
const DATA: &str = "data";

/// The fields of an event.
const FIELDS: [&str; 4] = [EVENT, DATA, "id", "retry"];

/// What many APIs send as the last event, which is none.
const DONE: &str = "[DONE]";

/// Events of one kind.
#[derive(Clone)]
pub(in crate::lower) struct EventKind<'b> {
    /// Their types; none where the document lists none, or where they are all others.
    pub(in crate::lower) names: Vec<String>,
    /// The schema of their data, if anything describes it.
    pub(in crate::lower) data: Option<Subschema<'b>>,
    /// The name of the schema that describes them, if it has one.
    pub(in crate::lower) name: Option<String>,
    /// Where properties stand that no event has.
    pub(in crate::lower) others: Vec<Pointer>,
}

/// A branch with all that holds of it.
struct Branch<'b> {
    members: Vec<Member<'b>>,
    names: Option<Vec<String>>,
    name: Option<String>,
}

/// The kinds of events that a schema describes; nothing where it is no event with its fields that
/// it describes.
pub(in crate::lower) fn event_kinds<'b>(
    source: &Source<'b>,
    schema: &Subschema<'b>,
) -> Option<Vec<EventKind<'b>>> {
    kinds(source, schema, |_, all| {
        let has_data = all.iter().any(|fields| fields.contains_key(DATA));
        let mut keys = all.iter().flat_map(IndexMap::keys).peekable();
        keys.peek().is_some() && (has_data || keys.all(|key| FIELDS.contains(key)))
    })
}

/// The same of what may describe the data as well: that has all of the fields of an event that it has
/// names for, and no others; but for what some of the kinds that it tells by their types may have beside.
/// Where they were told so before, one kind that is still told is enough, whatever came beside.
pub(in crate::lower) fn event_kinds_alone<'b>(
    source: &Source<'b>,
    schema: &Subschema<'b>,
    were_told: bool,
) -> Option<Vec<EventKind<'b>>> {
    kinds(source, schema, |found, all| {
        let has_data = all.iter().any(|fields| fields.contains_key(DATA));
        let have_others = all.iter().filter(|fields| others(fields).next().is_some());
        match have_others.count() {
            0 => has_data,
            some => {
                let mut kinds = found.iter().zip(all);
                if were_told {
                    return kinds.any(|(kind, fields)| tells(source, kind, fields));
                }
                some * 2 <= all.len() && kinds.all(|(kind, fields)| tells(source, kind, fields))
            }
        }
    })
}

/// The properties that no event has.
fn others<'f, 'b>(fields: &'f Fields<'b>) -> impl Iterator<Item = (&'b str, &'f Subschema<'b>)> {
    let fields = fields.iter().map(|(name, field)| (*name, field));
    fields.filter(|(name, _)| !FIELDS.contains(name))
}

/// Whether a branch says of which types its events are and what they hold, and requires nothing that no
/// event has.
fn tells(source: &Source<'_>, branch: &Branch<'_>, fields: &Fields<'_>) -> bool {
    let required = required(&branch.members);
    let names = branch.names.as_ref();
    let is_named = names.map_or_else(
        || !listed(source, fields.get(EVENT)).is_empty(),
        |names| !names.is_empty(),
    );
    let mut others = others(fields);
    is_named && fields.contains_key(DATA) && !others.any(|(name, _)| required.contains(name))
}

/// The kinds of events that a schema describes, if it does by what its branches have.
fn kinds<'b>(
    source: &Source<'b>,
    schema: &Subschema<'b>,
    is_event: impl Fn(&[Branch<'b>], &[Fields<'b>]) -> bool,
) -> Option<Vec<EventKind<'b>>> {
    let mut found = Vec::new();
    collect(
        source,
        schema,
        &Branch::empty(),
        &mut HashSet::new(),
        &mut found,
    );
    let all: Vec<_> = found.iter().map(|one| properties(&one.members)).collect();
    if !is_event(&found, &all) {
        return None;
    }
    let kinds = found.into_iter().zip(all).filter_map(|(branch, fields)| {
        let data = fields.get(DATA).cloned();
        if data.as_ref().is_some_and(|data| is_end(source, data)) {
            return None;
        }
        let listed = || listed(source, fields.get(EVENT));
        Some(EventKind {
            names: branch.names.unwrap_or_else(listed),
            others: others(&fields).map(|(_, field)| field.at.clone()).collect(),
            data,
            name: branch.name,
        })
    });
    Some(kinds.collect())
}

/// Adds the branches of a schema, each with all that holds of it.
fn collect<'b>(
    source: &Source<'b>,
    schema: &Subschema<'b>,
    outer: &Branch<'b>,
    open: &mut HashSet<Pointer>,
    found: &mut Vec<Branch<'b>>,
) {
    let Some((resolved, at)) = schema.resolve(source) else {
        return;
    };
    if open.len() > NESTING || !open.insert(at.clone()) {
        return;
    }
    let own = members(source, resolved, &at);
    let hierarchy = derived(source, resolved, &at);
    let property = hierarchy.as_ref().map(|hierarchy| hierarchy.property);
    let listing = own.iter().find(|member| member.branches().is_some());
    let listing = listing.cloned();
    let branches = match (hierarchy, &listing) {
        (Some(hierarchy), _) => hierarchy.branches,
        (None, Some(member)) => with_default(source, member.schema, listed_branches(member)),
        (None, None) => Vec::new(),
    };
    let whole = Branch {
        members: outer.members.iter().cloned().chain(own).collect(),
        names: outer.names.clone(),
        name: outer.name.clone(),
    };
    let union = UnionShape {
        branches,
        base: Vec::new(),
        schema: listing.map_or(resolved, |member| member.schema),
        hierarchy: property,
    };
    if union.branches.is_empty() {
        found.push(whole);
        open.remove(&at);
        return;
    }
    let default = default(source, &union);
    for (index, branch) in union.branches.iter().enumerate() {
        let inner = Branch {
            members: whole.members.clone(),
            names: told(source, &union, branch, default == Some(index)),
            name: branch
                .schema
                .reference()
                .and_then(|reference| source.schema(&reference)?.1.last()),
        };
        // A base that is a value itself does not stand for what derives from it once more.
        if property.is_some() && branch.at == at {
            found.push(inner);
        } else {
            collect(source, branch, &inner, open, found);
        }
    }
    open.remove(&at);
}

fn listed_branches<'b>(member: &Member<'b>) -> Vec<Subschema<'b>> {
    let Some((keyword, branches)) = member.branches() else {
        return Vec::new();
    };
    let all = member.at.child(keyword);
    let branches = branches.iter().enumerate();
    branches
        .map(|(index, branch)| Subschema::plain(branch, all.item(index)))
        .collect()
}

/// The types for which a discriminator says that they stand for a branch, if there is one: none for
/// that of all others.
fn told<'b>(
    source: &Source<'b>,
    union: &UnionShape<'b>,
    branch: &Subschema<'b>,
    is_default: bool,
) -> Option<Vec<String>> {
    let discriminator = union.schema.schema_data.discriminator.as_ref()?;
    if discriminator.property_name != EVENT {
        return None;
    }
    if is_default {
        return Some(Vec::new());
    }
    Some(texts(
        Tags::new(source, &Lineages::default(), EVENT).of(union, branch),
    ))
}

/// The types that a schema of them lists.
fn listed(source: &Source<'_>, event: Option<&Subschema<'_>>) -> Vec<String> {
    let values = event.and_then(|event| literals(source, event));
    texts(values.unwrap_or_default())
}

fn texts(values: Vec<Literal>) -> Vec<String> {
    let texts = values.into_iter().filter_map(|value| match value {
        Literal::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// Whether data can only be the mark of the end.
fn is_end(source: &Source<'_>, data: &Subschema<'_>) -> bool {
    let values = literals(source, data);
    values.is_some_and(|values| matches!(&values[..], [Literal::Text(text)] if text == DONE))
}

impl Branch<'_> {
    fn empty() -> Self {
        Self {
            members: Vec::new(),
            names: None,
            name: None,
        }
    }
}

/// What JSON a text holds.
pub(in crate::lower) enum Content<'b> {
    /// Any.
    Any,
    /// What this schema describes.
    Of(Subschema<'b>),
}

/// What JSON the texts of a schema hold, if they hold any. The mark of the end is none of them.
pub(in crate::lower) fn content<'b>(
    source: &Source<'b>,
    text: &Subschema<'b>,
) -> Option<Content<'b>> {
    let mut text = text.clone();
    for _ in 0..CHAIN {
        if let Some(content) = own_content(source, &text) {
            return Some(content);
        }
        let mut texts = texts_of(source, &text);
        text = texts.pop()?;
        if !texts.is_empty() {
            return None;
        }
    }
    None
}

/// Whether some of the texts of a schema hold JSON, and others do not.
pub(in crate::lower) fn mixes_content<'b>(source: &Source<'b>, text: &Subschema<'b>) -> bool {
    let texts = texts_of(source, text);
    texts.iter().any(|text| content(source, text).is_some())
}

/// The texts that a schema chooses between, but for the mark of the end.
fn texts_of<'b>(source: &Source<'b>, text: &Subschema<'b>) -> Vec<Subschema<'b>> {
    let Some((schema, at)) = text.resolve(source) else {
        return Vec::new();
    };
    let all = members(source, schema, &at);
    let listing = all.iter().find(|member| member.branches().is_some());
    let mut texts = listing.map(listed_branches).unwrap_or_default();
    texts.retain(|text| !is_end(source, text));
    texts
}

/// What JSON the texts of a schema hold that chooses between none.
fn own_content<'b>(source: &Source<'b>, text: &Subschema<'b>) -> Option<Content<'b>> {
    let (schema, at) = text.resolve(source)?;
    let all = members(source, schema, &at);
    let mut holding = all.iter().rev().filter(|member| {
        let extensions = &member.schema.schema_data.extensions;
        extensions.contains_key(CONTENT)
    });
    let first = holding.next()?;
    let mut described = std::iter::once(first).chain(holding);
    let described = described.find_map(|member| {
        let items = member.form().items.as_ref()?;
        Some(Subschema {
            schema: SchemaRef::Boxed(items),
            at: member.at.child("items"),
        })
    });
    Some(described.map_or(Content::Any, Content::Of))
}
