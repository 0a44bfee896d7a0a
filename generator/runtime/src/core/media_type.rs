//! Media types: how they are compared with others, and their parameters.

/// Whether a media type is another, or one of a range, whatever parameters it has.
pub(crate) fn is_within(given: &str, range: &str) -> bool {
    let (given, range) = (essence(given), essence(range));
    let (Some((kind, own)), Some((wanted, rest))) = (given.split_once('/'), range.split_once('/'))
    else {
        return false;
    };
    let is_kind = wanted == "*" || kind.eq_ignore_ascii_case(wanted);
    // `*`, or a `*+json` that asks for an ending.
    let is_rest = match rest.strip_prefix('*') {
        Some(ending) => own.to_ascii_lowercase().ends_with(ending),
        None => own.eq_ignore_ascii_case(rest),
    };
    is_kind && is_rest
}

/// A media type without its parameters.
pub(crate) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// The value of a parameter of a media type, without its quotes.
pub(crate) fn parameter<'m>(media_type: &'m str, wanted: &str) -> Option<&'m str> {
    let mut parameters = media_type.split(';').skip(1);
    parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_wanted = name.trim().eq_ignore_ascii_case(wanted);
        is_wanted.then(|| value.trim().trim_matches('"'))
    })
}
