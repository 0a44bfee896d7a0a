//! The disagreements that have a reason.

use std::collections::BTreeMap;
use std::fs;
use std::io;

use crate::regen::folder;

/// Pairs of which something else is measured than told, each with the reason.
const LIST: &str = "promises.toml";

/// The list of them.
#[derive(Debug)]
pub(super) struct Explained(BTreeMap<String, String>);

impl Explained {
    pub(super) fn read() -> io::Result<Self> {
        let text = fs::read_to_string(folder().join(LIST))?;
        toml::from_str(&text).map(Self).map_err(io::Error::other)
    }

    /// Whether a pair agrees: `yes`, `why` where it is known why not, and `NO` where that is not
    /// known, or the list says why not although it does.
    pub(super) fn judge(&self, name: &str, disagreements: &[String]) -> &'static str {
        match (disagreements.is_empty(), self.0.contains_key(name)) {
            (true, false) => "yes",
            (false, true) => "why",
            (true, true) | (false, false) => "NO",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_agrees_needs_no_reason_and_what_does_not_needs_one() {
        let list = [("known".to_owned(), "a reason".to_owned())];
        let explained = Explained(list.into());
        let some = ["something else".to_owned()];
        assert_eq!(explained.judge("other", &[]), "yes");
        assert_eq!(explained.judge("known", &some), "why");
        assert_eq!(explained.judge("known", &[]), "NO");
        assert_eq!(explained.judge("other", &some), "NO");
    }
}
