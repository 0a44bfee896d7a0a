//! What the document says of values that are sent, and nothing checks.

use std::collections::BTreeMap;

use serde_json::Value;

/// What the document says of values that are sent, and nothing checks: what the server takes for one
/// that is left out, and bounds such as a pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said(BTreeMap<String, String>);

impl Said {
    /// Adds what stands for a value that is left out, unless it is known.
    pub fn is_without(&mut self, default: Option<&Value>) {
        if let Some(default) = default {
            self.0
                .entry("default".to_owned())
                .or_insert_with(|| default.to_string());
        }
    }

    /// Adds what a keyword says, unless it says so already.
    pub fn says(&mut self, keyword: String, value: &Value) {
        self.0.entry(keyword).or_insert_with(|| value.to_string());
    }

    /// Adds all values that there are, if any are listed and others are left out. Their order says
    /// nothing, and that `null` is one is told of the type.
    pub fn lists(&mut self, keyword: &str, values: &[Value]) {
        let values = values.iter().filter(|value| !value.is_null());
        let mut values: Vec<String> = values.map(ToString::to_string).collect();
        values.sort();
        values.dedup();
        let is_whole = values == ["false", "true"];
        if !values.is_empty() && !is_whole {
            let list = format!("[{}]", values.join(","));
            self.0.entry(keyword.to_owned()).or_insert(list);
        }
    }

    /// Adds the patterns that the names of properties match, if there are any.
    pub fn names(&mut self, keyword: String, patterns: &[&str]) {
        if !patterns.is_empty() {
            self.says(keyword, &Value::from(patterns));
        }
    }

    /// Adds what another description of the same values says, of which this one counts.
    pub fn and(&mut self, other: Self) {
        for (keyword, value) in other.0 {
            self.0.entry(keyword).or_insert(value);
        }
    }

    /// The same, of what is a list of such values.
    #[must_use]
    pub fn of_items(self) -> Self {
        let said = self.0.into_iter();
        Self(
            said.map(|(key, value)| (format!("items.{key}"), value))
                .collect(),
        )
    }

    /// Each keyword of JSON Schema with what it says, as JSON; that of the items of a list as in
    /// `items.pattern`.
    #[must_use]
    pub const fn by_keyword(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}
