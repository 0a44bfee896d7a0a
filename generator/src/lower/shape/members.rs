//! A schema together with all that its `allOf` brings in.

use std::collections::HashSet;

use openapiv3::{AnySchema, ReferenceOr, Schema};

use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};
use crate::pointer::Pointer;

/// One of the schemas that a value has to satisfy.
#[derive(Clone)]
pub(in crate::lower) struct Member<'b> {
    pub(in crate::lower) schema: &'b Schema,
    pub(in crate::lower) at: Pointer,
    /// How many references lead to it: what is derived says more than its base, in whichever order
    /// they are brought in.
    pub(in crate::lower) depth: usize,
    /// Whether the schema holds for some values only, so that nothing of it is
    /// required.
    pub(in crate::lower) optional: bool,
    /// Whether its `oneOf` and `anyOf` count: a base that lists what is derived
    /// from it says nothing more of one that is.
    pub(in crate::lower) union: bool,
}

impl<'b> Member<'b> {
    pub(in crate::lower) fn form(&self) -> &'b AnySchema {
        form(self.schema)
    }

    /// The same where one of the schemas that it chooses between is known to hold.
    pub(in crate::lower) fn chosen(self) -> Self {
        Self {
            union: false,
            ..self
        }
    }

    /// Whether one of the schemas that it chooses between is known to hold.
    pub(in crate::lower) fn is_chosen(&self) -> bool {
        let form = self.form();
        let chooses = !form.one_of.is_empty() || !form.any_of.is_empty();
        chooses && !self.union
    }

    /// The schemas that it chooses between, with the keyword.
    pub(in crate::lower) fn branches(&self) -> Option<(&'static str, &'b [ReferenceOr<Schema>])> {
        let form = self.form();
        if !self.union {
            None
        } else if !form.one_of.is_empty() {
            Some(("oneOf", &form.one_of))
        } else if !form.any_of.is_empty() {
            Some(("anyOf", &form.any_of))
        } else {
            None
        }
    }
}

/// What the schema's `allOf` brings in, however deep, and then the schema itself.
pub(in crate::lower) fn members<'b>(
    source: &Source<'b>,
    schema: &'b Schema,
    at: &Pointer,
) -> Vec<Member<'b>> {
    let mut found = Vec::new();
    let mut met = HashSet::from([at.path().to_owned()]);
    let mut open = vec![(schema, at.clone(), 0, 0)];
    while let Some((schema, at, depth, next)) = open.last_mut() {
        if let Some(part) = form(schema).all_of.get(*next) {
            let place = at.child("allOf").item(*next);
            let depth = *depth + usize::from(part.as_item().is_none());
            *next += 1;
            if let Some((part, place)) = source.resolve(part, place)
                && met.insert(place.path().to_owned())
            {
                open.push((part, place, depth, 0));
            }
        } else if let Some((schema, at, depth, _)) = open.pop() {
            found.push(member(source, (schema, at, depth), &met));
        }
    }
    found
}

/// A schema with where it stands and how deep, given the paths of what has been met on the way to it
/// and in it.
fn member<'b>(
    source: &Source<'b>,
    (schema, at, depth): (&'b Schema, Pointer, usize),
    met: &HashSet<String>,
) -> Member<'b> {
    let form = form(schema);
    let mut branches = form.one_of.iter().chain(&form.any_of);
    let derived = |branch: &ReferenceOr<Schema>| {
        let target = source.resolve_reference(branch);
        target.is_some_and(|target| target != at && met.contains(target.path()))
    };
    let union = !branches.any(derived);
    Member {
        schema,
        at,
        depth,
        optional: false,
        union,
    }
}

/// Schemas with others that say more than any of them, whatever is brought into these.
pub(in crate::lower) fn beneath<'b>(
    base: impl IntoIterator<Item = Member<'b>>,
    own: Vec<Member<'b>>,
) -> Vec<Member<'b>> {
    let deepest = own.iter().map(|member| member.depth).max();
    let below = deepest.map_or(0, |depth| depth + 1);
    let base = base.into_iter().map(|member| Member {
        depth: below + member.depth,
        ..member
    });
    base.chain(own).collect()
}

/// The schemas that a part of another consists of.
pub(in crate::lower) fn members_of<'b>(
    source: &Source<'b>,
    part: &Subschema<'b>,
) -> Option<Vec<Member<'b>>> {
    let (schema, at) = part.resolve(source)?;
    Some(members(source, schema, &at))
}
