//! The one spelling of a path.

use std::path::{Component, Path, PathBuf};

use super::address::is_address;

/// A path without `.`, and without `..` wherever it takes back a folder. An address stays as it is.
pub(crate) fn tidy(path: &Path) -> PathBuf {
    if is_address(path) {
        return path.to_owned();
    }
    let mut tidied = PathBuf::new();
    for part in path.components() {
        let takes_back = matches!(tidied.components().next_back(), Some(Component::Normal(_)));
        match part {
            Component::CurDir => {}
            Component::ParentDir if takes_back => _ = tidied.pop(),
            other => tidied.push(other),
        }
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_tidied_and_never_leads_higher_than_it_did() {
        for (path, expected) in [
            ("a/./b/../c.yaml", "a/c.yaml"),
            ("../a/../b", "../b"),
            ("a/../../b", "../b"),
            ("https://a.example/./b", "https://a.example/./b"),
        ] {
            assert_eq!(tidy(Path::new(path)), Path::new(expected));
        }
    }
}
