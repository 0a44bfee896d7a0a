//! Pages whose next one has an address in the header `Link`.

use http::header::LINK;

use crate::answer::response::Response;

/// The address behind the relation `next` in the header `Link`, as RFC 8288 writes it.
pub fn next_link<T>(page: &Response<T>) -> Option<String> {
    let values = page.headers().get_all(LINK).iter();
    let mut texts = values.filter_map(|value| value.to_str().ok());
    texts.find_map(next)
}

/// The address behind the relation `next` among several links.
fn next(mut text: &str) -> Option<String> {
    loop {
        let (_, rest) = text.split_once('<')?;
        let (address, rest) = rest.split_once('>')?;
        let end = end(rest, ',');
        if is_next(&rest[..end]) {
            return Some(address.trim().to_owned());
        }
        text = &rest[end..];
    }
}

/// Whether one of the parameters is the relation `next`, alone or among others. Only the first
/// `rel` counts.
fn is_next(mut parameters: &str) -> bool {
    loop {
        let parameter = &parameters[..end(parameters, ';')];
        let is_rel = |(name, _): &(&str, &str)| name.trim().eq_ignore_ascii_case("rel");
        if let Some((_, value)) = parameter.split_once('=').filter(is_rel) {
            let relations = value.trim().trim_matches('"');
            let mut relations = relations.split_ascii_whitespace();
            return relations.any(|relation| relation.eq_ignore_ascii_case("next"));
        }
        match parameters.get(parameter.len() + 1..) {
            Some(rest) => parameters = rest,
            None => return false,
        }
    }
}

/// Where a mark stands outside of quotes, or the end.
fn end(text: &str, mark: char) -> usize {
    let (mut quoted, mut escaped) = (false, false);
    let position = text.char_indices().find(|(_, character)| {
        let is_end = !quoted && *character == mark;
        if *character == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = quoted && *character == '\\' && !escaped;
        is_end
    });
    position.map_or(text.len(), |(position, _)| position)
}
