//! What unions tell of the objects that they hold: the values of the property by which they tell
//! them apart.

use std::collections::HashMap;

use openapiv3::Schema;

use super::derived::discriminator_of_base;
use super::discriminator::{Discriminant, discriminant};
use super::{Shape, UnionShape, shape};
use crate::ir::Literal;
use crate::limits::{CHAIN, NESTING};
use crate::lower::source::each::each;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};
use crate::pointer::Pointer;

/// What all unions of a document tell of the objects that they hold, by where these stand.
#[derive(Default)]
pub(in crate::lower) struct Told(HashMap<Pointer, Vec<Tag>>);

/// What is told of one property of an object.
struct Tag {
    wire: String,
    /// Its values, each once.
    values: Vec<Literal>,
    /// Whether it may have others.
    is_open: bool,
}

impl Told {
    /// What the unions of a document tell.
    pub(in crate::lower) fn new(source: &Source<'_>) -> Self {
        let mut told = Self::default();
        each(source, |schema, at| {
            if may_be_union(schema)
                && let Shape::Union(union) = shape(source, schema, at)
                && let Some(tag) = discriminant(source, &union)
            {
                told.take_up(source, &union, &tag);
            }
        });
        told
    }

    /// The values that a property of the object there can have; none where that is not known.
    pub(in crate::lower) fn values(&self, object: &Pointer, wire: &str) -> &[Literal] {
        let tags = self.0.get(object).map_or(&[][..], Vec::as_slice);
        let tag = tags.iter().find(|tag| tag.wire == wire && !tag.is_open);
        tag.map_or(&[], |tag| &tag.values)
    }

    fn take_up(&mut self, source: &Source<'_>, union: &UnionShape<'_>, tag: &Discriminant) {
        for (index, branch) in union.branches.iter().enumerate() {
            let values = &tag.values[index];
            let is_open = tag.default == Some(index);
            if values.is_empty() && !is_open {
                continue;
            }
            let found = Tag {
                wire: tag.property.clone(),
                values: values.clone(),
                is_open,
            };
            if union.base.is_empty() {
                self.take_up_branch(source, union, branch, &found, 0);
            } else {
                // The type of such a branch is made of what stands beside the union, too.
                self.note(branch.at.clone(), &found);
            }
        }
    }

    /// Takes up what is told of a branch, or of what it is one of.
    fn take_up_branch(
        &mut self,
        source: &Source<'_>,
        union: &UnionShape<'_>,
        branch: &Subschema<'_>,
        tag: &Tag,
        depth: usize,
    ) {
        let mut part = branch.clone();
        for _ in 0..CHAIN {
            let Some((schema, at)) = part.resolve(source) else {
                return;
            };
            if union.is_hierarchy && is_base(union, schema) {
                return self.note(at, tag);
            }
            match shape(source, schema, &at) {
                Shape::Same(next) => part = next,
                Shape::Object(_) => return self.note(at, tag),
                // What is told apart by the same property tells of its branches itself.
                Shape::Union(inner) if inner.base.is_empty() && depth < NESTING => {
                    let own = discriminant(source, &inner);
                    if own.is_none_or(|own| own.property != tag.wire) {
                        for branch in &inner.branches {
                            self.take_up_branch(source, &inner, branch, tag, depth + 1);
                        }
                    }
                    return;
                }
                _ => return,
            }
        }
    }

    fn note(&mut self, at: Pointer, tag: &Tag) {
        let tags = self.0.entry(at).or_default();
        let known = tags.iter().position(|known| known.wire == tag.wire);
        let known = known.unwrap_or_else(|| {
            tags.push(Tag {
                wire: tag.wire.clone(),
                values: Vec::new(),
                is_open: false,
            });
            tags.len() - 1
        });
        let known = &mut tags[known];
        known.is_open |= tag.is_open;
        for value in &tag.values {
            if !known.values.contains(value) {
                known.values.push(value.clone());
            }
        }
    }
}

/// Whether a branch of a hierarchy is the base of one itself, with the same discriminator.
pub(in crate::lower) fn is_base(union: &UnionShape<'_>, schema: &Schema) -> bool {
    let property = |schema| discriminator_of_base(schema).map(|own| &own.property_name);
    property(schema).is_some() && property(schema) == property(union.schema)
}

/// Whether a schema has any of the words that make one of several types, which most have not.
fn may_be_union(schema: &Schema) -> bool {
    let form = form(schema);
    let lists = [&form.all_of, &form.one_of, &form.any_of];
    lists.iter().any(|list| !list.is_empty()) || schema.schema_data.discriminator.is_some()
}
