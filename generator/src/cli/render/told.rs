//! The diagnostics in the order in which they are told, with their locations.

use std::path::{MAIN_SEPARATOR_STR, Path};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::read::{Location, Source, Sources};

/// A diagnostic and where it points to.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub(super) diagnostic: &'a Diagnostic,
    pub(super) source: &'a Source,
    pub(super) location: Option<Location>,
}

impl Told<'_> {
    /// The file's path with `/` between its parts, on any system.
    pub(super) fn path(&self) -> String {
        shown(self.source.path())
    }

    /// `path:line:column`, or as much of it as is known.
    pub(super) fn place(&self) -> String {
        let path = self.path();
        match (&self.location, self.diagnostic.place.pointer()) {
            (Some(location), _) => format!("{path}:{}:{}", location.line, location.column),
            (None, Some(pointer)) => format!("{path}{pointer}"),
            (None, None) => path,
        }
    }
}

/// Errors before warnings before the rest, and each of these as they stand in
/// the files. What arose earlier stays earlier where the place is the same.
pub(super) fn in_order<'a>(diagnostics: &'a Diagnostics, sources: &'a Sources) -> Vec<Told<'a>> {
    let locations = sources.locate_all(diagnostics.iter().map(|diagnostic| &diagnostic.place));
    let mut told: Vec<_> = diagnostics
        .iter()
        .zip(locations)
        .map(|(diagnostic, location)| Told {
            diagnostic,
            source: sources.file(diagnostic.place.file()),
            location,
        })
        .collect();
    told.sort_by_key(|told| {
        let start = told.location.as_ref().map(|location| location.range.start);
        let diagnostic = told.diagnostic;
        (diagnostic.severity, diagnostic.place.file(), start)
    });
    told
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace(MAIN_SEPARATOR_STR, "/")
}
