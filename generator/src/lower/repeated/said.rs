//! What is said of pages and waits, and where.

use super::refusal::Spot;
use crate::pointer::Pointer;

/// What is said, and where in the sources.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Said<T> {
    pub(in crate::lower) says: T,
    at: Pointer,
    /// What else there is to know, where an extension of others says it.
    theirs: Option<Theirs>,
}

/// What there is to know of what an extension of others says.
#[derive(Clone, Debug, Default)]
pub(super) struct Theirs {
    pub(super) extension: &'static str,
    /// Where it says what ours would under a key.
    pub(super) parts: Vec<(&'static str, Pointer)>,
    /// Whether it leaves open where the items of a page are.
    pub(super) lacks_items: bool,
    /// Whether the next page is asked for by a `GET`, whatever the first is.
    pub(super) only_asks: bool,
}

impl<T> Said<T> {
    /// What ours or the settings say.
    pub(super) fn ours(says: T, at: Pointer) -> Self {
        let theirs = None;
        Self { says, at, theirs }
    }

    /// What an extension of others says.
    pub(super) fn theirs(says: T, at: Pointer, theirs: Theirs) -> Self {
        let theirs = Some(theirs);
        Self { says, at, theirs }
    }

    pub(super) fn by_others(&self) -> Option<&Theirs> {
        self.theirs.as_ref()
    }

    /// Where the whole of it is said.
    pub(super) fn spot(&self) -> Spot {
        Spot {
            at: self.at.clone(),
            extension: self.theirs.as_ref().map(|theirs| theirs.extension),
        }
    }

    /// Where something is said under a key of ours.
    pub(super) fn part(&self, key: &str) -> Spot {
        let whole = self.spot();
        let at = match &self.theirs {
            None => whole.at.child(key),
            Some(theirs) => {
                let mut parts = theirs.parts.iter();
                let part = parts.find(|(part, _)| *part == key);
                part.map_or(whole.at, |(_, at)| at.clone())
            }
        };
        Spot { at, ..whole }
    }
}
