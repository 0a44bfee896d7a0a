//! The changes of a run as a person reads them.

use std::path::Path;

use super::args::Generate;
use super::color::{ADDED, ASIDE, CHANGED, REMOVED, paint};
use super::text::{count, visible};
use crate::write::{Change, ChangeKind, Changes};

/// More files of a folder than this have a line together.
const MANY: usize = 8;

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

/// A line for each change, and how many there are. Many files of a folder with which the same happens have
/// a line together.
pub(super) fn list(changes: &Changes, output: &Path, mode: Mode, color: bool) -> String {
    let mut text = String::new();
    let all: Vec<&Change> = changes.iter().collect();
    for alike in all.chunk_by(|one, next| are_alike(one, next)) {
        match alike {
            [first, ..] if alike.len() > MANY => {
                text.push_str(&line_of_folder(first, alike.len(), mode, color));
            }
            few => text.extend(few.iter().map(|change| line(change, mode, color))),
        }
    }
    if !changes.is_empty() {
        text.push('\n');
    }
    text + &summary(changes, output, mode)
}

/// Whether the same happens with two files of a folder, and nothing of anybody's is lost by it.
fn are_alike(one: &Change, next: &Change) -> bool {
    let is_plain = |change: &Change| {
        matches!(change.kind, ChangeKind::Create | ChangeKind::Update) && !change.edited
    };
    let [of_one, of_next] = [one, next].map(|change| folder(&change.path));
    is_plain(one)
        && is_plain(next)
        && one.kind == next.kind
        && of_one.is_some()
        && of_one == of_next
}

/// The folder of a file: that of a module, whichever folders are in it.
fn folder(path: &str) -> Option<&str> {
    const SOURCES: &str = "src/";
    let start = if path.starts_with(SOURCES) {
        SOURCES.len()
    } else {
        0
    };
    let end = path.get(start..)?.find('/')?;
    path.get(..start + end)
}

fn line_of_folder(first: &Change, number: usize, mode: Mode, color: bool) -> String {
    let folder = visible(folder(&first.path).unwrap_or_default());
    let files = count(number, "file");
    format!(
        "{}  {folder}/  ({files})\n",
        painted(first.kind, mode, color)
    )
}

fn line(change: &Change, mode: Mode, color: bool) -> String {
    let note = match (change.kind, change.edited, mode) {
        (ChangeKind::Keep, false, _) => "  (no longer generated: yours from now on)",
        (ChangeKind::Keep, ..) => "  (no longer generated, but edited by hand: yours from now on)",
        (_, true, Mode::Write) => "  (it had been edited by hand; the edit is gone)",
        (_, true, _) => "  (it has been edited by hand; the edit would be lost)",
        (_, false, _) => "",
    };
    let path = visible(&change.path);
    format!("{}  {path}{note}\n", painted(change.kind, mode, color))
}

/// What happened to a file, in its colour.
fn painted(kind: ChangeKind, mode: Mode, color: bool) -> String {
    let style = match kind {
        ChangeKind::Create => ADDED,
        ChangeKind::Update => CHANGED,
        ChangeKind::Remove => REMOVED,
        ChangeKind::Keep => ASIDE,
    };
    paint(&format!("{:<7}", word(kind, mode)), style, color)
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
