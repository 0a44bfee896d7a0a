//! The diagnostics in the order in which they are told, with their locations.

use std::fmt;
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};

use crate::Outcome;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::read::{Location, Source, Sources};

/// A diagnostic and where it points to. As text it is one line:
/// `api.yaml:3:5: warning[unknown-key]: ...`.
#[derive(Debug)]
pub struct Told<'a> {
    /// What there is to say.
    pub diagnostic: &'a Diagnostic,
    /// Where what it speaks of is written.
    pub place: Place,
    /// The file that it is about.
    pub source: &'a Source,
    /// Where it is in the file, if it is anywhere in particular.
    pub location: Option<Location>,
    /// Where the other place is that it has to do with, if there is one.
    pub related: Option<Location>,
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.spot(), self.diagnostic)?;
        match (&self.related, &self.diagnostic.related) {
            (Some(at), Some(related)) => {
                write!(f, "; {}:{}: {}", at.line, at.column, related.message)
            }
            _ => Ok(()),
        }
    }
}

impl Outcome {
    /// The files that were read: the document, what it refers to, and the settings.
    pub fn files_read(&self) -> impl Iterator<Item = PathBuf> {
        let files = self.sources.iter();
        files.map(|(_, source)| source.path().to_owned())
    }

    /// All that there is to say about the document: errors before warnings before the rest, and each of
    /// these as they stand in the files.
    #[must_use]
    pub fn told(&self) -> Vec<Told<'_>> {
        let places = || self.diagnostics.iter().map(|diagnostic| &diagnostic.place);
        let found = || self.sources.locate_all(places());
        let known = self.located.get_or_init(|| {
            let places = places().cloned();
            places.zip(found()).collect()
        });
        let is_known = known.iter().map(|(place, _)| place).eq(places());
        let locations = if is_known {
            known.iter().map(|(_, location)| location.clone()).collect()
        } else {
            found()
        };
        placed(&self.diagnostics, &self.sources, locations)
    }
}

impl Told<'_> {
    /// The file's path with `/` between its parts, on any system.
    #[must_use]
    pub fn path(&self) -> String {
        shown(self.source.path())
    }

    /// `path:line:column`, or as much of it as is known.
    #[must_use]
    pub fn spot(&self) -> String {
        let path = self.path();
        match (&self.location, self.place.pointer()) {
            (Some(location), _) => format!("{path}:{}:{}", location.line, location.column),
            (None, Some(pointer)) => format!("{path}{pointer}"),
            (None, None) => path,
        }
    }
}

/// Errors before warnings before the rest, and each of these as they stand in
/// the files. What arose earlier stays earlier where the place is the same.
#[cfg(feature = "cli")]
pub(crate) fn in_order<'a>(diagnostics: &'a Diagnostics, sources: &'a Sources) -> Vec<Told<'a>> {
    let locations = sources.locate_all(diagnostics.iter().map(|diagnostic| &diagnostic.place));
    placed(diagnostics, sources, locations)
}

/// The same of diagnostics whose locations are known.
fn placed<'a>(
    diagnostics: &'a Diagnostics,
    sources: &'a Sources,
    locations: Vec<Option<Location>>,
) -> Vec<Told<'a>> {
    let mut told: Vec<_> = diagnostics
        .iter()
        .zip(locations)
        .map(|(diagnostic, location)| {
            let place = sources.written(&diagnostic.place);
            Told {
                diagnostic,
                source: sources.file(place.file()),
                place,
                location,
                related: diagnostic
                    .related
                    .as_ref()
                    .and_then(|related| sources.locate(&related.place)),
            }
        })
        .collect();
    told.sort_by_key(|told| {
        let start = told.location.as_ref().map(|location| location.range.start);
        (told.diagnostic.severity, told.place.file(), start)
    });
    told
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace(MAIN_SEPARATOR_STR, "/")
}
