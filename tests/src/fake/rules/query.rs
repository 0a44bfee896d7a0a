//! The rules for a query.

use super::{encoding, value};
use crate::fake::received::Received;
use crate::fake::state::Lenience;

/// A query with all its mandatory keys, and no other ones than the pages name.
#[derive(Debug)]
pub(super) struct Query {
    pairs: Vec<(String, String)>,
}

impl Query {
    pub(super) fn read(
        request: &Received,
        mandatory: &[&str],
        optional: &[&str],
    ) -> Result<Self, String> {
        let pairs = encoding::pairs(request.query.as_deref())?;
        for (index, (key, text)) in pairs.iter().enumerate() {
            if !mandatory.contains(&key.as_str()) && !optional.contains(&key.as_str()) {
                return Err(format!("there is no query parameter `{key}`"));
            }
            if pairs[..index].iter().any(|(earlier, _)| earlier == key) {
                return Err(format!("`{key}` stands twice in the query"));
            }
            value::check(key, text)?;
        }
        for name in mandatory {
            if !pairs.iter().any(|(key, _)| key == name) {
                return Err(format!("the query parameter `{name}` is missing"));
            }
        }
        Ok(Self { pairs })
    }

    pub(super) fn check_listed(
        &self,
        name: &str,
        listed: &[&str],
        lenience: Lenience,
    ) -> Result<(), String> {
        self.pairs
            .iter()
            .filter(|(key, _)| key == name)
            .try_for_each(|(_, text)| value::check_listed(name, text, listed, lenience))
    }
}
