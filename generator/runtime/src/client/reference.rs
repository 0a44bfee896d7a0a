//! Addresses that are relative to others.

/// Resolves a reference without a scheme and a host against the path and the query of an address,
/// as RFC 3986 does (5.2).
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    let path = base.split('?').next().unwrap_or_default();
    if reference.is_empty() {
        return base.to_owned();
    }
    if reference.starts_with('?') {
        return format!("{path}{reference}");
    }
    let end = reference.find('?').unwrap_or(reference.len());
    let (own, query) = reference.split_at(end);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = if own.starts_with('/') {
        own.to_owned()
    } else {
        format!("{folder}/{own}")
    };
    without_dots(&whole) + query
}

/// A path without the segments that mean its own place or the one above.
fn without_dots(path: &str) -> String {
    let mut kept = Vec::new();
    let mut is_folder = false;
    for segment in path.split('/').skip(1) {
        is_folder = matches!(segment, "." | "..");
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            segment => kept.push(segment),
        }
    }
    if is_folder {
        kept.push("");
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn references_are_resolved_as_the_standard_has_it() {
        for (reference, whole) in [
            ("g", "/b/c/g"),
            ("./g", "/b/c/g"),
            ("g/", "/b/c/g/"),
            ("/g", "/g"),
            ("?y", "/b/c/d;p?y"),
            ("g?y", "/b/c/g?y"),
            ("g;x=1/../y", "/b/c/y"),
            ("g?y/../x", "/b/c/g?y/../x"),
            ("", "/b/c/d;p?q"),
            (".", "/b/c/"),
            ("./", "/b/c/"),
            ("..", "/b/"),
            ("../g", "/b/g"),
            ("../..", "/"),
            ("../../../g", "/g"),
            ("/./g", "/g"),
            ("/../g", "/g"),
            ("g.", "/b/c/g."),
            ("..g", "/b/c/..g"),
            ("./../g", "/b/g"),
        ] {
            assert_eq!(resolve("/b/c/d;p?q", reference), whole, "{reference}");
        }
    }

    #[test]
    fn a_path_that_is_the_root_is_a_folder() {
        assert_eq!(resolve("/", "a"), "/a");
        assert_eq!(resolve("/?q", "?r"), "/?r");
        assert_eq!(resolve("", "a"), "/a");
    }
}
