//! What an update does to what it is laid over.

use crate::rewrite::{Content, Part};

/// What an action does to one of the things that it selects: a list gets one more item.
pub(super) fn lay(target: &mut Part, update: &Part) {
    match (&mut target.content, &update.content) {
        (Content::List(_), Content::List(_)) => merge(target, update),
        (Content::List(items), _) => items.push(update.clone()),
        _ => merge(target, update),
    }
}

/// Merges an update into what is there: members of maps one by one, items behind those of a list, and
/// anything else in place of what was there.
fn merge(target: &mut Part, update: &Part) {
    match (&mut target.content, &update.content) {
        (Content::Map(members), Content::Map(updates)) => {
            for (key, update) in updates {
                let known = members.iter_mut().find(|(name, _)| name == key);
                match known {
                    Some((_, member)) => merge(member, update),
                    None => members.push((key.clone(), update.clone())),
                }
            }
        }
        (Content::List(items), Content::List(updates)) => items.extend_from_slice(updates),
        _ => *target = update.clone(),
    }
}
