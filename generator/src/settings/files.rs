//! Which settings file is meant, and which client of it.

use std::path::{Path, PathBuf};

use super::contents::{SETTINGS, Settings};
use super::read::{self, Said};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::read::{References, Sources, is_address, tidy};

/// Whose settings are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The document.
    pub spec: &'a Path,
    /// Other versions of the document, and crates of it: its client is that of one of them where it is
    /// no client's own.
    pub versions: &'a [PathBuf],
    /// The folder that the crate goes to, if it is known.
    pub output: &'a Path,
    /// The settings file, if it is not the one beside the document.
    pub file: Option<&'a Path>,
}

/// A client as a settings file names it, with paths that can be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// Its document.
    pub document: Option<PathBuf>,
    /// The folder that it goes to.
    pub output: Option<PathBuf>,
}

impl Client {
    /// Whether its document is this.
    #[must_use]
    pub fn has_document(&self, spec: &Path) -> bool {
        is_same(self.document.as_deref(), spec)
    }
}

impl Asked<'_> {
    /// Where the settings are looked for.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.file
            .map_or_else(|| path_beside(self.spec), Path::to_owned)
    }
}

impl Settings {
    /// Reads the settings of a client, if there are any, and adds the file to `sources`. What is
    /// wrong with it goes to `diagnostics`.
    pub fn read(asked: Asked<'_>, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Self {
        let beside = path_beside(asked.spec);
        let path = asked.file.unwrap_or(&beside);
        // A file that cannot be looked at is read all the same, to say why.
        if asked.file.is_none() && !sources.is_there(path) {
            return Self::default();
        }
        let file = sources.add(path, diagnostics);
        let Said { shared, clients } = read::settings(sources.tree(file), file, diagnostics);
        if clients.is_empty() {
            return shared;
        }
        let named: Vec<Client> = clients.iter().map(|known| known.client(path)).collect();
        if let Some(index) = chosen(&named, asked) {
            return clients.into_iter().nth(index).unwrap_or_default();
        }
        let documents = named.iter().filter_map(|client| client.document.as_ref());
        let documents: Vec<String> = documents
            .map(|path| format!("`{}`", path.display()))
            .collect();
        let meant = match asked.versions {
            [] => format!("`{}`", asked.spec.display()),
            versions => {
                let all = versions.iter().map(|path| format!("`{}`", path.display()));
                all.collect::<Vec<_>>().join(" or ")
            }
        };
        let message = format!("no client of these settings has the document {meant}");
        let help = if documents.is_empty() {
            "none of them names one; add `document.path` to it".to_owned()
        } else {
            format!("their documents: {}", documents.join(", "))
        };
        let said = Diagnostic::error("unknown-document", Place::File(file), message);
        diagnostics.push(said.with_help(help));
        shared
    }

    /// The folder that all files of the document must be in, with a path that can be opened.
    #[must_use]
    pub fn root(&self, asked: Asked<'_>) -> Option<PathBuf> {
        let root = self.document.root.as_ref()?;
        Some(folder(&asked.settings()).join(root))
    }

    /// The files that stand for URLs, with paths that can be opened.
    #[must_use]
    pub fn files_of_urls(&self, asked: Asked<'_>) -> References {
        let file = asked.settings();
        let entries = self.references.iter();
        References::new(entries.map(|entry| (entry.key.clone(), folder(&file).join(&entry.value))))
    }

    /// The overlays, with paths that can be opened. Of one that is not there it is told where it is
    /// named.
    #[must_use]
    pub fn overlay_files(
        &self,
        asked: Asked<'_>,
        sources: &Sources,
        diagnostics: &mut Diagnostics,
    ) -> Vec<PathBuf> {
        let file = asked.settings();
        let mut files = Vec::new();
        for named in &self.overlays {
            let path = folder(&file).join(&named.value);
            if sources.is_there(&path) {
                files.push(path);
                continue;
            }
            let message = format!("there is no such file: `{}`", path.display());
            let place = Place::Value(named.origin.clone());
            diagnostics.push(Diagnostic::error("unreadable", place, message));
        }
        files
    }

    fn client(&self, file: &Path) -> Client {
        let beside = |path: &String| match Path::new(path) {
            address if is_address(address) => address.to_owned(),
            path => named(tidy(&folder(file).join(path))),
        };
        let path = |path: &Option<String>| path.as_ref().map(beside);
        Client {
            document: path(&self.document.path),
            output: path(&self.output.folder),
        }
    }
}

/// A path as it is given to a program: that of the working folder is not empty, as nothing is.
fn named(path: PathBuf) -> PathBuf {
    if path.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        path
    }
}

/// The clients that a settings file names, one if it has no table for each.
#[must_use]
pub fn clients(file: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Vec<Client> {
    let id = sources.add(file, diagnostics);
    let Said { shared, clients } = read::settings(sources.tree(id), id, diagnostics);
    if clients.is_empty() {
        return vec![shared.client(file)];
    }
    clients.iter().map(|known| known.client(file)).collect()
}

/// The client that has the document, or else another version of it; of several the one that goes to
/// the folder, or is a crate of it.
fn chosen(named: &[Client], asked: Asked<'_>) -> Option<usize> {
    let versions = || asked.versions.iter().map(PathBuf::as_path);
    let goes_to = |client: &Client, folder| is_same(client.output.as_deref(), folder);
    let is_there = |client: &Client| versions().any(|folder| goes_to(client, folder));
    let mut documents = std::iter::once(asked.spec).chain(versions());
    let by_document = documents.find_map(|spec| {
        let has_both = |client: &Client| {
            client.has_document(spec) && (goes_to(client, asked.output) || is_there(client))
        };
        let both = named.iter().position(has_both);
        both.or_else(|| named.iter().position(|client| client.has_document(spec)))
    });
    by_document.or_else(|| named.iter().position(is_there))
}

/// Whether a path leads where another does, however both are spelled.
fn is_same(path: Option<&Path>, other: &Path) -> bool {
    let whole = |path: &Path| tidy(&std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    path.is_some_and(|path| whole(path) == whole(other))
}

fn folder(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new(""))
}

/// Where the settings of the document `spec` are looked for: in the working folder, for one that is on
/// the web.
#[must_use]
pub fn path_beside(spec: &Path) -> PathBuf {
    if is_address(spec) {
        return PathBuf::from(SETTINGS);
    }
    spec.with_file_name(SETTINGS)
}
