//! What a call is made again for: how its pages follow each other, what is waited for, and where a
//! redirect leads.

use super::call::Both;
use super::change::{Change, Effect, Subject};
use crate::record::{Call, NAMED_BY_ANSWER};

/// All that is different in what a call is made again for.
pub(super) fn changes(both: &Both) -> Vec<Change> {
    let all = [pages(both), wait(both), redirects(both)];
    all.into_iter().flatten().collect()
}

/// How one page leads to the next. That there are pages is told of what reads them.
fn pages(both: &Both) -> Option<Change> {
    let (old, new) = (both.old.follows.as_ref()?, both.new.follows.as_ref()?);
    (old != new).then(|| {
        let spelled = |call: &Call| format!("{}().pages()", call.function);
        let says = "pages follow each other otherwise";
        both.told(Subject::Answer, says, spelled).beside(old, new)
    })
}

/// What tells how far it is.
fn wait(both: &Both) -> Option<Change> {
    let spelled = |call: &Call| match &call.wait {
        Some(place) => format!("{}().until_done() by {place}", call.function),
        None => format!("{}()", call.function),
    };
    let told = |says: &str| both.told(Subject::Answer, says, spelled);
    match (&both.old.wait, &both.new.wait) {
        (None, Some(_)) => Some(told("a call can be waited for").rust(Effect::Compatible)),
        (Some(_), None) => Some(told("a call can no longer be waited for").rust(Effect::Breaking)),
        (Some(old), Some(new)) if begins(old) != begins(new) => {
            let says = "a call is waited for in another way, which is another type";
            Some(told(says).rust(Effect::Breaking))
        }
        (Some(old), Some(new)) if old != new => Some(told("something else tells how far it is")),
        (Some(wait), Some(_)) => {
            let (old, new) = (both.old.until.as_ref()?, both.new.until.as_ref()?);
            let change = told(if begins(wait) {
                "the result of what a call begins is elsewhere"
            } else {
                "other values tell how far it is"
            });
            (old != new).then(|| change.beside(old, new))
        }
        (None, None) => None,
    }
}

/// Whether a call only begins what is waited for.
fn begins(wait: &str) -> bool {
    wait == NAMED_BY_ANSWER
}

/// Whether a call may follow a documented redirect to another server.
fn redirects(both: &Both) -> Option<Change> {
    let spelled = |call: &Call| format!("{}().with_redirects()", call.function);
    let told = |says: &str| both.told(Subject::Answer, says, spelled);
    match (may_leave(both.old), may_leave(both.new)) {
        (false, true) => Some(Change {
            old: None,
            ..told("a call can follow redirects elsewhere").rust(Effect::Compatible)
        }),
        (true, false) => Some(Change {
            new: None,
            ..told("a call can no longer follow redirects elsewhere").rust(Effect::Breaking)
        }),
        _ => None,
    }
}

/// Whether a redirect is documented beside a success, and nothing but an address has to be sent.
fn may_leave(call: &Call) -> bool {
    const REDIRECTS: [&str; 6] = ["301", "302", "303", "307", "308", "3XX"];
    let has = |status: &str| call.answers.contains_key(status);
    let has_success = call.answers.keys().any(|status| status.starts_with('2'));
    let mut given = call.arguments.iter();
    let needs_body = given.any(|argument| argument.at.starts_with("body"));
    let is_asked = ["GET", "HEAD"].contains(&call.method.as_str()) && !needs_body;
    is_asked && has_success && REDIRECTS.into_iter().any(has)
}
