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
        let known = self.known.as_ref();
        known.map_or_else(Cow::default, |known| self.without_over(known))
    }

    /// The crate as it was released last, without the same.
    pub(crate) fn last_released(&self) -> Option<Cow<'_, Record>> {
        let released = self.released.as_ref();
        released.map(|released| self.without_over(released))
    }

    fn without_over<'r>(&self, record: &'r Record) -> Cow<'r, Record> {
        match &self.released {
            Some(released) if !record.aliases.is_empty() => {
                let mut record = record.clone();
                forget(&mut record, released);
                Cow::Owned(record)
            }
            _ => Cow::Borrowed(record),
        }
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
