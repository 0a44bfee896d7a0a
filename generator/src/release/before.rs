//! What stands in the folder of a crate before it is written again.

use std::path::Path;

use crate::record::Record;
use crate::write::{self, LOCK, RELEASED, WriteError};

/// What stands in the folder of a crate before it is written again.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// What is known of the crate as it was written last.
    pub known: Option<Record>,
    /// The crate as it was released last.
    pub released: Option<Record>,
    /// Its changelog; nothing if that is somebody else's.
    pub changelog: Option<String>,
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
}

fn record(output: &Path, file: &str, text: Option<String>) -> Result<Option<Record>, WriteError> {
    let record = text.map(|text| Record::from_lock(&text)).transpose();
    record.map_err(|reason| WriteError::Lock {
        path: output.join(file),
        reason,
    })
}
