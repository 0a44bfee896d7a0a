//! Building the program with Cargo.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::io::{self, BufRead as _, BufReader};
use std::path::{self, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::process;
use super::scratch::Scratch;
use crate::limits::proof::SHOWN_BUILD;

/// Why there is no program.
#[derive(Debug)]
pub enum BuildError {
    /// Cargo cannot be run.
    Cargo(io::Error),
    /// The crate or the program does not compile.
    Compile(String),
    /// Cargo did not get so far as to compile.
    Other(String),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cargo(error) => write!(f, "cannot run Cargo: {error}"),
            Self::Compile(said) => write!(f, "the crate or its driver does not compile:\n{said}"),
            Self::Other(said) => write!(f, "Cargo cannot build:\n{said}"),
        }
    }
}

impl std::error::Error for BuildError {}

/// One line of what Cargo prints, as far as it is of interest here.
#[derive(Deserialize)]
struct Line {
    reason: String,
    target: Option<Target>,
    executable: Option<PathBuf>,
    message: Option<Message>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Message {
    level: String,
    rendered: Option<String>,
}

/// Builds the program of a scratch folder, telling each crate that is done.
///
/// # Errors
///
/// When it does not compile, or Cargo cannot do it.
pub(in crate::verify) fn build(
    scratch: &Scratch,
    done: &mut dyn FnMut(&str),
) -> Result<PathBuf, BuildError> {
    // What was fetched before is enough for nearly every run, and asks nobody.
    match attempt(scratch, true, done) {
        Err(BuildError::Other(_)) => attempt(scratch, false, done),
        end => end,
    }
}

fn attempt(
    scratch: &Scratch,
    offline: bool,
    done: &mut dyn FnMut(&str),
) -> Result<PathBuf, BuildError> {
    let mut child = command(scratch, offline)
        .spawn()
        .map_err(BuildError::Cargo)?;
    let said = process::errors(child.stderr.take());
    let (mut executable, mut errors) = (None, String::new());
    let lines = child.stdout.take().map(BufReader::new);
    for line in lines.into_iter().flat_map(BufReader::lines) {
        let line = line.map_err(BuildError::Cargo)?;
        let Ok(line) = serde_json::from_str::<Line>(&line) else {
            continue;
        };
        if let Some(message) = line.message.filter(|message| message.level == "error") {
            errors.push_str(&message.rendered.unwrap_or_default());
        }
        if line.reason == "compiler-artifact" {
            done(line.target.as_ref().map_or("", |target| &target.name));
            executable = line.executable.or(executable);
        }
    }
    let status = child.wait().map_err(BuildError::Cargo)?;
    let said = said.join().unwrap_or_default();
    match executable {
        Some(executable) if status.success() => Ok(executable),
        _ if errors.is_empty() => Err(BuildError::Other(shortened(&said))),
        _ => Err(BuildError::Compile(shortened(&errors))),
    }
}

fn command(scratch: &Scratch, offline: bool) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    // Cargo is called from another folder than the one that the path is seen from.
    let target = path::absolute(scratch.target()).unwrap_or_else(|_| scratch.target().to_owned());
    let mut command = Command::new(cargo);
    command
        .args(["build", "--package"])
        .arg("*-driver")
        .args(["--message-format", "json"])
        .args(offline.then_some("--offline"))
        .current_dir(scratch.folder())
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_BUILD) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.trim_end().to_owned(),
    }
}
