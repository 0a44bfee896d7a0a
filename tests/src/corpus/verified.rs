//! What `oasmith verify` says of one document, in a process of its own.

use std::collections::BTreeMap;
use std::env;
use std::fmt;
use std::io;
use std::process::Command;

use serde::{Deserialize, Serialize};

use super::documents::Document;
use super::generated::GENERATOR;
use super::workspace::Workspace;
use crate::measure::{Usage, measured};

/// How a document's crate fared on the wire.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Verified {
    pub(super) counts: Counts,
    /// What it took, building included.
    pub(super) usage: Usage,
    /// The operations that are not proved.
    pub(super) exceptions: Vec<Exception>,
    /// Why nothing was tried.
    pub(super) error: Option<String>,
}

/// How many operations there are of each verdict.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub(super) struct Counts {
    pub(super) operations: usize,
    pub(super) proved: usize,
    pub(super) failed: usize,
    pub(super) not_proved: usize,
    pub(super) calls: usize,
}

/// An operation that is not proved.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Exception {
    operation: String,
    verdict: String,
    /// Each reason or complaint once.
    reasons: Vec<String>,
}

impl fmt::Display for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = self.reasons.len().saturating_sub(1);
        let reason = self.reasons.first().map_or("", String::as_str);
        write!(f, "{} {}: {reason}", self.verdict, self.operation)?;
        match more {
            0 => Ok(()),
            more => write!(f, " (and {more} more)"),
        }
    }
}

impl Verified {
    /// Whether every operation is proved.
    pub(super) fn is_whole(&self) -> bool {
        self.error.is_none() && self.counts.proved == self.counts.operations
    }

    /// How many operations have each kind of reason, the most frequent first:
    /// reasons that differ in what they quote alone are of one kind.
    pub(super) fn kinds(&self) -> Vec<(usize, String)> {
        let mut kinds: BTreeMap<String, (usize, String)> = BTreeMap::new();
        for exception in &self.exceptions {
            let reason = exception.reasons.first().map_or("", String::as_str);
            let kind = format!("{}: {}", exception.verdict, unquoted(reason));
            let first = || (0, exception.to_string());
            kinds.entry(kind).or_insert_with(first).0 += 1;
        }
        let mut kinds: Vec<(usize, String)> = kinds.into_values().collect();
        kinds.sort_by(|one, two| two.0.cmp(&one.0).then_with(|| one.1.cmp(&two.1)));
        kinds
    }
}

/// A text without what it quotes.
fn unquoted(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// What the command prints as JSON, as far as it is of interest here.
#[derive(Deserialize)]
struct Printed {
    operations: Vec<Operation>,
    counts: Counts,
    error: Option<String>,
}

#[derive(Deserialize)]
struct Operation {
    method: String,
    path: String,
    verdict: String,
    #[serde(default)]
    reasons: Vec<String>,
    #[serde(default)]
    failures: Vec<Failure>,
}

#[derive(Deserialize)]
struct Failure {
    title: String,
    complaints: Vec<String>,
}

/// Proves the crate of a document, with these features of its tags, if it has any.
pub(super) fn verify(
    workspace: &Workspace,
    document: &Document,
    features: Option<&[String]>,
) -> io::Result<Verified> {
    let mut command = Command::new(env::current_exe()?);
    command.args([GENERATOR, "verify", "--format", "json", "--name"]);
    command.arg(document.package()).arg(&document.spec);
    if let Some(features) = features {
        let list = features.join(",");
        command.args(["--tag-features", "--features", &list]);
    }
    command.env("CARGO_TARGET_DIR", workspace.verify());
    let run = measured(&mut command)?;
    let Ok(printed) = serde_json::from_slice::<Printed>(&run.stdout) else {
        let said = String::from_utf8_lossy(&run.stderr);
        return Ok(Verified {
            usage: run.usage,
            error: Some(format!("{}: {}", run.status, said.trim())),
            ..Verified::default()
        });
    };
    let others = printed.operations.into_iter();
    let others = others.filter(|operation| operation.verdict != "proved");
    Ok(Verified {
        counts: printed.counts,
        usage: run.usage,
        exceptions: others.map(exception).collect(),
        error: printed.error,
    })
}

fn exception(operation: Operation) -> Exception {
    let complaints = operation.failures.into_iter().flat_map(|failure| {
        let title = failure.title;
        let complaints = failure.complaints.into_iter();
        complaints.map(move |complaint| format!("{complaint} [{title}]"))
    });
    Exception {
        operation: format!("{} {}", operation.method, operation.path),
        verdict: operation.verdict,
        reasons: complaints.chain(operation.reasons).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_that_differ_in_what_they_quote_are_of_one_kind() {
        let exception = |operation: &str, reason: &str| Exception {
            operation: operation.to_owned(),
            verdict: "failed".to_owned(),
            reasons: vec![reason.to_owned()],
        };
        let verified = Verified {
            exceptions: vec![
                exception("GET /c", "another"),
                exception("GET /a", "`x` is lost"),
                exception("GET /b", "`y` is lost"),
            ],
            ..Verified::default()
        };
        let expected = [
            (2, "failed GET /a: `x` is lost".to_owned()),
            (1, "failed GET /c: another".to_owned()),
        ];
        assert_eq!(verified.kinds(), expected);
    }
}
