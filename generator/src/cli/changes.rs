//! The changes of a run as a person reads them.

use std::path::Path;

use super::args::Generate;
use super::color::{ADDED, ASIDE, CHANGED, REMOVED, paint};
use super::text::{count, visible};
use crate::write::{Change, ChangeKind, Changes};

/// Whether a run writes, or how it tells what it would write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Write,
    Check,
    DryRun,
}

impl Mode {
    pub(super) fn of(args: &Generate) -> Self {
        match (args.check, args.dry_run) {
            (true, _) => Self::Check,
            (false, true) => Self::DryRun,
            (false, false) => Self::Write,
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Check => "check",
            Self::DryRun => "dry-run",
        }
    }
}

/// A line for each change, and how many there are.
pub(super) fn list(changes: &Changes, output: &Path, mode: Mode, color: bool) -> String {
    let mut text = String::new();
    for change in changes.iter() {
        text.push_str(&line(change, mode, color));
    }
    if !changes.is_empty() {
        text.push('\n');
    }
    text + &summary(changes, output, mode)
}

fn line(change: &Change, mode: Mode, color: bool) -> String {
    let style = match change.kind {
        ChangeKind::Create => ADDED,
        ChangeKind::Update => CHANGED,
        ChangeKind::Remove => REMOVED,
        ChangeKind::Keep => ASIDE,
    };
    let word = format!("{:<7}", word(change.kind, mode));
    let note = match (change.kind, change.edited, mode) {
        (ChangeKind::Keep, false, _) => "  (no longer generated: yours from now on)",
        (ChangeKind::Keep, ..) => "  (no longer generated, but edited by hand: yours from now on)",
        (_, true, Mode::Write) => "  (it had been edited by hand; the edit is gone)",
        (_, true, _) => "  (it has been edited by hand; the edit would be lost)",
        (_, false, _) => "",
    };
    let path = visible(&change.path);
    format!("{}  {path}{note}\n", paint(&word, style, color))
}

/// What happened to a file, or what would.
fn word(kind: ChangeKind, mode: Mode) -> &'static str {
    match (mode, kind) {
        (Mode::Check | Mode::DryRun, kind) => kind.as_str(),
        (Mode::Write, ChangeKind::Create) => "created",
        (Mode::Write, ChangeKind::Update) => "updated",
        (Mode::Write, ChangeKind::Remove) => "removed",
        (Mode::Write, ChangeKind::Keep) => "kept",
    }
}

fn summary(changes: &Changes, output: &Path, mode: Mode) -> String {
    let output = visible(&output.display().to_string());
    let unchanged = count(changes.unchanged(), "file");
    if changes.is_empty() {
        return format!("{output} is up to date: {unchanged}\n");
    }
    let kinds = [
        ChangeKind::Create,
        ChangeKind::Update,
        ChangeKind::Remove,
        ChangeKind::Keep,
    ];
    let mut parts = Vec::new();
    for kind in kinds {
        let number = changes.iter().filter(|change| change.kind == kind).count();
        match (number, mode) {
            (0, _) => {}
            (number, Mode::Write) => parts.push(format!("{number} {}", word(kind, mode))),
            (number, _) => parts.push(format!("{number} to {}", word(kind, mode))),
        }
    }
    let state = match mode {
        Mode::Write => "",
        Mode::Check | Mode::DryRun => " is out of date",
    };
    format!(
        "{output}{state}: {}, {} unchanged\n",
        parts.join(", "),
        changes.unchanged()
    )
}
