//! Which operation a request is of.

use std::cmp::Reverse;

use crate::verify::document::template::{Piece, pieces};
use crate::verify::document::{Document, Operation};
use crate::verify::judge::wire::decoded;

/// An operation with the values that stand in a path for its parameters, without their escapes.
pub(super) struct Route<'d> {
    pub(super) operation: &'d Operation,
    pub(super) values: Vec<(String, String)>,
    /// How little of the path is written in the document.
    vagueness: (usize, usize, Reverse<usize>),
}

/// What a path leads to.
pub(super) enum Found<'d> {
    /// This operation.
    One(Route<'d>),
    /// Operations of these methods alone.
    Methods(Vec<&'d str>),
    /// Nothing.
    Nothing,
}

/// What a request leads to. Of several paths that suit, the one with the fewest names in it is meant,
/// and rather none of which a name takes slashes.
pub(super) fn find<'d>(document: &'d Document, method: &str, path: &str) -> Found<'d> {
    let suiting = document.operations.iter().filter_map(|operation| {
        let pieces = pieces(&operation.path);
        let values = matched(&pieces, path)?;
        Some(Route {
            operation,
            values,
            vagueness: vagueness(&pieces),
        })
    });
    let mut suiting: Vec<Route<'d>> = suiting.collect();
    suiting.sort_by_key(|route| route.vagueness);
    let of_method = suiting.iter().position(|route| {
        let own = route.operation.method.as_str();
        own == method
    });
    match of_method {
        Some(index) => Found::One(suiting.swap_remove(index)),
        None if suiting.is_empty() => Found::Nothing,
        None => {
            let methods = suiting.iter().map(|route| route.operation.method.as_str());
            Found::Methods(methods.collect())
        }
    }
}

/// How many names of a path take slashes, how many there are, and how much else is.
fn vagueness(pieces: &[Piece]) -> (usize, usize, Reverse<usize>) {
    let (mut open, mut names, mut literal) = (0, 0, 0);
    for piece in pieces {
        match piece {
            Piece::Literal(text) => literal += text.len(),
            Piece::Name(expression) => {
                names += 1;
                open += usize::from(expression.takes_slashes());
            }
        }
    }
    (open, names, Reverse(literal))
}

/// The values of the names in a path, where it is as the pieces say.
fn matched(pieces: &[Piece], path: &str) -> Option<Vec<(String, String)>> {
    match pieces.split_first() {
        None => path.is_empty().then(Vec::new),
        Some((Piece::Literal(text), rest)) => matched(rest, path.strip_prefix(text.as_str())?),
        Some((Piece::Name(expression), rest)) => {
            let end = path.find('/').filter(|_| !expression.takes_slashes());
            let end = end.unwrap_or(path.len());
            // As much as can be is the value's own.
            let ends = path[..end]
                .char_indices()
                .map(|(start, sign)| start + sign.len_utf8());
            let ends: Vec<usize> = ends.collect();
            ends.into_iter().rev().find_map(|end| {
                let (value, behind) = path.split_at(end);
                let mut values = matched(rest, behind)?;
                let value = String::from_utf8_lossy(&decoded(value.as_bytes())).into_owned();
                values.insert(0, (expression.name.clone(), value));
                Some(values)
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{matched, pieces};

    #[test]
    fn a_path_gives_the_values_of_its_names() {
        let of = |template: &str, path: &str| matched(&pieces(template), path);
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(of("/a/{b}", "/a/x%2Fy"), Some(vec![pair("b", "x/y")]));
        let both = vec![pair("a", "1.2"), pair("b", "3")];
        assert_eq!(of("/{a}.{b}", "/1.2.3"), Some(both));
        assert_eq!(of("/a/{b}", "/a/"), None);
        assert_eq!(of("/a/{b}", "/a/b/c"), None);
        assert_eq!(of("/a", "/a"), Some(Vec::new()));
        assert_eq!(of("/{+b}:c", "/x/y:c"), Some(vec![pair("b", "x/y")]));
    }
}
