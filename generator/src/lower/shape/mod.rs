//! What kind of value a schema describes, before anything is made of it.

pub(in crate::lower) mod beginnings;
pub(in crate::lower) mod branch;
pub(in crate::lower) mod choices;
mod collapsed;
pub(in crate::lower) mod constant;
pub(in crate::lower) mod declared;
pub(in crate::lower) mod deep;
pub(in crate::lower) mod derived;
pub(in crate::lower) mod discriminator;
pub(in crate::lower) mod envelope;
mod exclusive;
pub(in crate::lower) mod items;
pub(in crate::lower) mod keyed;
mod keywords;
mod kind;
mod kinds;
pub(in crate::lower) mod lineage;
pub(in crate::lower) mod listed;
pub(in crate::lower) mod literal;
pub(in crate::lower) mod lost;
pub(in crate::lower) mod members;
mod merged;
pub(in crate::lower) mod mixed;
pub(in crate::lower) mod null;
pub(in crate::lower) mod one_way;
mod openness;
mod part;
mod plain;
pub(in crate::lower) mod possible;
pub(in crate::lower) mod properties;
pub(in crate::lower) mod property;
pub(in crate::lower) mod same;
mod sorted;
mod tags;
pub(in crate::lower) mod telling;
mod telling_objects;
pub(in crate::lower) mod told;

use openapiv3::{AnySchema, ReferenceOr, Schema};

use self::collapsed::collapsed;
use self::derived::{Hierarchy, default_mapping, derived};
use self::exclusive::is_exclusive;
pub(in crate::lower) use self::kind::{Shape, UnionShape};
use self::kinds::{are_of_types, lists_types, of_listed, says_parts, typed_part, without_lists};
use self::members::{Member, beneath, members, members_of};
use self::merged::merged;
use self::plain::plain;
use self::possible::possible;
use self::properties::{Further, further, properties, required};
use self::same::sole;
use crate::limits::{CHAIN, NESTING};
use crate::lower::source::subschema::{SchemaRef, Subschema};
use crate::lower::source::{Source, extension, form};
use crate::pointer::Pointer;
use crate::vocabulary::{NULL, PATTERN_PROPERTIES, PREFIX_ITEMS};

/// The unions that are being looked into, to notice a circle.
struct Open<'o> {
    at: &'o Pointer,
    outer: Option<&'o Open<'o>>,
    depth: usize,
}

impl<'o> Open<'o> {
    /// With one more; nothing where that is one of them, or too deep within them.
    fn with(at: &'o Pointer, outer: Option<&'o Self>) -> Option<Self> {
        let depth = outer.map_or(0, |outer| outer.depth + 1);
        let is_new = !outer.is_some_and(|outer| outer.holds(at));
        (is_new && depth < NESTING).then_some(Self { at, outer, depth })
    }

    fn holds(&self, at: &Pointer) -> bool {
        self.at == at || self.outer.is_some_and(|outer| outer.holds(at))
    }
}

/// The kind of value that a schema describes.
pub(in crate::lower) fn shape<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    at: &Pointer,
) -> Shape<'b> {
    let own = match described(source, schema, at, None) {
        Shape::Union(union) if !source.is_choice(at) => collapsed(source, &union, at)
            .unwrap_or_else(|| {
                source.note_choice(at);
                Shape::Union(union)
            }),
        other => other,
    };
    as_part(source, schema, at, own)
}

/// The kind of value that a schema describes, which stands in a form perhaps.
fn as_part<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    at: &Pointer,
    shape: Shape<'b>,
) -> Shape<'b> {
    match shape {
        // A part of a form, where it stands alone, says more than its schema does.
        Shape::Any if source.is_file_part(at) => Shape::Text(part::format(schema)),
        Shape::List(None) => Shape::List(part::item(source, at)),
        shape => shape,
    }
}

/// The kind of value that the keywords of a schema describe. What a union comes to is left open.
fn described<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    at: &Pointer,
    open: Option<&Open<'_>>,
) -> Shape<'b> {
    let facts = &schema.schema_data.extensions;
    if extension(facts, NULL).unwrap_or_default() {
        return Shape::Null;
    }
    if let Some(same) = sole(source, schema, at) {
        return Shape::Same(same);
    }
    if let Some(Hierarchy { property, branches }) = derived(source, schema, at) {
        return Shape::Union(UnionShape {
            branches,
            base: Vec::new(),
            schema,
            hierarchy: Some(property),
        });
    }
    composed(source, members(source, schema, at), at, open)
}

/// What schemas describe which all hold of a value.
pub(in crate::lower) fn together<'b>(
    source: &Source<'b>,
    all: Vec<Member<'b>>,
    at: &Pointer,
) -> Shape<'b> {
    composed(source, all, at, None)
}

