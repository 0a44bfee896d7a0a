//! Two types that are compared.

use crate::diff::change::{Change, Subject};
use crate::diff::ways::Way;
use crate::record::Type;

/// Two types that are compared, and the way that both travel.
#[derive(Clone, Copy, Debug)]
pub(in crate::diff) struct Pair<'a> {
    pub(in crate::diff) old_name: &'a str,
    pub(in crate::diff) old: &'a Type,
    pub(in crate::diff) new_name: &'a str,
    pub(in crate::diff) new: &'a Type,
    pub(in crate::diff) way: Way,
}

impl Pair<'_> {
    pub(in crate::diff) fn old_key(&self) -> String {
        format!("types.{}", self.old_name)
    }

    pub(in crate::diff) fn new_key(&self) -> String {
        format!("types.{}", self.new_name)
    }

    /// The key of a part of the old type.
    pub(super) fn old_key_of(&self, part: &str) -> String {
        format!("{}.{part}", self.old_key())
    }

    /// The key of a part of the new type.
    pub(super) fn new_key_of(&self, part: &str) -> String {
        format!("{}.{part}", self.new_key())
    }

    /// A change of the whole.
    pub(in crate::diff) fn told(&self, says: &str) -> Change {
        Change::new(Subject::Type, says)
            .old(self.old_name, self.old_key())
            .new_side(self.new_name, self.new_key())
    }
}
