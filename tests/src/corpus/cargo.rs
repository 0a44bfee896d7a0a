//! Cargo on the workspace of crates, and whose each of its messages is.

use std::collections::{HashMap, HashSet};
use std::io;
use std::process::Command;

use serde::{Deserialize, Serialize};

use super::workspace::Workspace;
use crate::measure::measured;

/// What the tools said of one crate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Findings {
    /// What keeps it from compiling.
    pub(super) errors: Vec<String>,
    /// What rustc or rustdoc warn of.
    pub(super) warnings: Vec<String>,
    /// What clippy warns of.
    pub(super) clippy: Vec<String>,
}

impl Findings {
    pub(super) fn is_clean(&self) -> bool {
        self.errors.is_empty() && self.warnings.is_empty() && self.clippy.is_empty()
    }

    fn add(&mut self, message: &Finding) {
        let code = message.code.as_ref().map_or("", |code| code.code.as_str());
        let list = match message.level.as_str() {
            level if level.starts_with("error") => &mut self.errors,
            _ if code.starts_with("clippy::") => &mut self.clippy,
            _ => &mut self.warnings,
        };
        let text = message.rendered.as_ref().unwrap_or(&message.message);
        list.push(text.trim().to_owned());
    }
}

/// One line of what Cargo prints, as far as it is of interest here.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    package_id: String,
    message: Option<Finding>,
}

#[derive(Deserialize)]
struct Finding {
    level: String,
    message: String,
    rendered: Option<String>,
    code: Option<Code>,
}

impl Finding {
    /// Whether it only sums up what others have said.
    fn is_summary(&self) -> bool {
        let ends_so = ["aborting due to", "warning emitted", "warnings emitted"];
        ends_so.iter().any(|end| self.message.contains(end))
            || !matches!(self.level.as_str(), "warning") && !self.level.starts_with("error")
    }
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

/// A command of Cargo on some packages, and what is set for it.
pub(super) struct Task<'a> {
    /// The command and its switches.
    pub(super) arguments: &'a [&'a str],
    /// Variables of the environment.
    pub(super) variables: &'a [(&'a str, &'a str)],
    /// The packages, none of which is skipped where another fails.
    pub(super) packages: &'a [String],
    /// How much is done at a time.
    pub(super) jobs: usize,
}

/// Runs it and gives what was said of each package.
pub(super) fn run(workspace: &Workspace, task: &Task<'_>) -> io::Result<HashMap<String, Findings>> {
    let mut command = command(workspace);
    command
        .args(task.arguments)
        .args(["--keep-going", "--message-format", "json"])
        .args(["--jobs", &task.jobs.to_string()])
        .envs(task.variables.iter().copied())
        .current_dir(workspace.crates());
    for package in task.packages {
        command.args(["--package", package]);
    }
    let run = measured(&mut command)?;
    let findings = findings(&String::from_utf8_lossy(&run.stdout));
    if !run.status.success() && findings.values().all(|found| found.errors.is_empty()) {
        // Cargo failed before it came to any crate.
        return Err(io::Error::other(String::from_utf8_lossy(&run.stderr)));
    }
    Ok(findings)
}

/// Cargo, building where all runs of this program do.
pub(super) fn command(workspace: &Workspace) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.env("CARGO_TARGET_DIR", workspace.target());
    command
}

/// Sorts Cargo's messages by package; a message that several of a package's
/// targets give is counted once.
fn findings(printed: &str) -> HashMap<String, Findings> {
    let mut findings: HashMap<String, Findings> = HashMap::new();
    let mut seen = HashSet::new();
    let lines = printed
        .lines()
        .filter_map(|line| serde_json::from_str::<Line>(line).ok());
    for line in lines {
        let Some(message) = line.message.filter(|message| !message.is_summary()) else {
            continue;
        };
        let package = package(&line.package_id).to_owned();
        if seen.insert((package.clone(), message.rendered.clone())) {
            findings.entry(package).or_default().add(&message);
        }
    }
    findings
}

/// The name in a package's id, such as `path+file:///a/b#name@1.0.0`; where it
/// is the folder's name, as in `path+file:///a/name#1.0.0`, it is left out.
fn package(id: &str) -> &str {
    let (source, fragment) = id.split_once('#').unwrap_or((id, ""));
    match fragment.split_once('@') {
        Some((name, _)) => name,
        None => source.rsplit('/').next().unwrap_or(source),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_id_has_the_name_in_one_of_two_places() {
        assert_eq!(package("path+file:///a/box#corpus-box@0.1.0"), "corpus-box");
        assert_eq!(package("path+file:///a/corpus-box#0.1.0"), "corpus-box");
    }

    #[test]
    fn messages_are_sorted_by_package_and_counted_once() {
        let warning = r#"{"reason":"compiler-message","package_id":"path+file:///a#p@1.0.0","message":{"level":"warning","message":"unused","rendered":"unused x","code":{"code":"unused"}}}"#;
        let clippy = warning
            .replace("\"unused\"}", "\"clippy::all\"}")
            .replace(" x", " y");
        let summary = warning.replace("\"unused\"", "\"1 warning emitted\"");
        let other = r#"{"reason":"build-finished","success":true}"#;
        let printed = [warning, warning, clippy.as_str(), summary.as_str(), other].join("\n");
        let findings = findings(&printed);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings["p"].warnings, ["unused x"]);
        assert_eq!(findings["p"].clippy, ["unused y"]);
        assert!(findings["p"].errors.is_empty());
    }
}
