//! Clients that are made while a crate is built: what its `build.rs` calls.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), oasmith::build::BuildError> {
//!     oasmith::build::Client::of("api.yaml").module("shop").write()?;
//!     Ok(())
//! }
//! ```
//!
//! The client is a module below Cargo's `OUT_DIR`, and one line makes it a module of the crate:
//!
//! ```ignore
//! include!(concat!(env!("OUT_DIR"), "/shop.rs"));
//!
//! use shop::Client;
//! ```
//!
//! Cargo runs the build script again when a file has changed that was read, and shows what there is to
//! warn of. What the crate has to depend on stands in its own manifest; what is missing there is one of
//! the warnings.

use std::env;
use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostic::Severity;
use crate::ir::Source;
use crate::selection::Selector;
use crate::told::Told;
use crate::write::{self, WriteError};
use crate::{File, Known, MadeAs, Outcome, Request};

/// A client to be made.
#[derive(Clone, Debug)]
pub struct Client {
    request: Request,
    module: String,
}

impl Client {
    /// The client of a document, whose path is seen from the folder of the manifest. Settings are
    /// read from `oasmith.toml` beside it.
    pub fn of(spec: impl Into<PathBuf>) -> Self {
        Self {
            request: Request {
                spec: spec.into(),
                made_as: MadeAs::Module,
                known: Known::Nothing,
                ..Request::default()
            },
            module: "client".to_owned(),
        }
    }

    /// What its module is called; `client`, if nothing is said.
    #[must_use]
    pub fn module(mut self, name: impl Into<String>) -> Self {
        self.module = name.into();
        self
    }

    /// The settings, in place of `oasmith.toml` beside the document.
    #[must_use]
    pub fn settings(mut self, file: impl Into<PathBuf>) -> Self {
        self.request.settings = Some(file.into());
        self
    }

    /// Where it has the runtime from, in place of what the settings say.
    #[must_use]
    pub fn runtime(mut self, source: Source) -> Self {
        self.request.runtime = Some(source);
        self
    }

    /// The operations that it has, in place of those that the settings name.
    #[must_use]
    pub fn only(mut self, selector: Selector) -> Self {
        self.request.only.push(selector);
        self
    }

    /// Makes the client below `OUT_DIR`, and tells Cargo what was read and what there is to warn of.
    ///
    /// What the module does not represent of the document is no warning, since nobody can mend it: it is
    /// in what this returns, and `oasmith inspect` lists it.
    ///
    /// # Errors
    ///
    /// When this is no build script, the document is wrong, or the module cannot be written.
    pub fn write(self) -> Result<Outcome, BuildError> {
        let variable = |name| env::var_os(name).map(PathBuf::from);
        let folder = variable("OUT_DIR").ok_or(BuildError::NoBuildScript)?;
        let package = variable("CARGO_MANIFEST_DIR").unwrap_or_default();
        let (outcome, lines) = self.write_into(&folder, &package)?;
        for line in lines {
            println!("{line}");
        }
        Ok(outcome)
    }

    /// Makes the client in a folder, and returns what Cargo is to be told.
    fn write_into(
        self,
        folder: &Path,
        package: &Path,
    ) -> Result<(Outcome, Vec<String>), BuildError> {
        let output = folder.join(&self.module);
        let outcome = crate::generate(&Request {
            output: output.clone(),
            ..self.request
        });
        if outcome.diagnostics.has_errors() || outcome.files.is_empty() {
            return Err(BuildError::Refused(refused(&outcome)));
        }
        write::plan(&outcome.files, &output)?.apply()?;
        let declared = declaration(&self.module, &output);
        write::beside(folder, &[declared])?;
        let lines = told(&outcome, package);
        Ok((outcome, lines))
    }
}

/// The file that makes the module known wherever it is included.
fn declaration(module: &str, output: &Path) -> File<String> {
    let path = output.join("mod.rs");
    let path = path.display().to_string();
    File {
        path: format!("{module}.rs"),
        content: format!("#[path = {path:?}]\npub mod {module};\n"),
    }
}

