//! What the body of a call may be.

use super::call::Both;
use super::change::{Change, Effect, Subject};
use super::content;
use super::media::without_charset;
use super::sides::Sides;
use super::styles;
use super::ways::{Way, way_of_body};
use crate::record::{Body, Call, Kind};

/// What the body may be, as it is on the wire.
pub(super) fn changes(sides: &Sides, both: &Both) -> Vec<Change> {
    let told = |says: &str, effect| {
        let of = |call: &Call| {
            let bodies = call.bodies.iter();
            let bodies = bodies.map(|body| format!("{} as {}", body.ty, body.media_type));
            format!(
                "{} of {}",
                call.function,
                bodies.collect::<Vec<_>>().join(", ")
            )
        };
        both.told(Subject::Body, says, of).wire(effect)
    };
    let mut changes = Vec::new();
    // That there is none any more is told of what was given for it.
    let is_there = !both.old.bodies.is_empty() && !both.new.bodies.is_empty();
    for old in both.old.bodies.iter().filter(|_| is_there) {
        let mut same = both.new.bodies.iter();
        let same = same.find(|new| is_sent_alike(new, old));
        match same {
            None => changes.push(told("a body of one media type is gone", Way::SENT.fewer())),
            Some(new) => {
                let effect = content::wire(sides, &old.ty, &new.ty, way_of_body(old));
                if effect != Effect::None {
                    changes.push(told("a body has another type", effect));
                }
                let effect = styles::of_form(sides.old, old, new);
                changes.extend(effect.map(|effect| told("a body is written otherwise", effect)));
            }
        }
    }
    for new in both.new.bodies.iter().filter(|_| is_there) {
        let mut old = both.old.bodies.iter();
        if !old.any(|old| is_sent_alike(old, new)) {
            changes.push(told(
                "a body may be of one more media type",
                Way::SENT.more(),
            ));
        }
    }
    changes
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
