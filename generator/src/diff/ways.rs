//! Which way types travel: in requests, in answers, or both.

use std::collections::BTreeMap;

use super::change::Effect;
use super::spelled::innermost;
use crate::record::{Call, Field, Record, Type};

/// Which way something travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Way {
    /// Clients send it.
    pub(super) sent: bool,
    /// Servers answer with it.
    pub(super) answered: bool,
}

impl Way {
    pub(super) const SENT: Self = Self {
        sent: true,
        answered: false,
    };
    pub(super) const ANSWERED: Self = Self {
        sent: false,
        answered: true,
    };

    /// What both travel.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            sent: self.sent && other.sent,
            answered: self.answered && other.answered,
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            sent: self.sent || other.sent,
            answered: self.answered || other.answered,
        }
    }

    /// What it does that there are fewer values than before: clients may send another.
    pub(super) fn fewer(self) -> Effect {
        if self.sent {
            Effect::Breaking
        } else {
            self.some()
        }
    }

    /// What it does that there are more values than before: servers may answer with another.
    pub(super) fn more(self) -> Effect {
        if self.answered {
            Effect::Breaking
        } else {
            self.some()
        }
    }

    /// What it does that there are other values which do no harm.
    pub(super) fn some(self) -> Effect {
        self.unless_unused(Effect::Compatible)
    }

    /// What it does that nothing is as before.
    pub(super) fn all(self) -> Effect {
        self.unless_unused(Effect::Breaking)
    }

    fn unless_unused(self, effect: Effect) -> Effect {
        if self == Self::default() {
            Effect::None
        } else {
            effect
        }
    }

    /// The way of a field of something that travels so.
    pub(super) fn of_field(self, field: &Field) -> Self {
        self.and(Self {
            sent: !field.read_only,
            answered: !field.write_only,
        })
    }
}

/// The ways of all types of a record.
#[derive(Debug)]
pub(super) struct Ways<'a>(BTreeMap<&'a str, Way>);

impl<'a> Ways<'a> {
    pub(super) fn of(record: &'a Record) -> Self {
        let mut ways = Self(BTreeMap::new());
        let mut todo: Vec<(&str, Way)> = Vec::new();
        for call in record.calls.values() {
            todo.extend(sent(call).map(|ty| (ty, Way::SENT)));
            todo.extend(answered(call).map(|ty| (ty, Way::ANSWERED)));
        }
        ways.follow(record, todo);
        // What no call has is received otherwise, by webhooks.
        let others = record.types.keys().map(String::as_str);
        let others = others.filter(|name| ways.get(name) == Way::default());
        let others = others.map(|name| (name, Way::ANSWERED)).collect();
        ways.follow(record, others);
        ways
    }

    /// Gives types their ways, and all that they hold.
    fn follow(&mut self, record: &'a Record, mut todo: Vec<(&'a str, Way)>) {
        while let Some((spelled, way)) = todo.pop() {
            let name = innermost(spelled);
            let Some(ty) = record.types.get(name) else {
                continue;
            };
            let known = self.0.entry(name).or_default();
            let all = known.or(way);
            if all != *known {
                *known = all;
                todo.extend(held(ty, all));
            }
        }
    }

    /// The way of a type; none of one that is used by nothing.
    pub(super) fn get(&self, name: &str) -> Way {
        self.0.get(name).copied().unwrap_or_default()
    }
}

/// What a caller gives.
fn sent(call: &Call) -> impl Iterator<Item = &str> {
    let arguments = call.arguments.iter().chain(&call.options);
    let bodies = call.bodies.iter().map(|body| body.ty.as_str());
    arguments.map(|argument| argument.ty.as_str()).chain(bodies)
}

/// What comes back.
fn answered(call: &Call) -> impl Iterator<Item = &str> {
    let answers = call.answers.values().flatten();
    let answers = answers.map(|answer| answer.ty.as_str());
    let others = [
        &call.output,
        &call.error,
        &call.events,
        &call.items,
        &call.pages,
    ];
    answers.chain(others.into_iter().filter_map(Option::as_deref))
}

/// What a type holds, and the way of that.
fn held(ty: &Type, way: Way) -> impl Iterator<Item = (&str, Way)> {
    let fields = ty.fields.values().chain(&ty.rest);
    let fields = fields.map(move |field| (field.ty.as_str(), way.of_field(field)));
    let variants = ty.variants.values();
    fields.chain(variants.map(move |variant| (variant.ty.as_str(), way)))
}
