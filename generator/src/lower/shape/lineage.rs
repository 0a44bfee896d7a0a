//! What branches of unions are derived from, each of them looked into once for all unions that have it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use openapiv3::Discriminator;

use super::declared::discriminators;
use super::members::members;
use super::properties::properties;
use crate::lower::source::Source;
use crate::lower::source::subschema::Subschema;
use crate::pointer::Pointer;

/// What is known of the branches at their places, by a property that may tell them apart.
#[derive(Default)]
pub(in crate::lower) struct Lineages<'b>(RefCell<HashMap<(Pointer, String), Rc<Lineage<'b>>>>);

/// What a branch is derived from, as far as a property may tell it from others.
#[derive(Default)]
pub(super) struct Lineage<'b> {
    /// The discriminators, its own first.
    pub(super) discriminators: Vec<&'b Discriminator>,
    /// What is said of the property.
    pub(super) property: Option<Subschema<'b>>,
}

impl<'b> Lineages<'b> {
    /// What a branch is derived from.
    pub(super) fn of(
        &self,
        source: &Source<'b>,
        branch: &Subschema<'b>,
        property: &str,
    ) -> Rc<Lineage<'b>> {
        let Some((schema, at)) = branch.resolve(source) else {
            return Rc::default();
        };
        let key = (at, property.to_owned());
        if let Some(known) = self.0.borrow().get(&key) {
            return Rc::clone(known);
        }
        let members = members(source, schema, &key.0);
        let lineage = Rc::new(Lineage {
            discriminators: discriminators(&members),
            property: properties(&members).get(property).cloned(),
        });
        self.0.borrow_mut().insert(key, Rc::clone(&lineage));
        lineage
    }
}
