//! What of an object's properties is there, and what there is room for.

use super::node::Node;
use crate::json::fit::Shape;

impl Shape {
    /// The first property that an object ought to have and has not.
    pub(super) fn missing(&self, value: Node<'_>) -> Option<&'static str> {
        if self.keys.is_empty() || !value.is_object() {
            return None;
        }
        let keys = self.keys.iter().zip(self.required);
        let mut required = keys.filter(|(_, required)| **required);
        // Objects are mostly written in the order of the document.
        let mut left = value.entries();
        let missing = required.find(|(key, _)| {
            let is_ahead = left.any(|(name, _)| name.is_key(key));
            !is_ahead && value.get(key).is_none()
        });
        missing.map(|(key, _)| *key)
    }

    /// Whether an object can hold a property, by a field of its own or with all others.
    pub(super) const fn has_room_for(&self, key: &str) -> bool {
        let mut left = self.keys;
        while let [first, rest @ ..] = left {
            if is_same(first.as_bytes(), key.as_bytes()) {
                return true;
            }
            left = rest;
        }
        self.rest
    }

    /// Whether a property is named that need not be there.
    pub(super) fn may_lack(&self, name: &str) -> bool {
        let mut keys = self.keys.iter().zip(self.required);
        keys.any(|(key, required)| *key == name && !*required)
    }
}

/// Whether two keys are the same, which `==` does not tell while it is compiled.
const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, left @ ..], [second, others @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        (one, other) = (left, others);
    }
    one.is_empty() && other.is_empty()
}
