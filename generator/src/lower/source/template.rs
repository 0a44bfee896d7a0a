//! Paths with names in braces, also as RFC 6570 decorates them.

/// The characters that stand before the names of an expression.
const OPERATORS: [char; 7] = ['.', ';', '?', '&', '/', '#', '+'];

/// The path with plain names in braces, each of them once: a name that stands
/// there again has a number. A query is made of parameters, and a fragment is
/// never sent: it tells apart what is called in the same way.
pub(in crate::lower) fn plain(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut names = Vec::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((expression, behind)) = after.split_once('}') else {
            break;
        };
        let own = own(before);
        out.push_str(own);
        if own.len() < before.len() {
            return out;
        }
        if !expression.starts_with(['?', '&']) {
            let name = unique(bare(expression), &names);
            out.push('{');
            out.push_str(&name);
            out.push('}');
            names.push(name);
        }
        rest = behind;
    }
    out.push_str(own(rest));
    out
}

/// What of a piece outside of braces is of the path, and of no query and no fragment.
fn own(piece: &str) -> &str {
    piece.split(['?', '#']).next().unwrap_or_default()
}

/// The names in braces of the [`plain`] path.
pub(in crate::lower) fn names(path: &str) -> Vec<String> {
    let path = plain(path);
    let parts = path.split('{').skip(1);
    let names = parts.filter_map(|part| part.split_once('}'));
    names.map(|(name, _)| name.to_owned()).collect()
}

/// Whether `name` is `first` with the number that it has where it stands again.
pub(in crate::lower) fn repeats(name: &str, first: &str) -> bool {
    name.strip_prefix(first)
        .and_then(|rest| rest.strip_prefix(' '))
        .is_some_and(|number| number.parse::<usize>().is_ok())
}

/// The name without what says how it is written, or that routes need not have it.
fn bare(expression: &str) -> &str {
    let name = expression.trim().trim_start_matches(OPERATORS);
    let name = name.strip_suffix(['*', '?']).unwrap_or(name);
    name.split_once(':').map_or(name, |(name, length)| {
        if length.parse::<usize>().is_ok() {
            name
        } else {
            expression
        }
    })
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
    use super::{names, plain};

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
    }

    #[test]
    fn a_name_that_stands_again_has_a_number() {
        assert_eq!(names("/{id}/copy/{id}"), ["id", "id 2"]);
    }
}
