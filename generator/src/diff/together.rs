//! What is different in the same way for several operations, which is told once.

use super::call::Both;
use super::change::Change;

/// A change of one operation, in which both sides are spelled without it.
pub(super) struct Alike<'a> {
    pub(super) both: Both<'a>,
    pub(super) change: Change,
}

/// Each change once, with all operations that it is the same for. Both sides are spelled by what says
/// it of these.
pub(super) fn together<'a>(
    all: impl IntoIterator<Item = Alike<'a>>,
    spelled: impl Fn(&[Both<'a>], &str, bool) -> String,
) -> Vec<Change> {
    let mut groups: Vec<(Change, Vec<Both<'a>>)> = Vec::new();
    for Alike { both, change } in all {
        match groups.iter_mut().find(|(known, _)| is_same(known, &change)) {
            Some((_, calls)) => calls.push(both),
            None => groups.push((change, vec![both])),
        }
    }
    let told = groups.into_iter().map(|(change, calls)| Change {
        old: change.old.map(|side| spelled(&calls, &side, false)),
        new: change.new.map(|side| spelled(&calls, &side, true)),
        ..change
    });
    told.collect()
}

/// Whether two changes differ in nothing but the operation.
fn is_same(one: &Change, other: &Change) -> bool {
    let effects = |change: &Change| (change.wire, change.rust, change.asked);
    one.says == other.says
        && effects(one) == effects(other)
        && one.old == other.old
        && one.new == other.new
}
