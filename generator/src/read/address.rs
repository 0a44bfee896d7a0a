//! Addresses in the place of paths.

use std::path::Path;

/// Whether a path is the address of a file on the web.
pub(crate) fn is_address(path: &Path) -> bool {
    let text = path.to_string_lossy();
    ["https://", "http://"].iter().any(|scheme| {
        let start = text.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_is_no_path() {
        for (path, is) in [
            ("https://a.example/api.yaml", true),
            ("HTTP://a.example", true),
            ("http:/a", false),
            ("a/https://b", false),
            ("api.yaml", false),
        ] {
            assert_eq!(is_address(path.as_ref()), is, "{path}");
        }
    }
}
