//! What unions tell of the objects that they hold: the values of the property by which they tell
//! them apart.

use std::collections::{HashMap, HashSet};

use openapiv3::Schema;

use super::derived::{discriminator_of_base, inherited};
use super::discriminator::{Discriminant, discriminant};
use super::lineage::Lineages;
use super::{Shape, UnionShape, shape};
use crate::ir::Literal;
use crate::lower::source::each::each;
use crate::lower::source::subschema::Subschema;
use crate::lower::source::{Source, form};
use crate::pointer::{FileId, Pointer};

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
    /// Whether a discriminator says so.
    is_declared: bool,
}

/// What a schema is, as far as it matters to what unions tell.
enum Looked<'b> {
    Same(Subschema<'b>),
    Object,
    Union(UnionShape<'b>, Option<Discriminant>),
    Other,
}

/// The schemas that unions lead to, each of them looked into once.
struct Known<'s, 'b> {
    source: &'s Source<'b>,
    lineages: Lineages<'b>,
    all: HashMap<Pointer, Looked<'b>>,
    /// The property of the discriminator from which what stands there and is a base itself is derived.
    inherited: HashMap<Pointer, Option<&'b str>>,
}

impl<'b> Known<'_, 'b> {
    fn look(&mut self, schema: &'b Schema, at: &Pointer) -> &Looked<'b> {
        if !self.all.contains_key(at) {
            let looked = match shape(self.source, schema, at) {
                Shape::Same(next) => Looked::Same(next),
                Shape::Object(_) => Looked::Object,
                Shape::Union(union) => {
                    let tag = discriminant(self.source, &self.lineages, &union);
                    Looked::Union(union, tag)
                }
                _ => Looked::Other,
            };
            self.all.insert(at.clone(), looked);
        }
        &self.all[at]
    }

    /// Whether a branch of a hierarchy that this property tells apart is the base of one itself.
    fn is_base(&mut self, property: &str, branch: &'b Schema, at: &Pointer) -> bool {
        let own = discriminator_of_base(branch).map(|own| own.property_name.as_str());
        let inherited = own.or_else(|| {
            let known = self.inherited.get(at).copied();
            known.unwrap_or_else(|| {
                let inherited = inherited(self.source, branch, at);
                self.inherited.insert(at.clone(), inherited);
                inherited
            })
        });
        inherited == Some(property)
    }
}

impl Told {
    /// What the unions of a document tell.
    pub(in crate::lower) fn new(source: &Source<'_>) -> Self {
        let mut told = Self::default();
        let mut known = Known {
            source,
            lineages: Lineages::default(),
            all: HashMap::new(),
            inherited: HashMap::new(),
        };
        let mut unions = Vec::new();
        each(source, |schema, path| {
            if may_be_union(schema) {
                let at = Pointer::new(FileId::default(), path);
                if matches!(known.look(schema, &at), Looked::Union(_, Some(_))) {
                    unions.push((schema, at));
                }
            }
        });
        for (schema, at) in unions {
            told.take_up(&mut known, schema, &at);
        }
        told
    }

    /// The values that a property of the object there can have; none where that is not known.
    pub(in crate::lower) fn values(&self, object: &Pointer, wire: &str) -> &[Literal] {
        let tags = self.0.get(object).map_or(&[][..], Vec::as_slice);
        let tag = tags.iter().find(|tag| tag.wire == wire && !tag.is_open);
        tag.map_or(&[], |tag| &tag.values)
    }

    /// Whether a discriminator tells by this property what the object there is.
    pub(in crate::lower) fn is_declared(&self, object: &Pointer, wire: &str) -> bool {
        let mut tags = self.0.get(object).into_iter().flatten();
        tags.any(|tag| tag.wire == wire && tag.is_declared)
    }

    /// Takes up what the union there tells, if it is one that does.
    fn take_up<'b>(&mut self, known: &mut Known<'_, 'b>, schema: &'b Schema, at: &Pointer) {
        let Looked::Union(union, Some(tag)) = known.look(schema, at) else {
            return;
        };
        let base = union.hierarchy;
        let is_choice_alone = union.base.is_empty();
        let branches = union.branches.iter().enumerate();
        let found = branches.map(|(index, branch)| {
            let found = Tag {
                wire: tag.property.clone(),
                values: tag.values[index].clone(),
                is_open: tag.default == Some(index),
                is_declared: tag.is_declared,
            };
            (branch.clone(), found)
        });
        let found: Vec<(Subschema<'b>, Tag)> = found.collect();
        for (branch, tag) in found {
            if tag.values.is_empty() && !tag.is_open {
                continue;
            }
            if is_choice_alone {
                self.take_up_branch(known, base, branch, &tag);
            } else {
                // The type of such a branch is made of what stands beside the union, too.
                self.note(branch.at, &tag);
            }
        }
    }

    /// Takes up what is told of a branch, or of what it is one of.
    fn take_up_branch<'b>(
        &mut self,
        known: &mut Known<'_, 'b>,
        base: Option<&'b str>,
        branch: Subschema<'b>,
        tag: &Tag,
    ) {
        let mut met = HashSet::new();
        let mut open = vec![(branch, base)];
        while let Some((part, base)) = open.pop() {
            let Some((schema, at)) = part.resolve(known.source) else {
                continue;
            };
            if base.is_some_and(|base| known.is_base(base, schema, &at)) {
                self.note(at, tag);
                continue;
            }
            if !met.insert(at.clone()) {
                continue;
            }
            match known.look(schema, &at) {
                Looked::Same(next) => open.push((next.clone(), base)),
                Looked::Object => self.note(at, tag),
                // What is told apart by the same property tells of its branches itself.
                Looked::Union(inner, own)
                    if inner.base.is_empty()
                        && own.as_ref().is_none_or(|own| own.property != tag.wire) =>
                {
                    let base = inner.hierarchy;
                    let branches = inner.branches.iter().cloned();
                    open.extend(branches.map(|branch| (branch, base)));
                }
                _ => {}
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
                is_declared: false,
            });
            tags.len() - 1
        });
        let known = &mut tags[known];
        known.is_open |= tag.is_open;
        known.is_declared |= tag.is_declared;
        for value in &tag.values {
            if !known.values.contains(value) {
                known.values.push(value.clone());
            }
        }
    }
}

/// Whether a schema has any of the words that make one of several types, which most have not.
fn may_be_union(schema: &Schema) -> bool {
    let form = form(schema);
    let lists = [&form.all_of, &form.one_of, &form.any_of];
    lists.iter().any(|list| !list.is_empty()) || schema.schema_data.discriminator.is_some()
}
