//! What a command says to a machine: one object with the facts that a person
//! sees.

use std::path::Path;

use serde_json::{Value, json};

use super::changes::Mode;
use super::diff::{Both, facts};
use super::needs;
use super::render;
use super::report::{FINE, Report, error};
use super::text::{chain, kinds};
use super::unified::diff;
use crate::Outcome;
use crate::diagnostic::Diagnostics;
use crate::inspect::Found;
use crate::release::News;
use crate::write::{Changes, WriteError};

/// The report of a command that writes nothing.
pub(super) fn inspect(outcome: &Outcome, code: u8) -> Report {
    report("inspect", outcome, code, &[("changes", json!([]))])
}

/// The report of what there is to say of a document.
pub(super) fn check(outcome: &Outcome, code: u8) -> Report {
    let object = json!({
        "command": "check",
        "ok": code == FINE,
        "diagnostics": render::json(&outcome.diagnostics, &outcome.sources),
        "summary": summary(&outcome.diagnostics),
    });
    Report {
        stdout: format!("{object:#}\n"),
        stderr: String::new(),
        code,
    }
}

/// The report of a search.
pub(super) fn find(outcome: &Outcome, found: &[Found], code: u8) -> Report {
    report("inspect", outcome, code, &[("found", json!(found))])
}

/// The report of a proof.
#[cfg(feature = "verify")]
pub(super) fn verify(outcome: &Outcome, facts: &[(&str, Value)], code: u8) -> Report {
    report("verify", outcome, code, facts)
}

/// The report of a run that may write.
pub(super) fn generate(
    command: &str,
    outcome: &Outcome,
    (mode, output): (Mode, &Path),
    changes: Option<&Changes>,
    failed: Option<&WriteError>,
    code: u8,
) -> Report {
    let facts = [
        ("mode", json!(mode.as_str())),
        (
            "changes",
            changes.map_or_else(|| json!([]), |changes| list(changes, mode)),
        ),
        ("unchanged", json!(changes.map(Changes::unchanged))),
        ("error", failed.map_or_else(|| refused(outcome), failure)),
        ("news", outcome.news.as_ref().map_or(Value::Null, news)),
        (
            "needs",
            outcome
                .needs(output)
                .map_or(Value::Null, |known| needs::facts(&known)),
        ),
    ];
    report(command, outcome, code, &facts)
}

fn report(command: &str, outcome: &Outcome, code: u8, facts: &[(&str, Value)]) -> Report {
    let mut object = json!({ "command": command, "ok": code == FINE });
    for (key, value) in facts {
        object[key] = value.clone();
    }
    object["diagnostics"] = json!(render::json(&outcome.diagnostics, &outcome.sources));
    object["summary"] = json!(summary(&outcome.diagnostics));
    object["inspection"] = json!(outcome.inspection());
    Report {
        stdout: format!("{object:#}\n"),
        stderr: String::new(),
        code,
    }
}

/// How often each thing is said, the most frequent first.
fn summary(diagnostics: &Diagnostics) -> Vec<Value> {
    let kinds = kinds(diagnostics).into_iter();
    let kinds = kinds.map(|kind| {
        json!({
            "code": kind.code,
            "severity": kind.severity.as_str(),
            "count": kind.count,
        })
    });
    kinds.collect()
}

fn list(changes: &Changes, mode: Mode) -> Value {
    let changes = changes.iter().map(|change| {
        let mut object = json!({
            "path": change.path,
            "kind": change.kind.as_str(),
            "edited": change.edited,
        });
        if mode == Mode::DryRun {
            object["diff"] = json!(diff(change, false));
        }
        object
    });
    changes.collect()
}

/// What is new for callers, and the version that follows from it.
fn news(news: &News) -> Value {
    let changes = news.changes.as_deref();
    json!({
        "version": news.version,
        "released": news.released,
        "too_low": news.too_low,
        "callers": changes.map(|changes| facts(changes, &Both::default())),
    })
}

/// Why what stands in the folder cannot be built upon.
fn refused(outcome: &Outcome) -> Value {
    let failure = outcome.failure.as_ref();
    failure.map_or(Value::Null, |message| error(message, &[]))
}

fn failure(failed: &WriteError) -> Value {
    error(&chain(failed), failed.in_the_way())
}