/// As [`together`], within the unions that are being looked into.
fn composed<'b>(
    source: &Source<'b>,
    all: Vec<Member<'b>>,
    at: &Pointer,
    open: Option<&Open<'_>>,
) -> Shape<'b> {
    let unions = all.iter().filter(|member| member.branches().is_some());
    let (unions, lists) = without_lists(unions.cloned().collect());
    let Some(first) = unions.first() else {
        return plain(source, all);
    };
    let has_properties = !properties(&all).is_empty();
    let branches = with_default(source, first.schema, branches(first, has_properties));
    let branches = possible(source, &all, branches);
    let branches = of_listed(source, &all, (first, &lists), branches);
    let is_list = lists_types(first);
    if is_list && let [only] = &branches[..] {
        if let Some(same) = typed_part(&all, first) {
            return Shape::Same(same);
        }
        let branch = members_of(source, only).unwrap_or_default();
        return plain(source, beneath(branch, all));
    }
    if branches.is_empty() || narrow_alone(&all, first) {
        return plain(source, all);
    }
    let has_base = has_properties
        || (is_list && says_parts(&all))
        || requires_more(&all, &branches)
        || adds_properties(source, &all, &branches, at, open);
    let any_of = matches!(first.branches(), Some(("anyOf", _)));
    let may_all_hold = has_base
        && any_of
        && !are_of_types(source, &all, &branches)
        && !is_exclusive(source, first.schema, &branches);
    if unions.len() > 1 || may_all_hold || both(first.form()) {
        return merged(source, all, &unions);
    }
    if !has_base && let [only] = &branches[..] {
        return narrowed(source, all, only);
    }
    Shape::Union(UnionShape {
        branches,
        base: if has_base { all } else { Vec::new() },
        schema: first.schema,
        hierarchy: None,
    })
}

fn both(form: &AnySchema) -> bool {
    !form.one_of.is_empty() && !form.any_of.is_empty()
}

/// Whether what is said beside a union requires properties of objects that stand right there, which
/// do not require them themselves.
fn requires_more(all: &[Member<'_>], branches: &[Subschema<'_>]) -> bool {
    let required = required(all);
    let names_all = |branch: &Subschema<'_>| {
        let schema = branch.schema.inline().map(form);
        schema.is_some_and(|schema| !schema.properties.is_empty())
    };
    let leaves_out = |branch: &Subschema<'_>| {
        let schema = branch.schema.inline().map(form);
        schema.is_some_and(|schema| {
            let mut names = schema.properties.keys();
            names.any(|name| required.contains(name.as_str()) && !schema.required.contains(name))
        })
    };
    !required.is_empty() && branches.iter().all(names_all) && branches.iter().any(leaves_out)
}

/// Whether what is said beside a union of objects describes properties that they do not name.
fn adds_properties<'b>(
    source: &Source<'b>,
    all: &[Member<'b>],
    branches: &[Subschema<'b>],
    at: &Pointer,
    outer: Option<&Open<'_>>,
) -> bool {
    let is_described = matches!(
        further(source, all),
        Some(Further::Of(_) | Further::Mixed(_))
    );
    let Some(open) = Open::with(at, outer).filter(|_| is_described) else {
        return false;
    };
    branches.iter().all(|branch| {
        let shape = settled_alone(source, branch, Some(&open));
        matches!(shape, Some((Shape::Object(_) | Shape::Map(_), _)))
    })
}

/// The branches of a union, without those that only constrain what is described
/// beside it. Where nothing is, a branch that only says what a value is not, or what it has at least,
/// allows all others.
fn branches<'b>(member: &Member<'b>, has_properties: bool) -> Vec<Subschema<'b>> {
    let Some((keyword, branches)) = member.branches() else {
        return Vec::new();
    };
    let all = member.at.child(keyword);
    let constrains = |branch: &ReferenceOr<Schema>| branch.as_item().is_some_and(is_constraint);
    let has_others = !branches.iter().all(constrains);
    let allows_others = has_others && !has_properties;
    let branches = branches.iter().enumerate();
    let is_open = |branch: &ReferenceOr<Schema>| !branch.as_item().is_some_and(is_nothing);
    branches
        .filter(|(_, branch)| is_open(branch) && (allows_others || !constrains(branch)))
        .map(|(index, branch)| Subschema::plain(branch, all.item(index)))
        .collect()
}

/// Whether each branch of a union only says which of the numbers or lists are right that are described
/// beside it.
fn narrow_alone(all: &[Member<'_>], union: &Member<'_>) -> bool {
    let mut types = all.iter().filter_map(|member| member.form().typ.as_deref());
    let is_described = types.any(|typ| matches!(typ, "integer" | "number" | "array"));
    let narrows = |branch: &ReferenceOr<Schema>| branch.as_item().is_some_and(narrows);
    let branches = union.branches();
    is_described && branches.is_some_and(|(_, branches)| branches.iter().all(narrows))
}

/// What a union of one branch is, with what is said beside it.
fn narrowed<'b>(source: &Source<'b>, all: Vec<Member<'b>>, only: &Subschema<'b>) -> Shape<'b> {
    let says_kind = |member: &Member<'_>| {
        let form = member.form();
        form.format.is_some() || form.items.is_some() || !form.enumeration.is_empty()
    };
    let branch = members_of(source, only).unwrap_or_default();
    let chooses = branch.iter().any(|member| member.branches().is_some());
    if branch.is_empty() || chooses || !all.iter().any(says_kind) {
        return Shape::Same(only.clone());
    }
    plain(source, beneath(branch, all))
}

