//! What is given for a call on both sides, and what of one is what of the other.

use std::collections::{BTreeMap, BTreeSet};

use super::call::{Both, signature};
use super::change::{Change, Subject};
use super::renamed::braced;
use super::sides::Sides;
use crate::record::{Argument, Call, Kind, Record, Type};

/// An argument, or an option that has a setter.
#[derive(Clone, Copy)]
pub(super) struct Taken<'a> {
    pub(super) argument: &'a Argument,
    /// Where it stands among the arguments, if it has to be given.
    pub(super) place: Option<usize>,
}

/// What is given on both sides, by what it is: a parameter of the path by where it stands there, as
/// its name goes nowhere, and one that is sent elsewhere by where it was sent.
pub(super) struct Given<'a> {
    pub(super) old: BTreeMap<String, Taken<'a>>,
    pub(super) new: BTreeMap<String, Taken<'a>>,
}

impl<'a> Given<'a> {
    pub(super) fn new(sides: &Sides, both: &Both<'a>) -> Self {
        let old = taken(sides, both.old, both);
        let mut new = taken(sides, both.new, both);
        let gone: Vec<_> = old
            .iter()
            .filter(|(at, _)| !new.contains_key(*at))
            .collect();
        for (at, gone) in gone {
            let is_it = |(at, come): &(&String, &Taken)| {
                let (gone, come) = (gone.argument, come.argument);
                let is_same = come.name == gone.name || is_sent_alike(sides, gone, come);
                !old.contains_key(*at) && is_same
            };
            let moved = new.iter().find(is_it).map(|(at, _)| at.clone());
            if let Some(moved) = moved.and_then(|moved| new.remove(&moved)) {
                new.insert(at.clone(), moved);
            }
        }
        Self { old, new }
    }

    /// Whether the arguments that stay have another order, so that a caller gives one for another.
    pub(super) fn order(&self, both: &Both) -> Option<Change> {
        if both.old.arguments_in.is_some() || both.new.arguments_in.is_some() {
            return None;
        }
        let places = self.old.iter().filter_map(|(at, old)| {
            let new = self.new.get(at)?;
            old.place.zip(new.place)
        });
        let mut places: Vec<(usize, usize)> = places.collect();
        places.sort_unstable();
        let is_ordered = places.is_sorted_by_key(|(_, new)| *new);
        (!is_ordered).then(|| {
            both.told(Subject::Call, "arguments change places", signature)
                .undeserved()
        })
    }

    /// What has to be given.
    pub(super) fn needed(given: &'a BTreeMap<String, Taken<'a>>) -> BTreeSet<&'a str> {
        let given = given.iter().filter(|(_, taken)| taken.place.is_some());
        given.map(|(at, _)| at.as_str()).collect()
    }
}

/// Whether nothing of both is sent but the properties of one object, each by itself.
pub(super) fn is_sent_alike(sides: &Sides, old: &Argument, new: &Argument) -> bool {
    let place = |argument: &Argument| {
        argument
            .at
            .split_once(' ')
            .map(|(place, _)| place.to_owned())
    };
    let is_object = |ty: &Type| ty.kind == Kind::Object;
    let is_exploded = |argument: &Argument| {
        let is_in_form = matches!(place(argument).as_deref(), Some("query" | "cookie"));
        is_in_form && argument.style.is_empty()
    };
    place(old) == place(new)
        && is_exploded(old)
        && is_exploded(new)
        && sides.old_type(&old.ty).is_some_and(is_object)
        && sides.is_same(&old.ty, &new.ty)
}

fn taken<'a>(sides: &Sides, call: &'a Call, both: &Both) -> BTreeMap<String, Taken<'a>> {
    let of = |argument, place| {
        (
            identity(sides, call, argument, both),
            Taken { argument, place },
        )
    };
    let arguments = call.arguments.iter().enumerate();
    let arguments = arguments.map(|(place, argument)| of(argument, Some(place)));
    let options = call.options.iter().map(|argument| of(argument, None));
    arguments.chain(options).collect()
}

fn identity(sides: &Sides, call: &Call, argument: &Argument, both: &Both) -> String {
    let in_path = argument.at.strip_prefix("path ");
    let is_by_place = |name: &&str| both.is_in_place() && !is_set_by_name(sides, both, name);
    let in_path = in_path.filter(is_by_place);
    let place = in_path.and_then(|name| call.path.find(&format!("{{{name}}}")));
    match place {
        Some(place) => {
            let before = call.path.get(..place).unwrap_or_default();
            format!("path {}", before.matches('{').count())
        }
        None => header(&argument.at),
    }
}

/// Whether a parameter of the path is set on the client by its name, before as well as now.
pub(super) fn is_set_by_name(sides: &Sides, both: &Both, name: &str) -> bool {
    let all = [(sides.old, both.old), (sides.new, both.new)];
    let is_set = |(record, call): (&Record, &Call)| {
        record.client.parameters.contains_key(name) && braced(&call.path).any(|one| one == name)
    };
    all.into_iter().all(is_set)
}

/// Where something is given, whatever letters a header is written in.
pub(super) fn header(at: &str) -> String {
    match at.strip_prefix("header ") {
        Some(name) => format!("header {}", name.to_ascii_lowercase()),
        None => at.to_owned(),
    }
}
