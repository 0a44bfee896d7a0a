//! Texts that were fetched before, where the system has its caches: what is pinned is read from there
//! without asking anybody.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::pins::hash;

/// Where they are kept.
#[must_use]
pub fn folder() -> PathBuf {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from);
    let home = || variable("HOME").or_else(|| variable("USERPROFILE"));
    let caches = variable("XDG_CACHE_HOME")
        .or_else(|| variable("LOCALAPPDATA"))
        .or_else(|| home().map(|home| home.join(".cache")));
    let caches = caches.unwrap_or_else(env::temp_dir);
    caches.join("oasmith").join("fetched")
}

/// The text of a hash, if it is there as it was.
pub(super) fn find(folder: &Path, pin: &str) -> Option<String> {
    let text = fs::read_to_string(path(folder, pin)).ok()?;
    Some(text).filter(|text| hash(text) == pin)
}

/// Keeps a text. Where that is not possible, it is fetched again the next time.
pub(super) fn keep(folder: &Path, pin: &str, text: &str) {
    let _ = fs::create_dir_all(folder).and_then(|()| fs::write(path(folder, pin), text));
}

fn path(folder: &Path, pin: &str) -> PathBuf {
    folder.join(pin.trim_start_matches("sha256:"))
}

#[cfg(test)]
mod tests {
    use super::{find, hash, keep, path};

    #[test]
    fn a_text_is_found_as_long_as_it_is_what_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let pin = hash("a: 1");
        assert_eq!(find(folder.path(), &pin), None);
        keep(folder.path(), &pin, "a: 1");
        assert_eq!(find(folder.path(), &pin).as_deref(), Some("a: 1"));
        std::fs::write(path(folder.path(), &pin), "a: 2").unwrap();
        assert_eq!(find(folder.path(), &pin), None);
    }
}
