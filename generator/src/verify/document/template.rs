//! Paths with names in braces.

/// The characters that RFC 6570 lets stand before the names of an expression.
const OPERATORS: [char; 7] = ['.', ';', '?', '&', '/', '#', '+'];

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) enum Piece {
    /// What stands there in every call.
    Literal(String),
    /// The value of a parameter.
    Name(String),
}

/// The pieces of a path without its query and its fragment. An expression of a
/// query is where its parameters go, and no piece of the path.
pub(in crate::verify) fn pieces(path: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = path;
    while let Some((literal, expression, behind)) = next(rest) {
        let end = literal.find(['?', '#']).unwrap_or(literal.len());
        push(&mut pieces, &literal[..end]);
        if end < literal.len() {
            return pieces;
        }
        if !expression.starts_with(['?', '&']) {
            pieces.push(Piece::Name(bare(expression).to_owned()));
        }
        rest = behind;
    }
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    push(&mut pieces, &rest[..end]);
    pieces
}

/// The names in a path, each of them once.
pub(in crate::verify) fn names(path: &str) -> Vec<String> {
    let mut names = Vec::new();
    for piece in pieces(path) {
        match piece {
            Piece::Name(name) if !names.contains(&name) => names.push(name),
            _ => {}
        }
    }
    names
}

/// The names in the query that is written into a path, and their values, which are nothing where
/// the caller gives them.
pub(in crate::verify) fn fixed_query(path: &str) -> Vec<(&str, Option<&str>)> {
    let mut depth = 0_usize;
    let start = path.char_indices().find(|(_, letter)| {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        *letter == '?' && depth == 0
    });
    let query = start.map_or("", |(start, _)| &path[start + 1..]);
    let query = query.split('#').next().unwrap_or_default();
    let query = query.split("{&").next().unwrap_or_default();
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| (name, (!value.contains('{')).then_some(value)))
        .collect()
}

fn next(path: &str) -> Option<(&str, &str, &str)> {
    let (literal, after) = path.split_once('{')?;
    let (expression, behind) = after.split_once('}')?;
    Some((literal, expression, behind))
}

fn push(pieces: &mut Vec<Piece>, literal: &str) {
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal.to_owned()));
    }
}

/// The name without what says how it is written.
fn bare(expression: &str) -> &str {
    let name = expression.trim().trim_start_matches(OPERATORS);
    let name = name.strip_suffix(['*', '?']).unwrap_or(name);
    match name.split_once(':') {
        Some((short, length)) if length.parse::<usize>().is_ok() => short,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_literals_and_names() {
        let literal = |text: &str| Piece::Literal(text.to_owned());
        let name = |text: &str| Piece::Name(text.to_owned());
        assert_eq!(
            pieces("/a/{id}.{kind*}/b{?c}#d"),
            [
                literal("/a/"),
                name("id"),
                literal("."),
                name("kind"),
                literal("/b")
            ]
        );
        assert_eq!(pieces("/a?b={c}"), [literal("/a")]);
        assert_eq!(names("/{a}/{b}/{a}"), ["a", "b"]);
        assert_eq!(names("/{a?}/b"), ["a"]);
        let fixed = fixed_query("/{a}?b=1&c=#d");
        assert_eq!(fixed, [("b", Some("1")), ("c", Some(""))]);
        let given = fixed_query("/{a?}{?d}?b={c}&e=1{&f}");
        assert_eq!(given, [("b", None), ("e", Some("1"))]);
    }
}
