//! Which operations of a document the crate has, and what these need of its components.
//!
//! It is decided on the tree, before anything is made of it, so that what is left out costs no more
//! than to be read. All stages behind take the document as if it had only what is selected.
//! References may lead to what is left out even so: it has not gone from the tree.

mod calls;
mod counts;
mod glob;
mod needed;
mod part;
mod schemes;
mod selector;
#[cfg(test)]
mod tests;
mod unknown;
mod wanted;

pub use selector::Selector;
pub use wanted::{Terms, Wanted};

use calls::{Call, calls};
use part::Part;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::follow::Tree;
use crate::pointer::Pointer;
use crate::read::Sources;
use crate::settings::Settings;

/// What of a document is selected: a part, or else all of it.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    part: Option<Part>,
}

impl Selection {
    /// Selects what is wanted of a document. What is asked for in vain goes to `diagnostics`.
    #[must_use]
    pub fn of(sources: &Sources, wanted: &Wanted, diagnostics: &mut Diagnostics) -> Self {
        let tree = Tree::new(sources);
        let entry = tree.entry().filter(|entry| entry.node.as_map().is_some());
        let Some(entry) = entry.filter(|_| !wanted.is_all()) else {
            return Self::default();
        };
        let calls = calls(tree, &entry);
        unknown::report(wanted, &calls, diagnostics);
        let (kept, left_out): (Vec<&Call<'_>>, Vec<_>) =
            calls.iter().partition(|call| wanted.wants(call));
        if left_out.is_empty() {
            return Self::default();
        }
        Self {
            part: Some(Part::new(tree, &entry, wanted, &kept, &left_out)),
        }
    }

    /// Whether a thing is selected, by its place in the model: an operation, a path item, a webhook
    /// or a component.
    #[must_use]
    pub fn has(&self, model: &Pointer) -> bool {
        let part = self.part.as_ref();
        part.is_none_or(|part| part.kept.contains(model))
    }

    /// Whether an operation is selected, by its method as it is sent and its path.
    #[must_use]
    pub fn has_call(&self, method: &str, path: &str) -> bool {
        let part = self.part.as_ref();
        part.is_none_or(|part| part.kept_calls.contains(&format!("{method} {path}")))
    }

    /// Whether an operation or a path item is left out, by its place in the sources.
    #[must_use]
    pub fn hides(&self, place: &Pointer) -> bool {
        let part = self.part.as_ref();
        part.is_some_and(|part| part.hidden.contains(place))
    }

    /// What it was selected by, if anything is left out.
    #[must_use]
    pub fn terms(&self) -> Option<&Terms> {
        self.part.as_ref().map(|part| &part.terms)
    }

    /// The operations of the document that are left out, by method and path.
    #[must_use]
    pub fn left_out(&self) -> &[String] {
        self.part.as_ref().map_or(&[], |part| &part.left_out)
    }

    /// How much is left out, in one message. `unused` are the schemas that nothing uses of those
    /// that seemed to be needed.
    #[must_use]
    pub fn report(&self, unused: usize) -> Option<Diagnostic> {
        self.part.as_ref().map(|part| part.report(unused))
    }

    /// Takes from the settings what they say of operations, tags and security schemes that are left out.
    /// It is right, and of no use here.
    pub fn trim(&self, settings: &mut Settings) {
        let Some(part) = &self.part else { return };
        let is_left = |name: &str| !part.operations.contains(name);
        settings.operations.retain(|entry| is_left(&entry.key));
        settings.examples.retain(|entry| is_left(&entry.value));
        settings.waits.retain(|said| is_left(&said.operation));
        settings.pages.retain(|said| is_left(&said.operation));
        if let Some(tags) = &mut settings.features.default_tags {
            tags.retain(|tag| !part.tags.contains(&tag.value));
        }
        let is_left = |name: &str| !part.schemes.contains(name);
        settings.credentials.retain(|entry| is_left(&entry.key));
        settings.environment.retain(|entry| is_left(&entry.key));
    }
}
