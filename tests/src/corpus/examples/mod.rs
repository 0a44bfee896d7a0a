//! The documents' own examples: each is read into the type of its model and
//! written back, and should be the same then.
//!
//! For each crate there is a program that does this for its types, since only
//! code can name them; it reads the examples from a file.

mod collect;
mod described;
mod judge;
mod program;
#[cfg(test)]
#[path = "round_trip.rs"]
mod round_trip;
mod schema;

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::Command;

use oasmith::verify;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::cargo::{self, Findings, Task};
use super::documents::Document;
use super::progress;
use super::row::Row;
use super::workspace::Workspace;
use crate::measure::measured;
use collect::Sample;
use judge::Judge;

/// How the examples of a document fared.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Tried {
    /// How many there are.
    pub(super) all: usize,
    /// How many come back as they were.
    pub(super) held: usize,
    /// The others.
    pub(super) exceptions: Vec<Exception>,
}

impl Tried {
    /// Whether those that do not come back break the document's own schemas.
    pub(super) fn all_hold(&self) -> bool {
        let is_excused = |exception: &Exception| exception.mistake.is_some();
        self.exceptions.iter().all(is_excused)
    }

    /// How many break the document's own schemas.
    pub(super) fn mistaken(&self) -> usize {
        let all = self.exceptions.iter();
        all.filter(|exception| exception.mistake.is_some()).count()
    }
}

/// An example that does not come back as it was.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Exception {
    model: String,
    place: String,
    reason: String,
    /// What a validator has against it by the document's own schema.
    mistake: Option<String>,
}

impl fmt::Display for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}: {}", self.model, self.place, self.reason)?;
        match &self.mistake {
            Some(mistake) => write!(f, " (the document's own mistake: {mistake})"),
            None => Ok(()),
        }
    }
}

/// What a program says of one example: what came back, or why nothing did.
#[derive(Deserialize)]
struct Said {
    index: usize,
    back: Result<Value, String>,
}

/// The program that tries the examples of one document.
pub(super) struct Program {
    pub(super) folder: PathBuf,
    document: Document,
    package: String,
    samples: Vec<Sample>,
}

/// Writes the programs of all documents that have examples.
pub(super) fn write(workspace: &Workspace, rows: &[&mut Row]) -> io::Result<Vec<Program>> {
    let mut programs = Vec::new();
    for row in rows {
        let samples = collect::samples(&row.document);
        if samples.is_empty() {
            continue;
        }
        let program = Program {
            folder: workspace.examples_of(&row.document),
            document: row.document.clone(),
            package: format!("{}-examples", row.document.package()),
            samples,
        };
        program::write(&program, &row.document)?;
        programs.push(program);
    }
    Ok(programs)
}

/// Builds and runs the programs.
pub(super) fn run(
    workspace: &Workspace,
    programs: Vec<Program>,
    rows: &mut [&mut Row],
    jobs: usize,
) -> io::Result<()> {
    progress::show("building the programs that try the examples");
    let packages: Vec<String> = programs.iter().map(|one| one.package.clone()).collect();
    let mut built = if packages.is_empty() {
        HashMap::new()
    } else {
        let task = Task {
            arguments: &["build"],
            variables: &[("CARGO_PROFILE_DEV_DEBUG", "0")],
            packages: &packages,
            jobs,
        };
        cargo::run(workspace, &task)?
    };
    let mut tried = HashMap::new();
    for program in programs {
        progress::show(&format!("trying the examples of {}", program.document.name));
        let findings = built.remove(&program.package).unwrap_or_default();
        let outcome = outcome(workspace, &program, &findings)?;
        tried.insert(program.document.name, outcome);
    }
    for row in rows {
        row.examples = Some(tried.remove(&row.name).unwrap_or_default());
    }
    Ok(())
}

/// Runs one program and takes down what it says.
fn outcome(workspace: &Workspace, program: &Program, built: &Findings) -> io::Result<Tried> {
    let binary = workspace.target().join("debug").join(&program.package);
    let all = program.samples.len();
    let failed = |reason: String| Tried {
        all,
        held: 0,
        exceptions: vec![Exception {
            model: "all".to_owned(),
            place: program.document.name.clone(),
            reason,
            mistake: None,
        }],
    };
    if let Some(error) = built.errors.first() {
        return Ok(failed(format!("the program does not compile: {error}")));
    }
    if !binary.exists() {
        return Ok(failed("the crate does not compile".to_owned()));
    }
    let run = measured(Command::new(binary).arg(program.folder.join("examples.json")))?;
    let Ok(said) = serde_json::from_slice::<Vec<Said>>(&run.stdout) else {
        let error = String::from_utf8_lossy(&run.stderr);
        return Ok(failed(format!("{}: {error}", run.status)));
    };
    let exceptions = exceptions(program, said);
    Ok(Tried {
        all,
        held: all - exceptions.len(),
        exceptions,
    })
}

/// The examples that did not come back as they were, and whose fault that is.
fn exceptions(program: &Program, said: Vec<Said>) -> Vec<Exception> {
    let lost = said.into_iter().filter_map(|said| {
        let sample = program.samples.get(said.index)?;
        let value = &sample.value;
        let reason = match said.back {
            Ok(back) => verify::loss(value, value, &back)?,
            Err(reason) => reason,
        };
        Some((sample, reason))
    });
    let lost: Vec<(&Sample, String)> = lost.collect();
    if lost.is_empty() {
        return Vec::new();
    }
    let judge = Judge::new(&program.document);
    let exceptions = lost.into_iter().map(|(sample, reason)| {
        let judge = judge.as_ref();
        Exception {
            model: sample.model.clone(),
            place: sample.place.clone(),
            reason,
            mistake: judge.and_then(|judge| judge.mistake(&sample.schema, &sample.value)),
        }
    });
    exceptions.collect()
}
