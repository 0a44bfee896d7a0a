//! The files that stand for what documents refer to by a URL.

use std::path::{Path, PathBuf};

use super::tidy::tidy;

/// URLs, each with the file that stands for it. A URL that ends in `/` stands for all below it, and
/// its path is a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct References(Vec<(String, PathBuf)>);

impl References {
    /// Takes URLs and the paths that stand for them.
    pub fn new(references: impl IntoIterator<Item = (String, PathBuf)>) -> Self {
        let mut references: Vec<_> = references.into_iter().collect();
        // The longest says the most.
        references.sort_by_key(|(url, _)| std::cmp::Reverse(url.len()));
        Self(references)
    }

    /// The file that stands for a URL.
    pub(super) fn file(&self, url: &str) -> Option<PathBuf> {
        let found = self.0.iter().find_map(|(known, path)| {
            if url == known {
                return Some(path.clone());
            }
            let below = url.strip_prefix(known.as_str());
            let below = below.filter(|_| known.ends_with('/'))?;
            Some(path.join(below.split('?').next().unwrap_or(below)))
        });
        found.map(|path| tidy(Path::new(&path)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_url_counts_and_one_with_a_slash_stands_for_all_below_it() {
        let of = |url: &str, path: &str| (url.to_owned(), PathBuf::from(path));
        let references = References::new([
            of("https://a.example/", "a/"),
            of("https://a.example/b/c.yaml", "./c.yaml"),
            of("https://b.example/d", "d.yaml"),
        ]);
        for (url, file) in [
            ("https://a.example/b/x.yaml", Some("a/b/x.yaml")),
            ("https://a.example/b/x.yaml?v=1", Some("a/b/x.yaml")),
            ("https://a.example/b/c.yaml", Some("c.yaml")),
            ("https://b.example/d", Some("d.yaml")),
            ("https://b.example/d/e", None),
        ] {
            assert_eq!(references.file(url), file.map(PathBuf::from), "{url}");
        }
    }
}
