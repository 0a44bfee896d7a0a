//! A whole proof, from the document to the verdicts.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::build::{BuildError, build};
use super::case::{Case, Outcome as Came, Reported};
use super::drive::{DriveError, drive};
use super::report::{Failure, Finding, Proof, Verdict};
use super::scratch::Scratch;
use crate::Outcome;
use crate::write::WriteError;

/// How often the program is started again behind a case at which it broke off.
const PATIENCE: usize = 20;

/// How a proof is done.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Only the operations with one of these in their id or their path.
    pub only: Vec<String>,
    /// The scratch folder, where the usual one is not wanted.
    pub keep: Option<PathBuf>,
    /// The folder that Cargo builds in, where the usual one is not wanted.
    pub target: Option<PathBuf>,
}

impl Options {
    /// The folder that the crate of a document goes to.
    #[must_use]
    pub fn client_of(&self, spec: &Path) -> PathBuf {
        self.scratch(spec).folder().join("client")
    }

    fn scratch(&self, spec: &Path) -> Scratch {
        let scratch = Scratch::of(spec, self.keep.as_deref());
        match &self.target {
            Some(target) => scratch.building_in(target),
            None => scratch,
        }
    }
}

/// How far a proof is.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// The calls are planned.
    Planning,
    /// The scratch folder is written.
    Writing,
    /// Cargo builds.
    Compiling {
        /// How many crates are done.
        done: usize,
        /// The last of them.
        name: &'a str,
    },
    /// Calls are made.
    Calling {
        /// How many are done.
        done: usize,
        /// How many there are.
        of: usize,
    },
}

/// Why there is no proof.
#[derive(Debug)]
pub enum VerifyError {
    /// The document gives no crate.
    Refused,
    /// The scratch folder cannot be written.
    Write(WriteError),
    /// The program cannot be built.
    Build(BuildError),
    /// The server cannot listen.
    Server(io::Error),
    /// The program cannot be run.
    Drive(DriveError),
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused => "the document gives no crate",
            Self::Write(_) => "the scratch folder cannot be written",
            Self::Build(_) => "the program that calls the crate cannot be built",
            Self::Server(_) => "the server that answers it cannot listen",
            Self::Drive(_) => "the program that calls the crate cannot be run",
        })
    }
}

impl std::error::Error for VerifyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Refused => None,
            Self::Write(error) => Some(error),
            Self::Build(error) => Some(error),
            Self::Server(error) => Some(error),
            Self::Drive(error) => Some(error),
        }
    }
}

/// Proves that the crate of a document does what the document says, telling
/// how far it is.
///
/// # Errors
///
/// When the document gives no crate, or that cannot be built or called.
pub fn prove(
    outcome: &Outcome,
    spec: &Path,
    options: &Options,
    tell: &mut dyn FnMut(Step<'_>),
) -> Result<Proof, VerifyError> {
    let api = outcome.api.as_ref().filter(|_| !outcome.files.is_empty());
    let api = api.ok_or(VerifyError::Refused)?;
    tell(Step::Planning);
    let document = Document::read(&outcome.sources);
    let mut plan = Plan::make(&document);
    let calls = Calls::new(api);
    plan.operations.retain(|planned| calls.is_wanted(planned, &options.only));
    let server = Server::start(&plan.cases).map_err(VerifyError::Server)?;
    let mut heard = Heard::default();
    let scratch = options.scratch(spec);
    let parts: Vec<&[Planned]> = plan.operations.chunks(PART).collect();
    for (index, planned) in parts.iter().enumerate() {
        let is_whole = planned.len() == api.operations().count();
        let part = Part {
            scratch: if parts.len() == 1 { scratch.clone() } else { scratch.part(index) },
            cases: cases(&plan, planned),
        };
        tell(Step::Writing);
        if is_whole {
            part.write(api, &outcome.files)?;
        } else {
            let api = calls.restricted(planned);
            let files = format::format(emit::emit(&api), HEADER);
            part.write(&api, &files)?;
        }
        part.call(server.endpoint(), &mut heard, tell)?;
    }
    Ok(verdicts(&document, &plan, &calls, &heard, &server.stop()))
}
