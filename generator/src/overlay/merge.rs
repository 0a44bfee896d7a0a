//! What an update does to what it is laid over.

use crate::rewrite::{Content, Part};

/// Merges an update into what is there: members of maps one by one, items behind those of a list, and
/// anything else in place of what was there.
pub(super) fn merge(target: &mut Part, update: &Part) {
    match (&mut target.content, &update.content) {
        (Content::Map(members), Content::Map(updates)) => {
            for (key, update) in updates {
                let known = members.iter_mut().find(|(name, _)| name == key);
                match known {
                    Some((_, member)) => merge(member, update),
                    None => members.push((key.clone(), copy(update))),
                }
            }
        }
        (Content::List(items), Content::List(updates)) => items.extend(updates.iter().map(copy)),
        _ => *target = copy(update),
    }
}

/// What an action does to one of the things that it selects: a list gets one more item.
pub(super) fn lay(target: &mut Part, update: &Part) {
    match (&mut target.content, &update.content) {
        (Content::List(items), Content::List(updates)) => items.extend(updates.iter().map(copy)),
        (Content::List(items), _) => items.push(copy(update)),
        _ => merge(target, update),
    }
}

/// The same once more.
pub(super) fn copy(part: &Part) -> Part {
    let content = match &part.content {
        Content::Node(node) => Content::Node(node.clone()),
        Content::Reference(text) => Content::Reference(text.clone()),
        Content::Map(members) => {
            let members = members.iter();
            Content::Map(
                members
                    .map(|(key, part)| (key.clone(), copy(part)))
                    .collect(),
            )
        }
        Content::List(items) => Content::List(items.iter().map(copy).collect()),
    };
    Part {
        from: part.from.clone(),
        content,
    }
}
