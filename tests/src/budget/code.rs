//! How much code there is in a crate.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;

use syn::visit::{Visit, visit_file, visit_item};

/// Lines and items of Rust.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) lines: usize,
    /// Items, those in others included; what a macro expands to is one.
    pub(super) items: usize,
}

impl Code {
    /// That of all files in a folder.
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        let mut code = Self::default();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                let inner = Self::of(&path)?;
                code.lines += inner.lines;
                code.items += inner.items;
            } else if path.extension() == Some(OsStr::new("rs")) {
                code.add(&fs::read_to_string(&path)?)?;
            }
        }
        Ok(code)
    }

    fn add(&mut self, text: &str) -> io::Result<()> {
        let file = syn::parse_file(text).map_err(io::Error::other)?;
        self.lines += text.lines().count();
        visit_file(self, &file);
        Ok(())
    }
}

impl<'ast> Visit<'ast> for Code {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        self.items += 1;
        visit_item(self, item);
    }
}

/// How many files with an extension are in a folder and those in it; none if there is no folder.
pub(super) fn files(folder: &Path, extension: &str) -> io::Result<usize> {
    if !folder.exists() {
        return Ok(0);
    }
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            count += files(&path, extension)?;
        } else {
            count += usize::from(path.extension() == Some(OsStr::new(extension)));
        }
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_within_items_count() {
        let mut code = Code::default();
        let text = "mod a {\n    fn b() {}\n}\nx! { struct C; }\n";
        code.add(text).expect("Rust");
        assert_eq!(code, Code { lines: 4, items: 3 });
    }
}
