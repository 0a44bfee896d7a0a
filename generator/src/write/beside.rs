//! Files that stand beside a crate.

use std::path::Path;

use super::WriteError;
use super::folder::{Folder, is_inside};
use crate::File;

/// Writes files into a folder, in place of any that stand there.
///
/// # Errors
///
/// Returns an error if a path leads out of the folder, or a file cannot be written.
pub fn beside(folder: &Path, files: &[File<String>]) -> Result<(), WriteError> {
    if let Some(file) = files.iter().find(|file| !is_inside(&file.path)) {
        let path = file.path.clone();
        return Err(WriteError::Outside { path });
    }
    let folder = Folder::new(folder);
    let staged = files
        .iter()
        .map(|file| folder.stage(&file.path, &file.content));
    let staged: Vec<_> = staged.collect::<Result<_, _>>()?;
    staged
        .into_iter()
        .try_for_each(super::staged::Staged::commit)
}
