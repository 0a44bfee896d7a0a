//! One side of a comparison: a document, a crate, its lock, or any of them in a git revision.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::git::{self, Checkout, Found};
use super::place::Places;
use crate::cli::inspect::said;
use crate::pointer::Pointer;
use crate::read::Sources;
use crate::record::{Record, places};
use crate::write::LOCK;
use crate::{Known, Request};

/// One side.
pub(super) struct Side {
    /// What callers see.
    pub(super) record: Record,
    document: Option<Document>,
}

/// Where what callers see stands.
struct Document {
    places: HashMap<String, Pointer>,
    sources: Sources,
    checkout: Option<Checkout>,
}

/// Whether a path is that of a lock.
pub(super) fn is_lock(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "lock")
}

impl Side {
    /// Reads a side. A document keeps to the names and shapes that are `known`.
    ///
    /// # Errors
    ///
    /// Returns all that is wrong with it.
    pub(super) fn read(named: &str, known: Known, color: bool) -> Result<Self, String> {
        let path = Path::new(named);
        if path.is_dir() {
            return Self::of_lock(&path.join(LOCK));
        }
        if path.exists() && is_lock(path) {
            return Self::of_lock(path);
        }
        if path.exists() || !named.contains(':') {
            return Self::of_document(path.to_owned(), None, known, color);
        }
        match git::find(named).map_err(|error| format!("{named}: {error}"))? {
            Found::Lock(text) => Self::of_text(named, &text),
            Found::Document(checkout) => {
                let document = checkout.document.clone();
                Self::of_document(document, Some(checkout), known, color)
            }
        }
    }

    fn of_lock(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path);
        let text = text.map_err(|error| format!("cannot read {name}: {error}"))?;
        Self::of_text(&name, &text)
    }

    fn of_text(name: &str, text: &str) -> Result<Self, String> {
        let record = Record::from_lock(text)
            .map_err(|error| format!("cannot understand {name}: {error}"))?;
        if record.is_whole() {
            Ok(Self {
                record,
                document: None,
            })
        } else {
            Err(format!(
                "{name} is of an oasmith that recorded names alone; \
                 generate the crate once more, or compare its documents"
            ))
        }
    }

    fn of_document(
        spec: PathBuf,
        checkout: Option<Checkout>,
        known: Known,
        color: bool,
    ) -> Result<Self, String> {
        let outcome = crate::inspect(&Request {
            spec,
            known,
            ..Request::default()
        });
        let api = match &outcome.api {
            Some(api) if !outcome.diagnostics.has_errors() => api,
            _ => return Err(said(&outcome, "; nothing has been compared", color)),
        };
        Ok(Self {
            record: Record::of(api),
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
