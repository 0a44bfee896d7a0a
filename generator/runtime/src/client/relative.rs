//! Servers whose address depends on where the document is.

use super::reference;

/// Resolves the address of a server, whose end is no slash.
pub(crate) fn resolve(base: &str, relative: &str) -> Option<String> {
    let (scheme, rest) = base.split_once("://")?;
    if relative.starts_with("//") {
        return Some(format!("{scheme}:{relative}"));
    }
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    // Nothing means the folder of the document, which is no server itself.
    let relative = if relative.is_empty() { "." } else { relative };
    let path = reference::resolve(path, relative);
    Some(format!("{scheme}://{host}{}", path.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn an_address_is_relative_to_where_the_document_is() {
        for (base, relative, whole) in [
            ("https://a.example", "/v2", "https://a.example/v2"),
            ("https://a.example/", "/", "https://a.example"),
            (
                "https://a.example/docs/api.yaml",
                "/v2/",
                "https://a.example/v2",
            ),
            (
                "https://a.example/docs/api.yaml",
                "v2",
                "https://a.example/docs/v2",
            ),
            (
                "https://a.example/docs/api.yaml",
                "./v2",
                "https://a.example/docs/v2",
            ),
            (
                "https://a.example/docs/api.yaml",
                "../v2",
                "https://a.example/v2",
            ),
            (
                "http://a.example:81/api.yaml?x=/y#z",
                "../../v2",
                "http://a.example:81/v2",
            ),
            (
                "http://a.example/x",
                "//b.example/v2",
                "http://b.example/v2",
            ),
            (
                "https://a.example/docs/api.yaml",
                "",
                "https://a.example/docs",
            ),
        ] {
            assert_eq!(
                resolve(base, relative).as_deref(),
                Some(whole),
                "{base} {relative}"
            );
        }
        assert_eq!(resolve("a.example", "/v2"), None);
    }
}
