//! Paths with names in braces, also as RFC 6570 decorates them.

use crate::ir::StyleKind;

/// The characters that stand before the names of an expression. The last is no operator of RFC 6570:
/// routers have it before a name that stands for all that is left of a path.
const OPERATORS: [char; 8] = ['.', ';', '?', '&', '/', '#', '+', '*'];

/// The patterns behind a name that take slashes as well, as routers write them.
const TAKES_ALL: [&str; 3] = ["path", ".*", ".+"];

/// What stands in braces.
pub(in crate::lower) struct Expression<'p> {
    /// Its name, with a number where the name stands again.
    pub(in crate::lower) name: String,
    /// All that stands between the braces.
    written: &'p str,
}

impl Expression<'_> {
    /// Whether the slashes of a value are slashes of the path: reserved expansion, what routers call
    /// greedy, as `{proxy+}` and `{*path}`, or a pattern that takes all.
    pub(in crate::lower) fn takes_slashes(&self) -> bool {
        let (name, pattern) = parted(self.written);
        let takes_all = pattern.is_some_and(|pattern| TAKES_ALL.contains(&pattern.trim()));
        name.starts_with(['+', '*']) || name.ends_with('+') || takes_all
    }

    /// Whether each item and each property is written as a value of its own.
    pub(in crate::lower) fn explodes(&self) -> bool {
        parted(self.written).0.ends_with('*')
    }

    /// The style that an operator stands for.
    pub(in crate::lower) fn style(&self) -> Option<StyleKind> {
        match self.written.chars().next()? {
            '.' => Some(StyleKind::Label),
            ';' => Some(StyleKind::Matrix),
            _ => None,
        }
    }
}

/// A piece of a path.
enum Piece<'p> {
    Literal(&'p str),
    Expression(Expression<'p>),
}

/// The path with plain names in braces, each of them once: a name that stands
/// there again has a number. A query is made of parameters, and a fragment is
/// never sent: it tells apart what is called in the same way.
pub(in crate::lower) fn plain(path: &str) -> String {
    let mut plain = String::with_capacity(path.len());
    for piece in pieces(path) {
        match piece {
            Piece::Literal(text) => plain.push_str(text),
            Piece::Expression(Expression { name, written }) => {
                // The operator is a slash of the path.
                if written.starts_with('/') && !plain.ends_with('/') {
                    plain.push('/');
                }
                plain.push('{');
                plain.push_str(&name);
                plain.push('}');
            }
        }
    }
    plain
}

/// What stands in braces in the [`plain`] path.
pub(in crate::lower) fn expressions(path: &str) -> Vec<Expression<'_>> {
    let pieces = pieces(path).into_iter();
    let expressions = pieces.filter_map(|piece| match piece {
        Piece::Expression(expression) => Some(expression),
        Piece::Literal(_) => None,
    });
    expressions.collect()
}

/// The name in the [`plain`] path of a parameter that is called as the path has it in braces,
/// with or without what says how it is written.
pub(in crate::lower) fn meant(path: &str, parameter: &str) -> String {
    let expressions = expressions(path);
    let by_name = expressions.iter().any(|known| known.name == parameter);
    let mut written = expressions.into_iter();
    let written = written.find(|known| !by_name && known.written == parameter.trim());
    written.map_or_else(|| parameter.to_owned(), |known| known.name)
}

fn pieces(path: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((expression, behind)) = after.split_once('}') else {
            break;
        };
        let own = own(before);
        pieces.push(Piece::Literal(own));
        if own.len() < before.len() {
            return pieces;
        }
        if !expression.starts_with(['?', '&']) {
            let name = unique(bare(expression), &names);
            names.push(name.clone());
            let written = expression.trim();
            pieces.push(Piece::Expression(Expression { name, written }));
        }
        rest = behind;
    }
    pieces.push(Piece::Literal(own(rest)));
    pieces
}

/// What of a piece outside of braces is of the path, and of no query and no fragment.
fn own(piece: &str) -> &str {
    piece.split(['?', '#']).next().unwrap_or_default()
}

