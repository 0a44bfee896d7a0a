//! Whether strings match patterns.

use std::cell::RefCell;
use std::collections::HashMap;

use jsonschema::Validator;

/// Patterns that were asked for, as the validator reads them.
#[derive(Default)]
pub(in crate::verify) struct Patterns(RefCell<HashMap<String, Option<Validator>>>);

impl Patterns {
    /// Whether a text matches a pattern. One that cannot be read matches nothing.
    pub(in crate::verify) fn matches(&self, pattern: &str, text: &str) -> bool {
        let mut known = self.0.borrow_mut();
        let validator = known.entry(pattern.to_owned()).or_insert_with(|| {
            let schema = serde_json::json!({ "pattern": pattern });
            jsonschema::validator_for(&schema).ok()
        });
        validator
            .as_ref()
            .is_some_and(|validator| validator.is_valid(&text.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::Patterns;

    #[test]
    fn a_pattern_that_cannot_be_read_matches_nothing() {
        assert!(!Patterns::default().matches("(", "("));
    }
}
