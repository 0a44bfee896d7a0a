//! Media types that are compared with others.

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

pub(crate) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}
