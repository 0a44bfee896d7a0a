//! The folder that all files of a document must be in.

use std::fs;
use std::path::Path;

use super::Sources;
use crate::read::address::is_address;

impl Sources {
    /// What is wrong with the folder that all files of the document must be in, if anything is: what
    /// is no folder holds nothing, and each reference would be blamed for it.
    #[must_use]
    pub fn mistake_of_root(&self, spec: &Path, root: &Path) -> Option<String> {
        let folder = match fs::canonicalize(root) {
            Ok(folder) if folder.is_dir() => folder,
            Ok(_) => return Some(wrong(root, "it is no folder")),
            Err(error) => return Some(wrong(root, &error.to_string())),
        };
        // What stands for a file, or is on the web, is in no folder.
        let is_file = !is_address(spec) && !self.texts.has(spec);
        let document = fs::canonicalize(spec).ok().filter(|_| is_file)?;
        let is_outside = !document.starts_with(folder);
        is_outside.then(|| wrong(root, &format!("`{}` is not in it", spec.display())))
    }
}

fn wrong(root: &Path, why: &str) -> String {
    let root = root.display();
    format!("`{root}` cannot be the folder that all files of the document are in: {why}")
}
