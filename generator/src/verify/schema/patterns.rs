//! Whether strings match patterns.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jsonschema::Validator;

/// Patterns that were asked for, as the validator reads them.
#[derive(Default)]
pub(in crate::verify) struct Patterns(Mutex<HashMap<String, Option<Arc<Validator>>>>);

impl Patterns {
    /// Whether a text matches a pattern. One that cannot be read matches nothing.
    pub(in crate::verify) fn matches(&self, pattern: &str, text: &str) -> bool {
        self.read(pattern)
            .is_some_and(|validator| validator.is_valid(&text.into()))
    }

    fn read(&self, pattern: &str) -> Option<Arc<Validator>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let validator = known.entry(pattern.to_owned()).or_insert_with(|| {
            let schema = serde_json::json!({ "pattern": pattern });
            jsonschema::validator_for(&schema).ok().map(Arc::new)
        });
        validator.clone()
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
