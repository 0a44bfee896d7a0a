//! What the body of a call may be.

use std::collections::BTreeSet;

use super::call::Both;
use super::change::{Change, Effect, Subject};
use super::content;
use super::media::{is_within, without_charset};
use super::said;
use super::sides::Sides;
use super::styles;
use super::ways::{Way, way_of_body};
use crate::record::{Body, CONTENT_TYPE, Call, Kind, Record};

/// What the body may be, as it is on the wire.
pub(super) fn changes(sides: &Sides, both: &Both) -> Vec<Change> {
    // That there is none any more is told of what was given for it.
    if both.old.bodies.is_empty() || both.new.bodies.is_empty() {
        return Vec::new();
    }
    let told = |says: &str| both.told(Subject::Body, says, spelled);
    let (old, new) = (
        Offered::all(sides.old, both.old),
        Offered::all(sides.new, both.new),
    );
    let mut changes = Vec::new();
    for one in &old {
        let takers = one.sent().map(|sent| taker(&sent, &new));
        let takers: Vec<_> = takers.collect();
        if takers.contains(&None) {
            let change = told("a body of one media type is gone");
            changes.push(change.wire(Way::SENT.fewer()));
        }
        let mut known = BTreeSet::new();
        for index in takers
            .into_iter()
            .flatten()
            .filter(|index| known.insert(*index))
        {
            changes.extend(content_of(sides, both, one.body, new[index].body));
        }
    }
    let has_more = |those: &[Offered], these: &[Offered]| {
        let mut taken = those.iter().flat_map(Offered::taken);
        taken.any(|taken| taker(&taken, these).is_none())
    };
    if has_more(&new, &old) {
        let change = told("a body may be of one more media type");
        changes.push(change.wire(Way::SENT.more()));
    }
    let are_gone = changes.iter().any(|change| change.wire == Effect::Breaking);
    if !are_gone && has_more(&old, &new) {
        let change = told("a body may be of fewer media types, none of which was sent");
        changes.push(change.wire(Effect::Compatible));
    }
    changes
}

fn spelled(call: &Call) -> String {
    let bodies = call.bodies.iter().map(|body| {
        let ranges = body.ranges.join(" or ");
        match &ranges[..] {
            "" => format!("{} as {}", body.ty, body.media_type),
            ranges => format!("{} as {} within {ranges}", body.ty, body.media_type),
        }
    });
    let bodies: Vec<String> = bodies.collect();
    format!("{} of {}", call.function, bodies.join(", "))
}

/// What is in a body that is taken where another was sent.
fn content_of(sides: &Sides, both: &Both, old: &Body, new: &Body) -> Vec<Change> {
    let told = |says: &str| both.told(Subject::Body, says, spelled);
    let mut changes = Vec::new();
    let is_alike = is_sent_alike(old, new);
    // A file of any type of a range is whatever bytes were sent.
    let is_raw = !is_alike && new.ty == "File";
    let effect = content::wire(sides, &old.ty, &new.ty, way_of_body(old));
    if effect != Effect::None && !is_raw {
        changes.push(told("a body has another type").wire(effect));
    }
    let style = styles::of_form(sides.old, old, new).filter(|_| is_alike);
    changes.extend(style.map(|effect| {
        let change = told("a body is written otherwise").wire(effect);
        change.beside(&old.style, &new.style)
    }));
    changes.extend(said::changes(&old.said, &new.said, &old.ty, |says| {
        told(&format!("of a body, {says}"))
    }));
    changes
}

/// A body, and the media types that it may be sent as.
struct Offered<'a> {
    body: &'a Body,
    /// Those that a caller may choose.
    chosen: Vec<String>,
    /// Whether a caller may choose any other of its ranges.
    is_open: bool,
}

impl<'a> Offered<'a> {
    fn all(record: &Record, call: &'a Call) -> Vec<Self> {
        let setter = call.options.iter().find(|option| option.at == CONTENT_TYPE);
        let setter = setter.and_then(|setter| record.types.get(&setter.ty));
        let values = setter.into_iter().flat_map(|ty| ty.variants.keys());
        let values = values.filter_map(|value| serde_json::from_str(value).ok());
        let chosen: Vec<String> = values.collect();
        let is_open = setter.is_some_and(|ty| ty.other.is_some());
        let bodies = call.bodies.iter();
        bodies
            .map(|body| Self {
                body,
                chosen: chosen.clone(),
                is_open,
            })
            .collect()
    }

    /// What a client sends.
    fn sent(&self) -> impl Iterator<Item = String> {
        let ranges = self.body.ranges.iter().filter(|_| self.is_open);
        let all = std::iter::once(&self.body.media_type).chain(&self.chosen);
        all.chain(ranges).map(|sent| without_charset(sent))
    }

    /// What a server takes.
    fn taken(&self) -> impl Iterator<Item = String> {
        let all = std::iter::once(&self.body.media_type).chain(&self.chosen);
        let all = all.chain(&self.body.ranges);
        all.map(|taken| without_charset(taken))
    }
}

/// Which of some bodies is taken as a media type or as each of a range: that of its own before those
/// of a range.
fn taker(sent: &str, bodies: &[Offered]) -> Option<usize> {
    let own = bodies
        .iter()
        .position(|one| one.taken().any(|taken| taken == sent));
    own.or_else(|| {
        let mut bodies = bodies.iter();
        bodies.position(|one| one.taken().any(|taken| is_within(sent, &taken)))
    })
}

/// Whether a body may be several things, and what it was is one of them by itself: of those of one type
/// the first, which has to be sent as it was.
pub(super) fn is_one_of(sides: &Sides, both: &Both, new: &str) -> bool {
    let is_choice = sides
        .new_type(new)
        .is_some_and(|ty| ty.kind == Kind::Bodies);
    let [before] = &both.old.bodies[..] else {
        return false;
    };
    let mut made = both.new.bodies.iter();
    let first = made.find(|body| sides.is_same(&before.ty, &body.ty));
    is_choice && first.is_some_and(|first| is_sent_alike(before, first))
}

/// Whether both are of one media type, whatever their text is encoded by.
fn is_sent_alike(one: &Body, other: &Body) -> bool {
    without_charset(&one.media_type) == without_charset(&other.media_type)
}
