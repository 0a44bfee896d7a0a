//! What is there with which of the crate's features.

use std::collections::BTreeSet;

use super::{Api, Example, Gate, Operation};
use crate::names::Name;

impl Api {
    /// All features of tags.
    #[must_use]
    pub fn all_tag_features(&self) -> BTreeSet<usize> {
        (0..self.tag_features.len()).collect()
    }

    /// The same crate with the operations that are there with these features of tags.
    #[must_use]
    pub fn with_features(&self, enabled: &BTreeSet<usize>) -> Self {
        let mut part = self.clone();
        part.tags.retain(|tag| tag.gate.opens(enabled));
        for tag in &mut part.tags {
            let is_there = |module: &Name| {
                let mut tags = self.tags.iter();
                tags.any(|tag| tag.module == *module && tag.gate.opens(enabled))
            };
            tag.shown_in.retain(is_there);
        }
        part
    }

    /// The names of the features with any of which a part is there; none where it always is.
    #[must_use]
    pub fn features_of(&self, gate: &Gate) -> Vec<&str> {
        let Gate::AnyOf(features) = gate else {
            return Vec::new();
        };
        let features = features.iter();
        let features = features.map(|index| self.tag_features[*index].name.as_str());
        features.collect()
    }

    /// With which features an operation is there.
    #[must_use]
    pub fn gate_of(&self, operation: &Operation) -> Gate {
        let tag = self.tag_of(operation);
        tag.map(|tag| tag.gate.clone()).unwrap_or_default()
    }

    /// With which features the operation is there that an example calls.
    #[must_use]
    pub fn gate_of_example(&self, example: &Example) -> Gate {
        let mut operations = self.operations();
        let operation = operations.find(|operation| operation.id == example.operation);
        operation
            .map(|known| self.gate_of(known))
            .unwrap_or_default()
    }
}
