//! What a change of the document does to those who use its crate.
//!
//! Two [records](Record) are compared, each what callers see of a crate, so that nothing is read,
//! generated or compiled for it. Each [`Change`] is told twice: what it means *on the wire*, for a
//! client of the old crate against a server of the new document, and what it means *in Rust*, for a
//! program that calls the old crate and is compiled against the new one.
//!
//! An old client is one of ours: its enums and unions are open, properties that it does not know it
//! leaves aside, `null` it takes for an optional property that is absent, and a success of a status
//! that it does not know it reads like the one that it knows.

mod aliases;
mod answers;
mod arguments;
mod bodies;
mod bounds;
mod call;
mod calls;
mod change;
mod choices;
mod client;
mod content;
mod contents;
mod credentials;
mod exchanged;
mod expected;
mod following;
mod given;
mod given_away;
mod headers;
mod kept_in_place;
mod media;
mod merged;
mod modules;
mod pairs;
mod renamed;
mod said;
mod schemes;
mod scopes;
mod security;
mod servers;
mod sides;
mod spelled;
mod styles;
#[cfg(test)]
mod tests;
mod together;
mod turned;
mod types;
mod value;
mod ways;
mod webhooks;
mod whole;
mod whole_answers;
mod xml;

pub use change::{Change, Effect, Subject, worst};
pub(crate) use merged::same;
pub(crate) use renamed::Renamed;
pub(crate) use schemes::{Names, likely};

use crate::record::Record;
use sides::Sides;

/// What is different for callers between two crates: what breaks first, then by what it is about. What
/// only one of them says of itself is no difference.
#[must_use]
pub fn compare(old: &Record, new: &Record) -> Vec<Change> {
    if old.is_like(new) {
        return Vec::new();
    }
    if old.says != new.says {
        let says = old.says.min(new.says);
        return compare(&old.as_said_by(says), &new.as_said_by(says));
    }
    let renamed = Renamed::find(old, new);
    let old = renamed.applied(old);
    let sides = Sides::new(&old, new);
    let mut changes = calls::changes(&sides);
    changes.extend(types::changes(&sides));
    changes.extend(client::changes(&sides));
    changes.extend(aliases::changes(&sides));
    let told = |change| renamed.told(change, &old, new);
    let mut changes: Vec<Change> = changes.into_iter().map(told).collect();
    changes.sort_by(|one, two| one.rank().cmp(&two.rank()));
    changes
}
