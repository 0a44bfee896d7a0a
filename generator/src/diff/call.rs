//! Two operations that are the same one, and how callers write them.

use super::change::{Change, Subject};
use crate::record::Call;

/// Two operations that are the same one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Both<'a> {
    pub(super) old_id: &'a str,
    pub(super) old: &'a Call,
    pub(super) new_id: &'a str,
    pub(super) new: &'a Call,
}

impl Both<'_> {
    pub(super) fn old_key(&self) -> String {
        format!("calls.{}", self.old_id)
    }

    pub(super) fn new_key(&self) -> String {
        format!("calls.{}", self.new_id)
    }

    /// A change of the operation, spelled on both sides by what is given.
    pub(super) fn told(
        &self,
        subject: Subject,
        says: &str,
        spelled: impl Fn(&Call) -> String,
    ) -> Change {
        Change::new(subject, says)
            .old(spelled(self.old), self.old_key())
            .new_side(spelled(self.new), self.new_key())
    }

    /// Whether both go to the same place, whatever the parameters in the path are called.
    pub(super) fn is_in_place(&self) -> bool {
        self.old.place() == self.new.place()
    }
}

/// A call as callers write it: `move_parcel(source, target)`.
pub(super) fn signature(call: &Call) -> String {
    let taken = match &call.arguments_in {
        Some(name) => name.clone(),
        None => {
            let names = call.arguments.iter().map(|given| given.name.as_str());
            names.collect::<Vec<_>>().join(", ")
        }
    };
    format!("{}({taken})", call.function)
}
