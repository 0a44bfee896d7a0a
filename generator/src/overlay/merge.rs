//! What an update does to what it is laid over.

use crate::pointer::Pointer;
use crate::rewrite::{Content, Part};

/// A part of an update that is not laid over anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Left {
    /// Where it is written.
    pub(super) from: Option<Pointer>,
    pub(super) why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It is of another kind than what is there.
    Kind {
        new: &'static str,
        old: &'static str,
    },
    /// Another part of the update has the same key.
    Repeated,
}

/// What an action does to one of the things that it selects: a list gets one more item, or those of a
/// list.
pub(super) fn lay(target: &mut Part, update: &Part, left: &mut Vec<Left>) {
    match (&mut target.content, &update.content) {
        (Content::List(_), Content::List(_)) => merge(target, update, left),
        (Content::List(items), _) => items.push(update.clone()),
        _ => merge(target, update, left),
    }
}

/// Merges an update into what is there: members of maps one by one, items behind those of a list, and a
/// value in place of a value.
fn merge(target: &mut Part, update: &Part, left: &mut Vec<Left>) {
    let leave = |part: &Part, why| {
        let from = part.from.clone();
        Left { from, why }
    };
    match (&mut target.content, &update.content) {
        (Content::Map(members), Content::Map(updates)) => {
            for (index, (key, update)) in updates.iter().enumerate() {
                let mut before = updates[..index].iter();
                if before.any(|(known, _)| known == key) {
                    left.push(leave(update, Why::Repeated));
                    continue;
                }
                let known = members.iter_mut().find(|(name, _)| name == key);
                match known {
                    Some((_, member)) => merge(member, update, left),
                    None => members.push((key.clone(), update.clone())),
                }
            }
        }
        (Content::List(items), Content::List(updates)) => items.extend_from_slice(updates),
        (Content::Node(_) | Content::Reference(_), Content::Node(_) | Content::Reference(_)) => {
            *target = update.clone();
        }
        (old, new) => {
            let (new, old) = (kind(new), kind(old));
            left.push(leave(update, Why::Kind { new, old }));
        }
    }
}

/// What a part is, as a message would say it.
fn kind(content: &Content) -> &'static str {
    match content {
        Content::Node(node) => node.kind(),
        Content::Map(_) => "a map",
        Content::List(_) => "a list",
        Content::Reference(_) => "a string",
    }
}