/// Whether `name` is `first` with the number that it has where it stands again.
pub(in crate::lower) fn repeats(name: &str, first: &str) -> bool {
    name.strip_prefix(first)
        .and_then(|rest| rest.strip_prefix(' '))
        .is_some_and(|number| number.parse::<usize>().is_ok())
}

/// The name without what says how it is written, or that routes need not have it.
fn bare(expression: &str) -> &str {
    let (name, _) = parted(expression);
    let name = name.trim().trim_start_matches(OPERATORS);
    name.strip_suffix(['*', '?', '+']).unwrap_or(name)
}

/// What stands before a colon, and the pattern or the length behind it, if a name stands before it.
fn parted(expression: &str) -> (&str, Option<&str>) {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    match expression.split_once(':') {
        Some((before, behind)) => {
            let name = before.trim().trim_start_matches(OPERATORS);
            let is_name = !name.is_empty() && name.chars().all(is_part);
            if is_name {
                (before, Some(behind))
            } else {
                (expression, None)
            }
        }
        None => (expression, None),
    }
}

fn unique(name: &str, names: &[String]) -> String {
    let mut unique = name.to_owned();
    let mut number = 2;
    while names.contains(&unique) {
        unique = format!("{name} {number}");
        number += 1;
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::{expressions, meant, plain};
    use crate::ir::StyleKind;

    fn names(path: &str) -> Vec<String> {
        let expressions = expressions(path).into_iter();
        expressions.map(|known| known.name).collect()
    }

    #[test]
    fn decorations_are_taken_off() {
        assert_eq!(plain("/a/{id*}{.format}/{;m}{?q,r}"), "/a/{id}{format}/{m}");
        assert_eq!(plain("/a/{id}"), "/a/{id}");
        assert_eq!(plain("/a/{id"), "/a/{id");
        assert_eq!(plain("/a/{id}?b=c#d"), "/a/{id}");
        assert_eq!(plain("/a/{#id}#d"), "/a/{id}");
        assert_eq!(plain("/a/{id?}/b"), "/a/{id}/b");
        assert_eq!(plain("/a?b={c}&d={e?}"), "/a");
        assert_eq!(plain("/a#{b}"), "/a");
        assert_eq!(plain("/{+a}/{b+}/{**c}"), "/{a}/{b}/{c}");
        assert_eq!(plain("/a{/b}/{/c}"), "/a/{b}/{c}");
        assert_eq!(plain("/{a:3}/{b:[0-9]+}/{c: \\w*}"), "/{a}/{b}/{c}");
        assert_eq!(plain("/{a=b/*}:c/{:d}"), "/{a=b/}:c/{:d}");
    }

    #[test]
    fn decorations_say_how_a_value_is_written() {
        let of = |expression: &str| {
            let path = format!("/{{{expression}}}");
            let known = expressions(&path).remove(0);
            (known.takes_slashes(), known.explodes(), known.style())
        };
        for greedy in ["+a", "a+", "*a", "**a", "a:path", "a:.*", "a: .+"] {
            assert_eq!(of(greedy), (true, false, None), "{greedy}");
        }
        assert_eq!(of("a*"), (false, true, None));
        assert_eq!(of(".a"), (false, false, Some(StyleKind::Label)));
        assert_eq!(of(";a*"), (false, true, Some(StyleKind::Matrix)));
        for plain in ["a", "a:[0-9]+", "a:[a-z]*", "a:3"] {
            assert_eq!(of(plain), (false, false, None), "{plain}");
        }
    }

    #[test]
    fn a_parameter_is_called_with_decorations_or_without() {
        for name in ["path", "path*"] {
            assert_eq!(meant("/a/{path*}", name), "path");
        }
        for name in ["id", "id:[0-9]+"] {
            assert_eq!(meant("/a/{id:[0-9]+}", name), "id");
        }
        assert_eq!(meant("/a/{path*}", "other"), "other");
        assert_eq!(meant("/{a}/{+a}", "a"), "a");
    }

    #[test]
    fn a_name_that_stands_again_has_a_number() {
        assert_eq!(names("/{id}/copy/{id}"), ["id", "id 2"]);
    }
}
