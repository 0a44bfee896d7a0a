//! Values from schemas: examples first, then edges.

mod number;
mod parts;
pub(super) mod pattern;
pub(super) mod placement;
mod text;
mod tries;
mod types;

use std::cell::Cell;

use serde_json::{Map, Value, json};

use super::schema::Schemas;
use crate::limits::proof::{FULL_VALUES, NESTED_VALUES, VALUES};
use placement::Placement;
use types::{has, is_of, left_over, types};

/// What kind of value is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueKind {
    /// The examples and defaults of the document.
    Example,
    /// Any value.
    Plain,
    /// The shortest string, the least number, the fewest items.
    Least,
    /// The longest string, the greatest number, the most items.
    Most,
    /// Characters that mean something to those who write addresses.
    Reserved,
    /// Characters beyond ASCII.
    Foreign,
    /// `null`.
    Null,
}

/// One of the values that are tried of a schema.
#[derive(Clone, Copy, Debug)]
pub(super) struct Variation {
    pub(super) kind: ValueKind,
    /// Whether all is there that may be.
    pub(super) everything: bool,
    /// Which of several is taken: values of a list, branches, booleans.
    pub(super) index: usize,
}

impl Variation {
    /// This one, where a value goes.
    pub(super) fn at(self, placement: &Placement) -> Sampling<'_> {
        Sampling {
            kind: self.kind,
            everything: self.everything,
            index: self.index,
            placement,
        }
    }
}

/// What is wanted of a value, and where it goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sampling<'w> {
    pub(super) kind: ValueKind,
    /// Whether all is there that may be.
    pub(super) everything: bool,
    /// Which of several is taken.
    pub(super) index: usize,
    pub(super) placement: &'w Placement,
}

impl Sampling<'_> {
    pub(super) fn next(self, by: usize) -> Self {
        Self {
            index: self.index.saturating_add(by),
            ..self
        }
    }
}

/// What the schemas that hold for one value say together.
#[derive(Clone, Default)]
pub(super) struct Facts<'s> {
    pub(super) parts: Vec<&'s Map<String, Value>>,
    unions: Vec<&'s [Value]>,
}

impl<'s> Facts<'s> {
    /// What the schemas have under a keyword.
    pub(super) fn all(&self, keyword: &str) -> impl Iterator<Item = &'s Value> {
        self.parts.iter().filter_map(move |part| part.get(keyword))
    }

    /// The greatest of the counts under a keyword.
    pub(super) fn most(&self, keyword: &str) -> Option<usize> {
        self.counts(keyword).max()
    }

    /// The least of the counts under a keyword.
    pub(super) fn least(&self, keyword: &str) -> Option<usize> {
        self.counts(keyword).min()
    }

    fn counts(&self, keyword: &str) -> impl Iterator<Item = usize> {
        let counts = self.all(keyword).filter_map(Value::as_u64);
        counts.map(|count| usize::try_from(count).unwrap_or(usize::MAX))
    }
}

/// Makes values of the schemas of one direction.
pub(super) struct Sampler<'s> {
    pub(super) schemas: &'s Schemas,
    budget: Cell<usize>,
    /// Whether what a branch refuses of a value is left out of it.
    mends: Cell<bool>,
    /// Whether the kind of value that was wanted made a difference to one that was made.
    met: Cell<bool>,
    /// The longest list of choices that was met so far.
    widest: Cell<usize>,
    /// The longest list of examples that was met so far.
    examples: Cell<usize>,
}

impl<'s> Sampler<'s> {
    pub(super) fn new(schemas: &'s Schemas) -> Self {
        Self {
            schemas,
            budget: Cell::new(VALUES),
            mends: Cell::new(false),
            met: Cell::new(false),
            widest: Cell::new(1),
            examples: Cell::new(1),
        }
    }

    /// How many choices there are where there are the most.
    pub(super) fn widest(&self) -> usize {
        self.widest.get()
    }

    /// How many examples there are where there are the most.
    pub(super) fn examples(&self) -> usize {
        self.examples.get()
    }

