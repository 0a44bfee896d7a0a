//! Which operation of the crate is which of the document.

use std::collections::{HashMap, HashSet};

use crate::ir::{Api, Operation};
use crate::verify::plan::Planned;

/// The operations of a crate, found by how the document knows them.
pub(in crate::verify) struct Calls<'a> {
    api: &'a Api,
    /// By both, since paths that differ in their query alone are one path there,
    /// and paths that refer to one item are one place.
    by_both: HashMap<(&'a str, &'a str, String), &'a Operation>,
    by_call: HashMap<(&'a str, &'a str), &'a Operation>,
    by_place: HashMap<String, &'a Operation>,
}

impl<'a> Calls<'a> {
    pub(in crate::verify) fn new(api: &'a Api) -> Self {
        let call = |known: &'a Operation| ((known.method.as_str(), known.path.as_str()), known);
        let place = |known: &'a Operation| (known.origin.among(&api.files), known);
        let both = |known: &'a Operation| {
            let place = known.origin.among(&api.files);
            ((known.method.as_str(), known.path.as_str(), place), known)
        };
        Self {
            api,
            by_both: api.operations().map(both).collect(),
            by_call: api.operations().map(call).collect(),
            by_place: api.operations().map(place).collect(),
        }
    }

    /// The operation, if the crate has it.
    pub(in crate::verify) fn find(&self, planned: &Planned) -> Option<&'a Operation> {
        let call = (planned.method.as_str(), planned.path.as_str());
        let both = (call.0, call.1, planned.operation.clone());
        let found = self.by_both.get(&both);
        found
            .or_else(|| self.by_call.get(&call))
            .or_else(|| self.by_place.get(&planned.operation))
            .copied()
    }

    /// The crate with these operations alone.
    pub(in crate::verify) fn restricted(&self, planned: &[Planned]) -> Api {
        let call = |known: &'a Operation| (known.method.as_str(), known.path.as_str());
        let kept = planned.iter().filter_map(|planned| self.find(planned));
        let kept: HashSet<(&str, &str)> = kept.map(call).collect();
        let is_kept =
            |known: &Operation| kept.contains(&(known.method.as_str(), known.path.as_str()));
        self.api.with_operations(is_kept)
    }
}
