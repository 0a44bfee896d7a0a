//! Parameters that become credentials which are sent in the same place, and credentials that become
//! parameters: an old client sends there what it sent.

use std::collections::BTreeSet;

use super::call::Both;
use super::given::header;
use super::sides::Sides;
use crate::record::{Argument, Call, Record};

/// One alternative: where each of its credentials is sent.
pub(super) type Places = BTreeSet<String>;

/// Whether a parameter of before is a credential of that call today.
pub(super) fn is_credential(sides: &Sides, both: &Both, argument: &Argument) -> bool {
    has_become(argument, both.new, sides.new)
}

/// Whether a parameter of today was a credential of that call before.
pub(super) fn was_credential(sides: &Sides, both: &Both, argument: &Argument) -> bool {
    has_become(argument, both.old, sides.old)
}

/// Whether a call has credentials that are sent where a parameter of the other side is, and no parameter.
fn has_become(argument: &Argument, call: &Call, record: &Record) -> bool {
    let at = header(&argument.at);
    let mut given = call.arguments.iter().chain(&call.options);
    let mut schemes = call.security.iter().flatten();
    let is_sent_there = |scheme: &String| {
        let credential = record.credentials.get(scheme);
        credential.is_some_and(|credential| credential.place == at)
    };
    schemes.any(is_sent_there) && !given.any(|given| header(&given.at) == at)
}

/// The alternatives of a call with what its parameters send that are credentials on the other side: one
/// that may be left out is in some alone.
pub(super) fn with_parameters(
    mut alternatives: Vec<Places>,
    call: &Call,
    is_one: impl Fn(&Argument) -> bool,
) -> Vec<Places> {
    for needed in call.arguments.iter().filter(|argument| is_one(argument)) {
        for places in &mut alternatives {
            places.insert(header(&needed.at));
        }
    }
    for optional in call.options.iter().filter(|argument| is_one(argument)) {
        let with = alternatives.iter().cloned();
        let with = with.map(|mut places| {
            places.insert(header(&optional.at));
            places
        });
        let with: Vec<Places> = with.collect();
        alternatives.extend(with);
    }
    alternatives.sort();
    alternatives
}
