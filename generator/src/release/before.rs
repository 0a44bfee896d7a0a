//! What stands in the folder of a crate before it is written again.

use std::borrow::Cow;
use std::path::Path;

use super::parse;
use crate::record::{LockError, Record};
use crate::write::{self, Changelog, LOCK, LockFault, RELEASED, WriteError};

/// What stands in the folder of a crate before it is written again.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// What is known of the crate as it was written last.
    pub known: Option<Record>,
    /// The crate as it was released last.
    pub released: Option<Record>,
    /// Its changelog, which may be somebody else's.
    pub changelog: Changelog,
}

impl Before {
    /// Looks into the folder of a crate, which may be missing.
    ///
    /// # Errors
    ///
    /// Returns an error if a file in it cannot be read or understood.
    pub fn read(output: &Path) -> Result<Self, WriteError> {
        let known = record(output, LOCK, write::locked(output)?)?;
        let released = record(output, RELEASED, write::released(output)?)?;
        Ok(Self {
            known,
            released,
            changelog: write::changelog(output)?,
        })
    }

    /// The crate as it was written last, if that is known. What knows names alone tells nothing of
    /// what callers see.
    #[must_use]
    pub fn written(&self) -> Option<&Record> {
        self.known.as_ref().filter(|known| known.is_whole())
    }

    /// What is known of it, without the old names that have been in a release and are over with the
    /// one behind it.
    pub(crate) fn former(&self) -> Cow<'_, Record> {
        let Some(known) = &self.known else {
            return Cow::default();
        };
        match &self.released {
            Some(released) if !known.aliases.is_empty() => {
                let mut known = known.clone();
                forget(&mut known, released);
                Cow::Owned(known)
            }
            _ => Cow::Borrowed(known),
        }
    }

    /// The crate as it was released last, without the old names that are over.
    pub(crate) fn last_released(&self) -> Option<Record> {
        let mut last = self.released.clone()?;
        if let Some(released) = &self.released {
            forget(&mut last, released);
        }
        Some(last)
    }
}

/// Forgets the old names that came before the version that was released last.
fn forget(known: &mut Record, released: &Record) {
    let Some(last) = parse(&released.version) else {
        return;
    };
    let is_over = |since: &str| parse(since).is_some_and(|since| since < last);
    known.aliases.retain(|_, alias| !is_over(&alias.since));
}

fn record(output: &Path, file: &str, text: Option<String>) -> Result<Option<Record>, WriteError> {
    let Some(text) = text else { return Ok(None) };
    let record = Record::from_lock(&text);
    record.map(Some).map_err(|error| WriteError::Lock {
        path: output.join(file),
        fault: LockFault::of(&text, matches!(error, LockError::Newer(_))),
        reason: error.to_string(),
    })
}
