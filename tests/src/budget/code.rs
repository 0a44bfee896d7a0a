//! How much code there is in a crate.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;

use syn::visit::{Visit, visit_file, visit_item};

use crate::structure::Sources;

/// Lines and items of Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) lines: usize,
    /// Items, those in others included; what a macro expands to is one.
    pub(super) items: usize,
}

impl Code {
    /// That of a crate.
    pub(super) fn of(sources: &Sources) -> syn::Result<Self> {
        let mut code = Self {
            lines: sources.lines(),
            items: 0,
        };
        for (_, text) in sources.iter() {
            visit_file(&mut code, &syn::parse_file(text)?);
        }
        Ok(code)
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
        let sources = Sources::from([
            ("a.rs", "fn b() {}\n"),
            (
                "lib.rs",
                "mod a;\nmod c {\n    fn d() {}\n}\nx! { struct E; }\n",
            ),
        ]);
        let code = Code::of(&sources).expect("Rust");
        assert_eq!(code, Code { lines: 6, items: 5 });
    }
}
