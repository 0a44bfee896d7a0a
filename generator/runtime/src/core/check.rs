//! The bounds of what a body holds.

use std::collections::BTreeMap;

use super::invalid::Invalid;
use super::place::Place;

/// A model with bounds.
pub trait Check {
    /// Checks the bounds of all that the model holds.
    fn check(&self, at: &Place<'_>) -> Result<(), Invalid>;
}

impl<T: Check> Check for Vec<T> {
    fn check(&self, at: &Place<'_>) -> Result<(), Invalid> {
        let mut items = self.iter().enumerate();
        items.try_for_each(|(index, item)| item.check(&at.item(index)))
    }
}

impl<T: Check> Check for BTreeMap<String, T> {
    fn check(&self, at: &Place<'_>) -> Result<(), Invalid> {
        self.iter()
            .try_for_each(|(key, value)| value.check(&at.field(key)))
    }
}

impl<T: Check> Check for Box<T> {
    fn check(&self, at: &Place<'_>) -> Result<(), Invalid> {
        T::check(self, at)
    }
}

impl<T: Check> Check for Option<T> {
    fn check(&self, at: &Place<'_>) -> Result<(), Invalid> {
        self.as_ref().map_or(Ok(()), |value| value.check(at))
    }
}
