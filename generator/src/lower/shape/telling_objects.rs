//! What tells objects from each other, of which several would be called the same.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::Shape;
use super::constant::constant;
use super::members::{Member, members_of};
use super::properties::{properties, required};
use super::telling::word;
use crate::ir::Literal;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;

/// Objects among which each is to be told from the others. What is known of one is found out once.
pub(super) struct Objects<'s, 'b> {
    source: &'s Source<'b>,
    all: Vec<Object<'b>>,
}

struct Object<'b> {
    properties: IndexMap<&'b str, Subschema<'b>>,
    required: HashSet<&'b str>,
    constants: OnceCell<HashMap<&'b str, Literal>>,
    words: OnceCell<HashMap<&'b str, &'static str>>,
}

impl<'s, 'b> Objects<'s, 'b> {
    /// What these parts, which have these shapes, are as objects.
    pub(super) fn new(
        source: &'s Source<'b>,
        parts: &[Subschema<'b>],
        shapes: &[Shape<'b>],
    ) -> Self {
        let all = parts.iter().zip(shapes).map(|(part, shape)| match shape {
            Shape::Object(members) => Object::new(members),
            _ => Object::new(&members_of(source, part).unwrap_or_default()),
        });
        Self {
            source,
            all: all.collect(),
        }
    }

    /// What tells one from the others: a constant, a property that it alone requires, the kind of a
    /// property, or that it has no other.
    pub(super) fn told(&self, index: usize) -> Option<String> {
        let own = &self.all[index];
        let of_constant = own.properties.keys().find_map(|wire| {
            let value = own.constants(self.source).get(wire)?;
            let has = |other: &Object<'b>| other.constants(self.source).get(wire) == Some(value);
            (!self.others(index).any(has)).then(|| match value {
                Literal::Text(text) => text.clone(),
                other => format!("{wire} {other}"),
            })
        });
        let of_required = || {
            let mut names = own.properties.keys();
            let name = names.find(|name| {
                let mut others = self.others(index);
                own.required.contains(*name) && !others.any(|other| other.required.contains(*name))
            })?;
            Some(format!("with {name}"))
        };
        let of_kind = || {
            own.properties.keys().find_map(|wire| {
                let word = own.words(self.source).get(wire)?;
                let differs = |other: &Object<'b>| {
                    let other = other.words(self.source).get(wire);
                    other.is_some_and(|other| other != word)
                };
                self.others(index)
                    .all(differs)
                    .then(|| format!("{word} {wire}"))
            })
        };
        let of_only = || {
            let only = own.properties.keys().next();
            only.filter(|_| own.properties.len() == 1)
                .map(|only| format!("only {only}"))
        };
        of_constant
            .or_else(of_required)
            .or_else(of_kind)
            .or_else(of_only)
    }

    fn others(&self, index: usize) -> impl Iterator<Item = &Object<'b>> {
        let all = self.all.iter().enumerate();
        all.filter(move |(other, _)| *other != index)
            .map(|(_, other)| other)
    }
}

impl<'b> Object<'b> {
    fn new(members: &[Member<'b>]) -> Self {
        Self {
            properties: properties(members),
            required: required(members),
            constants: OnceCell::new(),
            words: OnceCell::new(),
        }
    }

    /// The properties that have one value alone.
    fn constants(&self, source: &Source<'b>) -> &HashMap<&'b str, Literal> {
        self.constants.get_or_init(|| {
            let all = self.properties.iter();
            all.filter_map(|(wire, property)| Some((*wire, constant(source, property)?)))
                .collect()
        })
    }

    /// Of which kind the values of its properties are.
    fn words(&self, source: &Source<'b>) -> &HashMap<&'b str, &'static str> {
        self.words.get_or_init(|| {
            let all = self.properties.iter();
            all.filter_map(|(wire, property)| Some((*wire, word(source, property)?)))
                .collect()
        })
    }
}
