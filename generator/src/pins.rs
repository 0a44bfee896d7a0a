//! What was fetched for a crate, in its lock: which text stood at each address.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::write::digest;

/// Addresses, each with the hash of the text that was fetched from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Pins {
    #[serde(default)]
    fetched: BTreeMap<String, String>,
}

impl Pins {
    /// What a lock says of them. What is wrong with a lock is told where the rest of it is read.
    #[must_use]
    pub fn read(lock: &str) -> Self {
        toml::from_str(lock).unwrap_or_default()
    }

    /// The hash of the text that is meant by an address.
    #[must_use]
    pub fn get(&self, url: &str) -> Option<&str> {
        self.fetched.get(url).map(String::as_str)
    }

    /// Takes note of what was fetched.
    pub fn pin(&mut self, url: &str, hash: String) {
        self.fetched.insert(url.to_owned(), hash);
    }

    /// The table of the lock; nothing where nothing was fetched.
    pub(crate) fn table(&self) -> String {
        if self.fetched.is_empty() {
            return String::new();
        }
        let text = |text: &str| toml::Value::from(text).to_string();
        let lines = self.fetched.iter();
        let lines = lines.map(|(url, hash)| format!("{} = {}\n", text(url), text(hash)));
        format!("[fetched]\n{}\n", lines.collect::<String>())
    }
}

/// The hash of a text, as `sha256sum` gives it.
#[must_use]
pub fn hash(text: &str) -> String {
    digest(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{Pins, hash};

    #[test]
    fn a_lock_has_what_was_fetched_beside_all_else() {
        let mut pins = Pins::default();
        assert_eq!(pins.table(), "");
        pins.pin("https://a.example/api.yaml", hash("a: 1"));
        let table = pins.table();
        let lock = format!("version = 1\n\n{table}[calls]\n");
        assert_eq!(Pins::read(&lock), pins, "{lock}");
        assert_eq!(Pins::read("not a lock"), Pins::default());
        let known = pins.get("https://a.example/api.yaml");
        assert_eq!(known.map(str::len), Some("sha256:".len() + 64));
    }
}