fn refused(outcome: &Outcome) -> Vec<String> {
    let errors = outcome.told().into_iter();
    let errors = errors.filter(|told| told.diagnostic.severity == Severity::Error);
    let errors = errors.map(|told| told.to_string());
    errors.chain(outcome.failure.clone()).collect()
}

/// What Cargo is told, in the words of a build script.
fn told(outcome: &Outcome, package: &Path) -> Vec<String> {
    let read = outcome.files_read();
    let read = read.map(|path| format!("cargo::rerun-if-changed={}", path.display()));
    let is_warning = |told: &Told<'_>| told.diagnostic.severity == Severity::Warning;
    let told = outcome.told().into_iter().filter(is_warning);
    let warnings = told.map(|told| told.to_string());
    let needs = outcome.needs(package).unwrap_or_default();
    let lacking = needs.lacking().map(|known| {
        let why = known.lack.as_deref().unwrap_or("it is needed");
        format!(
            "the client depends on `{}`, and {why} in [dependencies]",
            known.line
        )
    });
    let warnings: Vec<String> = warnings.chain(lacking).collect();
    let warnings = warnings.iter().map(|text| {
        // A line ends the warning.
        format!("cargo::warning={}", text.replace(['\n', '\r'], " "))
    });
    read.chain(warnings).collect()
}

/// Why no client was made.
#[non_exhaustive]
pub enum BuildError {
    /// There is no `OUT_DIR`, which Cargo sets for build scripts.
    NoBuildScript,
    /// The document or the settings are wrong; each line says of what.
    Refused(Vec<String>),
    /// The module cannot be written.
    Write(WriteError),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBuildScript => f.write_str("there is no OUT_DIR; only a build script has one"),
            Self::Refused(lines) => f.write_str(&lines.join("\n")),
            Self::Write(_) => f.write_str("the client cannot be written"),
        }
    }
}

/// The same as the text, since a build script that fails shows this.
impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        match self.source() {
            Some(source) => write!(f, ": {source}"),
            None => Ok(()),
        }
    }
}

impl Error for BuildError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Write(error) => Some(error),
            Self::NoBuildScript | Self::Refused(_) => None,
        }
    }
}

impl From<WriteError> for BuildError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /books:
    get: {operationId: listBooks, unknown: 1, responses: {'204': {description: Fine.}}}
";

    fn folder(document: &str) -> tempfile::TempDir {
        crate::read::folder(&[
            ("api.yaml", document),
            (
                "Cargo.toml",
                "[package]\nname = 'a'\n[dependencies]\nhttp = '1'\n",
            ),
        ])
    }

    #[test]
    fn cargo_is_told_what_was_read_and_what_there_is_to_warn_of() {
        let folder = folder(DOCUMENT);
        let spec = folder.path().join("api.yaml");
        let out = folder.path().join("out");
        let client = Client::of(&spec).module("shop");
        let (outcome, lines) = client.write_into(&out, folder.path()).unwrap();
        assert!(outcome.files.iter().any(|file| file.path == "mod.rs"));
        let has = |text: &str| lines.iter().any(|line| line.contains(text));
        assert!(has(&format!("cargo::rerun-if-changed={}", spec.display())));
        assert!(has("api.yaml:5:35: warning[unknown-key]"), "{lines:#?}");
        assert!(
            has("cargo::warning=the client depends on `bytes = "),
            "{lines:#?}"
        );
        assert!(!has("`http = "), "{lines:#?}");
        let declared = out.join("shop.rs");
        assert!(declared.is_file() && out.join("shop/mod.rs").is_file());
    }

    #[test]
    fn an_error_is_told_with_its_place() {
        let folder = folder("openapi: 2.0");
        let client = Client::of(folder.path().join("api.yaml"));
        let error = client.write_into(folder.path(), folder.path()).unwrap_err();
        let text = format!("{error:?}");
        assert!(
            text.contains("api.yaml:1:10: error[unsupported-version]"),
            "{text}"
        );
    }
}
