//! Servers whose address depends on where the document is.

use super::builder::ClientBuilder;
use super::server::Base;

impl ClientBuilder {
    /// Where the document is that lists the servers, for those whose address is relative to that.
    ///
    /// It is the URL of the document, or of the host alone. Another way is to give a whole
    /// `endpoint`.
    pub fn base(mut self, url: impl Into<String>) -> Self {
        self.base = Some(Base {
            url: url.into(),
            resolve,
        });
        self
    }
}

/// Resolves a relative address as RFC 3986 does, but for what no server's address needs.
fn resolve(base: &str, relative: &str) -> Option<String> {
    let (scheme, rest) = base.split_once("://")?;
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, folder) = match rest.rsplit_once('/') {
        Some((folder, _)) => folder.split_once('/').unwrap_or((folder, "")),
        None => (rest, ""),
    };
    if relative.starts_with("//") {
        return Some(format!("{scheme}:{relative}"));
    }
    let path = match relative.strip_prefix('/') {
        Some(path) => path.to_owned(),
        None => format!("{folder}/{relative}"),
    };
    let mut segments = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    let path: String = segments
        .iter()
        .map(|segment| format!("/{segment}"))
        .collect();
    Some(format!("{scheme}://{host}{path}"))
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