    /// One of several examples; they all have their turn as the index grows.
    pub(super) fn turn<'e>(&self, examples: &[&'e Value], index: usize) -> Option<&'e Value> {
        self.examples.set(self.examples.get().max(examples.len()));
        examples.get(index % examples.len().max(1)).copied()
    }

    /// Whether the kind that was wanted made a difference since this was asked last.
    pub(super) fn take_met(&self) -> bool {
        self.met.take()
    }

    pub(super) fn note_met(&self) {
        self.met.set(true);
    }

    /// What was made as it was wished for.
    pub(super) fn met<T>(&self, made: T) -> T {
        self.note_met();
        made
    }

    /// One of several; they all have their turn as the index grows.
    pub(super) fn choose(&self, length: usize, index: usize) -> usize {
        self.widest.set(self.widest.get().max(length));
        index % length.max(1)
    }

    pub(super) fn left(&self) -> usize {
        self.budget.get()
    }

    /// A value that all of these schemas should allow.
    pub(super) fn value(
        &self,
        schemas: &[&'s Value],
        sampling: Sampling<'_>,
        depth: usize,
    ) -> Option<Value> {
        let left = self.budget.get().checked_sub(1)?;
        self.budget.set(left);
        let mut facts = Facts::default();
        for schema in schemas {
            self.gather(schema, &mut facts, 0)?;
        }
        self.settle(facts, sampling, depth)
    }

    /// Gathers what a schema and those it is made of say; nothing where it allows no value.
    fn gather(&self, schema: &'s Value, facts: &mut Facts<'s>, depth: usize) -> Option<()> {
        let Value::Object(part) = schema else {
            return (schema != &Value::Bool(false)).then_some(());
        };
        // What holds already says nothing new: a union whose branches are made of what has the
        // union is settled where it was met first.
        if facts.parts.iter().any(|known| std::ptr::eq(*known, part)) {
            return Some(());
        }
        if depth > NESTED_VALUES {
            return None;
        }
        facts.parts.push(part);
        if let Some(reference) = part.get("$ref").and_then(Value::as_str) {
            self.gather(self.schemas.target(reference)?, facts, depth + 1)?;
        }
        for member in part
            .get("allOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            self.gather(member, facts, depth + 1)?;
        }
        for keyword in ["anyOf", "oneOf"] {
            let branches = part.get(keyword).and_then(Value::as_array);
            facts.unions.extend(branches.map(Vec::as_slice));
        }
        Some(())
    }

    fn settle(&self, mut facts: Facts<'s>, sampling: Sampling<'_>, depth: usize) -> Option<Value> {
        if depth > NESTED_VALUES {
            return None;
        }
        if sampling.kind == ValueKind::Example
            && let Some(example) = self.example(&facts, sampling)
        {
            self.note_met();
            return Some(example);
        }
        let Some(branches) = facts.unions.pop() else {
            return self.plain(&facts, sampling, depth);
        };
        self.branches(branches, sampling, depth)
            .into_iter()
            .find_map(|branch| {
                let left = self.budget.get().checked_sub(1)?;
                self.budget.set(left);
                let mut facts = facts.clone();
                self.gather(branch, &mut facts, 0)?;
                let made = self.settle(facts, sampling, depth)?;
                Some(self.mended_of(branch, made))
            })
    }

    /// The branches in the order in which they are tried. Far down, those come first that end soon.
    fn branches(
        &self,
        branches: &'s [Value],
        sampling: Sampling<'_>,
        depth: usize,
    ) -> Vec<&'s Value> {
        let is_null = |branch: &Value| branch.get("type") == Some(&json!("null"));
        let mut order: Vec<&Value> = branches.iter().filter(|branch| !is_null(branch)).collect();
        let nulls = branches.iter().filter(|branch| is_null(branch));
        if depth > FULL_VALUES {
            order.sort_by_key(|branch| self.weight(branch));
        } else if !order.is_empty() {
            let first = self.choose(order.len(), sampling.index);
            order.rotate_left(first);
        }
        if sampling.kind == ValueKind::Null && depth > 0 {
            nulls.chain(order).collect()
        } else {
            order.into_iter().chain(nulls).collect()
        }
    }

    /// How much there is to a branch, roughly.
    fn weight(&self, branch: &Value) -> usize {
        let target = branch.get("$ref").and_then(Value::as_str);
        let branch = target
            .and_then(|to| self.schemas.target(to))
            .unwrap_or(branch);
        let count = |keyword| {
            branch
                .get(keyword)
                .and_then(Value::as_array)
                .map_or(0, Vec::len)
        };
        let is_leaf = branch
            .get("type")
            .is_some_and(|ty| ty != "object" && ty != "array");
        let unions = count("anyOf") + count("oneOf") + count("allOf");
        usize::from(!is_leaf) + count("required") + 4 * unions
    }

    /// An example or a default that is of a type which the schemas allow.
    fn example(&self, facts: &Facts<'s>, sampling: Sampling<'_>) -> Option<Value> {
        let types = types(facts);
        let lists = facts.all("examples").filter_map(Value::as_array).flatten();
        let examples = lists.chain(facts.all("default"));
        let is_right = |value: &&Value| {
            let is_listed = facts.all("enum").all(|list| has(list, value));
            is_listed && !value.is_null() && types.as_ref().is_none_or(|types| is_of(value, types))
        };
        let right: Vec<&Value> = examples.filter(is_right).collect();
        self.turn(&right, sampling.index).cloned()
    }

    fn plain(&self, facts: &Facts<'s>, sampling: Sampling<'_>, depth: usize) -> Option<Value> {
        let types = types(facts);
        if let Some(only) = facts.all("const").next() {
            let is_listed = facts.all("enum").all(|list| has(list, only));
            let is_alone = facts.all("const").all(|other| other == only);
            let is_typed = types.as_ref().is_none_or(|types| is_of(only, types));
            return (is_listed && is_alone && is_typed).then(|| only.clone());
        }
        if let Some(listed) = facts.all("enum").next() {
            return self.listed(listed, facts, types.as_ref(), sampling, depth);
        }
        let may_be_null = types.as_ref().is_some_and(|types| types.contains(&"null"));
        if may_be_null && sampling.kind == ValueKind::Null && depth > 0 {
            self.note_met();
            return Some(Value::Null);
        }
        let types = types.unwrap_or_else(|| left_over(facts, depth, sampling.placement));
        let real: Vec<&str> = types.iter().copied().filter(|ty| *ty != "null").collect();
        if real.is_empty() {
            return may_be_null.then_some(Value::Null);
        }
        let first = self.choose(real.len(), sampling.index);
        (0..real.len()).find_map(|by| match real[(first + by) % real.len()] {
            "boolean" => Some(Value::Bool(self.choose(2, sampling.index) == 0)),
            "integer" => self.integer(facts, sampling),
            "number" => self.number(facts, sampling),
            "string" => self.text(facts, sampling).map(Value::String),
            "array" => self.array(facts, sampling, depth),
            _ => self.object(facts, sampling, depth),
        })
    }

    fn listed(
        &self,
        listed: &'s Value,
        facts: &Facts<'s>,
        types: Option<&Vec<&str>>,
        sampling: Sampling<'_>,
        depth: usize,
    ) -> Option<Value> {
        let is_right = |value: &&Value| {
            let in_all = facts.all("enum").all(|list| has(list, value));
            in_all && types.is_none_or(|types| is_of(value, types))
        };
        let right: Vec<&Value> = listed.as_array()?.iter().filter(is_right).collect();
        let real: Vec<&Value> = right
            .iter()
            .copied()
            .filter(|value| !value.is_null())
            .collect();
        if real.len() < right.len()
            && ((sampling.kind == ValueKind::Null && depth > 0) || real.is_empty())
        {
            self.note_met();
            return Some(Value::Null);
        }
        real.get(self.choose(real.len(), sampling.index))
            .map(|value| (*value).clone())
    }
}
