//! The ways in which others say where something is, as JSON Pointers.

use crate::pointer::Pointer;

/// Where something is in an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// At the end of a JSON Pointer.
    There(String),
    /// In the last item of a list: pointers to the list, and into the item.
    InLast(String, String),
}

/// What follows the root in a path of RFC 9535 that selects one thing and has no more than names in it, but
/// for one `[-1]`; nothing for any other.
pub(super) fn of_json_path(path: &str) -> Option<Found> {
    let mut rest = path.trim().strip_prefix('$')?;
    let (mut list, mut way) = (None, Pointer::default());
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("[-1]") {
            if list.is_some() {
                return None;
            }
            list = Some(std::mem::take(&mut way));
            rest = after;
            continue;
        }
        let (name, after) = step(rest)?;
        way = way.child(name);
        rest = after;
    }
    let way = way.path().to_owned();
    Some(match list {
        None => Found::There(way),
        Some(list) => Found::InLast(list.path().to_owned(), way),
    })
}

/// The first name of a path, and what follows it.
fn step(path: &str) -> Option<(&str, &str)> {
    for quote in ["'", "\""] {
        let quoted = path
            .strip_prefix('[')
            .and_then(|rest| rest.strip_prefix(quote));
        if let Some(quoted) = quoted {
            let (name, rest) = quoted.split_once(quote)?;
            return Some((name, rest.strip_prefix(']')?));
        }
    }
    if let Some(index) = path.strip_prefix('[') {
        let (index, rest) = index.split_once(']')?;
        return index.parse::<usize>().is_ok().then_some((index, rest));
    }
    let name = path.strip_prefix('.')?;
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (name, rest) = name.split_at(end);
    (!name.is_empty() && name != "*").then_some((name, rest))
}

/// The names behind a word such as `$response`, between dots.
pub(super) fn behind<'t>(word: &str, text: &'t str) -> Option<Vec<&'t str>> {
    match text.trim().strip_prefix(word)? {
        "" => Some(Vec::new()),
        rest => Some(rest.strip_prefix('.')?.split('.').collect()),
    }
}

/// The pointer that names lead along.
pub(super) fn pointer(names: &[&str]) -> String {
    let way = names.iter();
    let way = way.fold(Pointer::default(), |way, name| way.child(name));
    way.path().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Found, behind, of_json_path, pointer};

    #[test]
    fn a_json_path_of_names_is_a_pointer() {
        let there = |pointer: &str| Some(Found::There(pointer.to_owned()));
        for (path, found) in [
            ("$", there("")),
            ("$.data.items", there("/data/items")),
            ("$['data']['a/b']", there("/data/a~1b")),
            ("$.data[0].id", there("/data/0/id")),
            ("$..id", None),
            ("$.data[*]", None),
            ("$.data[?@.id]", None),
            ("data.items", None),
        ] {
            assert_eq!(of_json_path(path), found, "{path}");
        }
        let last = Found::InLast("/data".to_owned(), "/id".to_owned());
        assert_eq!(of_json_path("$.data[-1].id"), Some(last));
        assert_eq!(of_json_path("$.data[-1].ids[-1]"), None);
    }

    #[test]
    fn names_stand_between_dots() {
        assert_eq!(behind("$response", "$response"), Some(Vec::new()));
        assert_eq!(behind("$response", "$response.a.b"), Some(vec!["a", "b"]));
        assert_eq!(behind("$response", "$responses.a"), None);
        assert_eq!(behind("$response", "$request.a"), None);
        assert_eq!(pointer(&["a", "b/c"]), "/a/b~1c");
    }
}