/// The branches, with the schema that a discriminator names for values which stand for none of them.
fn with_default<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    mut branches: Vec<Subschema<'b>>,
) -> Vec<Subschema<'b>> {
    let discriminator = schema.schema_data.discriminator.as_ref();
    let default = discriminator.and_then(default_mapping);
    let default = default.and_then(|reference| Some((reference, source.schema(reference)?.1)));
    if let Some((reference, at)) = default {
        let is_listed = |branch: &Subschema<'_>| {
            let target = branch.resolve(source);
            target.is_some_and(|(_, target)| target == at)
        };
        if !branches.is_empty() && !branches.iter().any(is_listed) {
            let schema = SchemaRef::Reference(reference);
            branches.push(Subschema { schema, at });
        }
    }
    branches
}

/// Whether a schema says which values are right without saying what they are.
pub(in crate::lower) fn is_constraint(schema: &Schema) -> bool {
    let form = form(schema);
    let bare = AnySchema {
        typ: form.typ.clone().filter(|word| word == "object"),
        required: form.required.clone(),
        not: form.not.clone(),
        min_properties: form.min_properties,
        max_properties: form.max_properties,
        ..AnySchema::default()
    };
    let extensions = &schema.schema_data.extensions;
    let describes_values = extensions.contains_key(PATTERN_PROPERTIES);
    *form == bare && !describes_values && (!form.required.is_empty() || form.not.is_some())
}

/// Whether a schema says which numbers or lists are right without saying that they are such.
pub(in crate::lower) fn narrows(schema: &Schema) -> bool {
    let form = form(schema);
    let bare = AnySchema {
        format: form.format.clone(),
        exclusive_minimum: form.exclusive_minimum,
        exclusive_maximum: form.exclusive_maximum,
        min_items: form.min_items,
        max_items: form.max_items,
        unique_items: form.unique_items,
        not: form.not.clone(),
        ..AnySchema::default()
    };
    let extensions = &schema.schema_data.extensions;
    let is_more = |key: &&str| extensions.contains_key(*key);
    *form == bare && ![NULL, PATTERN_PROPERTIES, PREFIX_ITEMS].iter().any(is_more)
}

/// Whether a schema allows no value at all, as `false` does.
pub(in crate::lower) fn is_nothing(schema: &Schema) -> bool {
    let form = form(schema);
    let not = form.not.as_deref().and_then(ReferenceOr::as_item);
    let says_nothing = |schema: &Schema, form: &AnySchema| {
        schema.schema_data.extensions.is_empty() && *form == AnySchema::default()
    };
    let without = || AnySchema {
        not: None,
        ..form.clone()
    };
    not.is_some_and(|not| says_nothing(not, self::form(not))) && says_nothing(schema, &without())
}

/// The shape of a part, what it is the same as included.
pub(in crate::lower) fn settled<'b>(
    source: &Source<'b>,
    part: &Subschema<'b>,
) -> Option<Shape<'b>> {
    let (shape, _) = followed(source, part, &|schema, at| shape(source, schema, at))?;
    Some(shape)
}

/// As [`settled`], with where that stands.
pub(in crate::lower) fn settled_at<'b>(
    source: &Source<'b>,
    part: &Subschema<'b>,
) -> Option<(Shape<'b>, Pointer)> {
    followed(source, part, &|schema, at| shape(source, schema, at))
}

/// As [`settled_at`]. What a union comes to is left open.
fn settled_alone<'b>(
    source: &Source<'b>,
    part: &Subschema<'b>,
    open: Option<&Open<'_>>,
) -> Option<(Shape<'b>, Pointer)> {
    followed(source, part, &|schema, at| {
        let own = described(source, schema, at, open);
        as_part(source, schema, at, own)
    })
}

/// The shape of the last of the schemas that a part stands for, and where that stands.
fn followed<'b>(
    source: &Source<'b>,
    part: &Subschema<'b>,
    shape: &dyn Fn(&'b Schema, &Pointer) -> Shape<'b>,
) -> Option<(Shape<'b>, Pointer)> {
    let mut part = part.clone();
    for _ in 0..CHAIN {
        let (schema, at) = part.resolve(source)?;
        match shape(schema, &at) {
            Shape::Same(next) => part = next,
            other => return Some((other, at)),
        }
    }
    None
}
