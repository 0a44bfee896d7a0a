//! The mappings of discriminators, by what they lead to.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use openapiv3::Discriminator;

use crate::pointer::Pointer;

/// The values that a mapping has for each of the schemas that it names.
pub(in crate::lower) type Mapping = HashMap<Pointer, Vec<String>>;

/// The mappings that were asked for. A base is asked for its own by all that derives from it.
#[derive(Default)]
pub(super) struct Mappings(RefCell<HashMap<*const Discriminator, Rc<Mapping>>>);

impl Mappings {
    /// The mapping of a discriminator that is part of the document; `target` is what a reference
    /// leads to.
    pub(super) fn of(
        &self,
        discriminator: &Discriminator,
        target: impl Fn(&str) -> Option<Pointer>,
    ) -> Rc<Mapping> {
        let key = std::ptr::from_ref(discriminator);
        if let Some(known) = self.0.borrow().get(&key) {
            return Rc::clone(known);
        }
        let mut mapping = Mapping::new();
        for (value, reference) in &discriminator.mapping {
            if let Some(at) = target(reference) {
                mapping.entry(at).or_default().push(value.clone());
            }
        }
        let mapping = Rc::new(mapping);
        self.0.borrow_mut().insert(key, Rc::clone(&mapping));
        mapping
    }
}
