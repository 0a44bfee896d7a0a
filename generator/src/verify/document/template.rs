//! Paths with names in braces.

use super::{Style, StyleKind};

/// The characters that stand before the names of an expression: those of RFC 6570, and the star
/// that routers have before a name which stands for the rest of a path.
const OPERATORS: [char; 8] = ['.', ';', '?', '&', '/', '#', '+', '*'];

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) enum Piece {
    /// What stands there in every call.
    Literal(String),
    /// The value of a parameter.
    Name(Expression),
}

/// What stands in braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Expression {
    /// The name without what says how it is written.
    pub(in crate::verify) name: String,
    /// All of it.
    written: String,
}

impl Expression {
    fn new(written: &str) -> Self {
        let written = written.trim();
        Self {
            name: bare(written).to_owned(),
            written: written.to_owned(),
        }
    }

    /// Whether slashes of the value are slashes of the path.
    pub(in crate::verify) fn takes_slashes(&self) -> bool {
        let (name, pattern) = parted(&self.written);
        let takes_all = matches!(pattern.map(str::trim), Some("path" | ".*" | ".+"));
        takes_all || name.starts_with(['+', '*']) || name.ends_with('+')
    }

    /// Whether a parameter of this name is meant.
    pub(super) fn is_of(&self, parameter: &str) -> bool {
        self.name == parameter || self.written == parameter
    }

    /// The style of the value, if the parameter has this one.
    pub(super) fn style(&self, own: Style) -> Style {
        let kind = match (own.kind, self.written.chars().next()) {
            (StyleKind::Simple, Some('.')) => StyleKind::Label,
            (StyleKind::Simple, Some(';')) => StyleKind::Matrix,
            (kind, _) => kind,
        };
        let explodes = parted(&self.written).0.ends_with('*') && kind != StyleKind::TabDelimited;
        Style {
            kind,
            explode: own.explode || explodes,
            reserved: self.takes_slashes(),
        }
    }
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
            let expression = Expression::new(expression);
            let ends_with_slash = |piece: &Piece| match piece {
                Piece::Literal(text) => text.ends_with('/'),
                Piece::Name(_) => false,
            };
            if expression.written.starts_with('/') && !pieces.last().is_some_and(ends_with_slash) {
                push(&mut pieces, "/");
            }
            pieces.push(Piece::Name(expression));
        }
        rest = behind;
    }
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    push(&mut pieces, &rest[..end]);
    pieces
}

/// What stands in braces in a path, each name once.
pub(super) fn expressions(path: &str) -> Vec<Expression> {
    let mut all: Vec<Expression> = Vec::new();
    for piece in pieces(path) {
        match piece {
            Piece::Name(one) if all.iter().all(|known| known.name != one.name) => all.push(one),
            _ => {}
        }
    }
    all
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
    let name = parted(expression).0.trim_start_matches(OPERATORS).trim();
    name.strip_suffix(['*', '?', '+']).unwrap_or(name)
}

/// A name, and the length or the pattern behind its colon.
fn parted(expression: &str) -> (&str, Option<&str>) {
    let parts = expression.split_once(':');
    let parts = parts.filter(|(before, _)| {
        let name = before.trim_start_matches(OPERATORS).trim();
        !name.is_empty()
            && !name.contains(|letter: char| !letter.is_alphanumeric() && !"_-.".contains(letter))
    });
    parts.map_or((expression, None), |(before, behind)| {
        (before, Some(behind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_literals_and_names() {
        let literal = |text: &str| Piece::Literal(text.to_owned());
        let name = |written: &str| Piece::Name(Expression::new(written));
        let names = |path: &str| {
            let all = expressions(path).into_iter();
            all.map(|one| one.name).collect::<Vec<_>>()
        };
        assert_eq!(
            pieces("/a/{id}.{kind*}/b{?c}#d"),
            [
                literal("/a/"),
                name("id"),
                literal("."),
                name("kind*"),
                literal("/b")
            ]
        );
        assert_eq!(pieces("/a?b={c}"), [literal("/a")]);
        assert_eq!(names("/{a}/{b}/{a}"), ["a", "b"]);
        assert_eq!(names("/{a?}/b"), ["a"]);
        assert_eq!(names("/{a:3}/{b:[0-9]+}/{c: .*}"), ["a", "b", "c"]);
        assert_eq!(names("/{:a}"), [":a"]);
        assert_eq!(names("/{+a}/{b+}/{*c}{/d}"), ["a", "b", "c", "d"]);
        assert_eq!(pieces("/a{/b}"), [literal("/a"), literal("/"), name("/b")]);
        let fixed = fixed_query("/{a}?b=1&c=#d");
        assert_eq!(fixed, [("b", Some("1")), ("c", Some(""))]);
        let given = fixed_query("/{a?}{?d}?b={c}&e=1{&f}");
        assert_eq!(given, [("b", None), ("e", Some("1"))]);
    }
}
