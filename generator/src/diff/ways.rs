//! Which way types travel: in requests, in answers, or both.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Effect;
use super::spelled::{Around, Spelled, innermost};
use crate::media_type::essence;
use crate::record::{Argument, Body, CONTENT_TYPE, Call, Field, Kind, Record, Type};

/// Which way something travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the way"
)]
pub(super) struct Way {
    /// Clients send it.
    pub(super) sent: bool,
    /// Servers answer with it.
    pub(super) answered: bool,
    /// It is nothing but text, as in a path, a query, a header or a form, where a number is not told
    /// from the text that spells it.
    pub(super) bare: bool,
    /// It is a part of a form, in which a list is one part after another of the same name.
    pub(super) form: bool,
}

impl Way {
    pub(super) const SENT: Self = Self {
        sent: true,
        answered: false,
        bare: false,
        form: false,
    };
    pub(super) const ANSWERED: Self = Self {
        sent: false,
        answered: true,
        bare: false,
        form: false,
    };

    /// What both travel.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            sent: self.sent && other.sent,
            answered: self.answered && other.answered,
            bare: self.bare && other.bare,
            form: self.form && other.form,
        }
    }

    fn or(self, other: Self) -> Self {
        if self.is_none() {
            return other;
        }
        Self {
            sent: self.sent || other.sent,
            answered: self.answered || other.answered,
            bare: self.bare && other.bare,
            form: self.form && other.form,
        }
    }

    /// Whether it does not travel at all.
    pub(super) fn is_none(self) -> bool {
        !self.sent && !self.answered
    }

    /// The same as text.
    pub(super) fn bare(self) -> Self {
        Self { bare: true, ..self }
    }

    /// The same of what stands in something else, where all but values and lists of them may be JSON.
    pub(super) fn within(self, record: &Record, spelled: &str) -> Self {
        let Spelled { around, name } = Spelled::parse(spelled);
        let is_value = record
            .types
            .get(name)
            .is_none_or(|ty| ty.kind == Kind::Enum);
        let is_by_itself = is_value && !around.contains(&Around::Map);
        Self {
            bare: self.bare && is_by_itself,
            form: self.form && is_by_itself,
            ..self
        }
    }

    /// The same in requests alone.
    pub(super) fn in_requests(self) -> Self {
        Self {
            answered: false,
            ..self
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
        if self.is_none() { Effect::None } else { effect }
    }

    /// The way of a field of something that travels so.
    pub(super) fn of_field(self, field: &Field) -> Self {
        Self {
            sent: self.sent && !field.read_only,
            answered: self.answered && !field.write_only,
            ..self
        }
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
            todo.extend(sent(record, call));
            todo.extend(answered(call).map(|ty| (ty, Way::ANSWERED)));
        }
        let received = record.sent.values().flatten();
        todo.extend(received.map(|ty| (ty.as_str(), Way::ANSWERED)));
        ways.follow(record, todo);
        // What no call has and no webhook is in a part of a webhook that is told by nothing else.
        let others = record.types.keys().map(String::as_str);
        // As which media types a body is sent is told of that.
        let calls = record.calls.values().flat_map(|call| &call.options);
        let chosen: BTreeSet<&str> = calls
            .filter(|option| option.at == CONTENT_TYPE)
            .map(|option| option.ty.as_str())
            .collect();
        let others = others.filter(|name| ways.get(name).is_none() && !chosen.contains(name));
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
                todo.extend(held(record, ty, all));
            }
        }
    }

    /// The way of a type; none of one that is used by nothing.
    pub(super) fn get(&self, name: &str) -> Way {
        self.0.get(name).copied().unwrap_or_default()
    }
}

/// What a caller gives.
fn sent<'a>(record: &'a Record, call: &'a Call) -> impl Iterator<Item = (&'a str, Way)> {
    let arguments = call.arguments.iter().chain(&call.options);
    let is_other = |at: &str| at.starts_with("body") || at == CONTENT_TYPE;
    let arguments = arguments.filter(move |argument| !is_other(&argument.at));
    let arguments = arguments.map(|argument| (argument.ty.as_str(), way_of(record, argument)));
    let bodies = call.bodies.iter();
    arguments.chain(bodies.map(|body| (body.ty.as_str(), way_of_body(body))))
}

/// The way of a parameter.
pub(super) fn way_of(record: &Record, argument: &Argument) -> Way {
    let is_json = argument.style == "json";
    let way = if is_json { Way::SENT } else { Way::SENT.bare() };
    if Spelled::parse(&argument.ty).around.is_empty() {
        way
    } else {
        way.within(record, &argument.ty)
    }
}

/// The way of a body: what is in a form is text by itself, unless a part says that it is JSON.
pub(super) fn way_of_body(body: &Body) -> Way {
    let is_form = matches!(
        essence(&body.media_type).as_str(),
        "application/x-www-form-urlencoded" | "multipart/form-data"
    );
    if is_form && !body.style.contains("json") {
        Way {
            form: !body.style.contains("deepObject"),
            ..Way::SENT.bare()
        }
    } else {
        Way::SENT
    }
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
fn held<'a>(record: &'a Record, ty: &'a Type, way: Way) -> impl Iterator<Item = (&'a str, Way)> {
    let fields = ty.fields.values().chain(&ty.rest);
    let fields = fields.map(move |field| {
        let way = way.of_field(field).within(record, &field.ty);
        (field.ty.as_str(), way)
    });
    let variants = ty.variants.values();
    fields.chain(variants.map(move |variant| (variant.ty.as_str(), way)))
}
