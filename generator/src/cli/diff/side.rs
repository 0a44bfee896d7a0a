//! One side of a comparison: a document, a crate, its lock, or any of them in a git revision.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::place::Places;
use crate::cli::inspect::said;
use crate::cli::render;
use crate::cli::report::Refused;
use crate::diagnostic::Severity;
use crate::pointer::Pointer;
use crate::read::{self, Checkout, Found, Sources, find_revision, is_address};
use crate::record::{Record, places};
use crate::settings::path_beside;
use crate::write::{LOCK, locked};
use crate::{Known, Outcome, Request};

/// One side.
pub(super) struct Side {
    /// What callers see.
    pub(super) record: Record,
    /// What of the settings does not apply to it, each with why.
    pub(super) unapplied: Vec<String>,
    document: Option<Document>,
}

/// How much of the settings has to apply to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Applied {
    /// All of them: they are those of its crate.
    All,
    /// What fits it: they are those of a newer document.
    WhatFits,
}

/// Where what callers see stands.
struct Document {
    places: HashMap<String, Pointer>,
    sources: Sources,
    checkout: Option<Checkout>,
}

/// What reads both sides.
pub(super) struct Reader<'a> {
    /// The settings of both, in place of those beside each.
    pub(super) settings: Option<&'a Path>,
    /// Where both stand today: one client's document is one of them.
    pub(super) versions: Vec<PathBuf>,
    pub(super) color: bool,
}

/// Where a document stands today, or the folder of a crate, also if it is what stood there in a revision.
pub(super) fn today(named: &str) -> PathBuf {
    let mut path = PathBuf::from(named);
    if !path.exists()
        && let Some(today) = read::today(Path::new("."), named)
    {
        path = today;
    }
    if path.file_name().is_some_and(|name| name == LOCK) {
        path.pop();
    }
    path
}

impl Reader<'_> {
    /// Reads a side. A document keeps to the names and shapes that are `known`.
    ///
    /// # Errors
    ///
    /// Returns all that is wrong with it.
    pub(super) fn read(
        &self,
        named: &str,
        known: Known,
        applied: Applied,
    ) -> Result<Side, Refused> {
        let path = Path::new(named);
        let of = |spec: PathBuf, known: Known| Request {
            spec,
            versions: self.versions_of(named),
            settings: self.settings.map(Path::to_owned),
            known,
            ..Request::default()
        };
        if path.as_os_str() == "-" && !path.exists() {
            let message =
                "a comparison does not read the standard input; write the document into a file";
            return Err(Refused::from(message.to_owned()));
        }
        if path.is_dir() {
            return Side::of_folder(path);
        }
        if path.file_name().is_some_and(|name| name == LOCK) {
            return Side::of_folder(path.parent().unwrap_or(Path::new("")));
        }
        if is_address(path) {
            return Err(Refused::from(format!(
                "`{named}` is an address, and a comparison fetches nothing; make its crate by \
                 `oasmith generate --fetch`, or download it: curl -o api.yaml {named}"
            )));
        }
        if path.exists() || !named.contains(':') {
            return Side::of_document(&of(path.to_owned(), known), None, applied, self.color);
        }
        let found = find_revision(Path::new("."), named, LOCK);
        match found.map_err(|error| format!("{named}: {error}"))? {
            Found::Lock(text) => Side::of_text(named, &text),
            Found::Document(checkout) => {
                let document = checkout.document().to_owned();
                Side::of_document(&of(document, known), Some(checkout), applied, self.color)
            }
        }
    }

    /// Where both sides stand today, this one first.
    fn versions_of(&self, named: &str) -> Vec<PathBuf> {
        let own = today(named);
        let mut versions = self.versions.clone();
        versions.sort_by_key(|known| *known != own);
        versions
    }
}

impl Side {
    fn of_folder(folder: &Path) -> Result<Self, Refused> {
        let text = locked(folder)?;
        let name = folder.join(LOCK).display().to_string();
        match text {
            Some(text) => Self::of_text(&name, &text),
            None => Err(Refused::from(format!(
                "{name} is not there, so this is no crate of oasmith"
            ))),
        }
    }

    fn of_text(name: &str, text: &str) -> Result<Self, Refused> {
        let record = Record::from_lock(text)
            .map_err(|error| format!("cannot understand {name}: {error}"))?;
        if record.is_whole() {
            Ok(Self {
                record,
                unapplied: Vec::new(),
                document: None,
            })
        } else {
            Err(Refused::from(format!(
                "{name} is of an oasmith that recorded names alone; \
                 generate the crate once more, or compare its documents"
            )))
        }
    }

    fn of_document(
        request: &Request,
        checkout: Option<Checkout>,
        applied: Applied,
        color: bool,
    ) -> Result<Self, Refused> {
        let outcome = crate::inspect(request);
        let unapplied = match applied {
            Applied::All => Vec::new(),
            Applied::WhatFits => unapplied(request, &outcome),
        };
        let is_sound = outcome.diagnostics.count(Severity::Error) == unapplied.len();
        let (Some(api), Some(record), true) = (&outcome.api, &outcome.record, is_sound) else {
            let text = said(&outcome, "; nothing has been compared", color);
            let facts = json!(render::json(&outcome.diagnostics, &outcome.sources));
            let message = format!(
                "`{}` is wrong; nothing has been compared",
                request.spec.display()
            );
            return Err(Refused::said(text, facts, &message));
        };
        Ok(Self {
            record: record.clone(),
            unapplied,
            document: Some(Document {
                places: places(api),
                sources: outcome.sources,
                checkout,
            }),
        })
    }

    /// Where some things stand, if it is a document.
    pub(super) fn places<'a>(&self, keys: impl Iterator<Item = &'a String>) -> Places {
        let Some(document) = &self.document else {
            return Places::default();
        };
        let name = |path: &Path| match &document.checkout {
            Some(checkout) => checkout.name(path),
            None => path.display().to_string(),
        };
        Places::find(keys, &document.places, &document.sources, name)
    }
}

/// The errors that are in the settings and not in the document. Each costs no more than what it is about.
fn unapplied(request: &Request, outcome: &Outcome) -> Vec<String> {
    let beside = path_beside(&request.spec);
    let settings = request.settings.as_deref().unwrap_or(&beside);
    let told = outcome.told().into_iter();
    let errors = told.filter(|told| {
        told.diagnostic.severity == Severity::Error && told.source.path() == settings
    });
    let said = errors.map(|told| format!("{} ({})", told.diagnostic.message, told.spot()));
    said.collect()
}
