//! Documents with one thing wrong, and what oasmith says of them.

mod change;
mod said;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use self::change::{Change, Kind, change};
pub use self::said::{Said, said};
use crate::chance::Chance;
use crate::table::table;

/// With how many lines or bytes between, a message is told of the place where something is wrong.
const LINES: usize = 3;
const BYTES: usize = 200;

/// What came of all changes of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// How many there were.
    pub all: usize,
    /// How many ended otherwise than a run does.
    pub panics: usize,
    /// How many were refused.
    pub refused: usize,
    /// How many of these with a place near by.
    pub near: usize,
    /// How many were taken.
    pub taken: usize,
    /// How many of these with something said that is not said of the document as it was.
    pub told: usize,
    /// How many of these made the same crate.
    pub same: usize,
}

/// Changes documents at random and counts what comes of it.
///
/// # Errors
///
/// When a document cannot be read or the program cannot be run.
pub fn run(
    program: &Path,
    documents: &[PathBuf],
    seed: u64,
    count: usize,
) -> io::Result<BTreeMap<Kind, Counts>> {
    let mut chance = Chance::new(seed);
    let mut all: BTreeMap<Kind, Counts> = BTreeMap::new();
    let mut before: BTreeMap<&Path, Said> = BTreeMap::new();
    let mut made = 0;
    for turn in 0.. {
        if made == count {
            break;
        }
        let kind = Kind::ALL[turn % Kind::ALL.len()];
        let Some(document) = chance.pick(documents) else {
            break;
        };
        let text = fs::read_to_string(document)?;
        let Some(changed) = change(&text, kind, &mut chance) else {
            continue;
        };
        made += 1;
        if !before.contains_key(document.as_path()) {
            before.insert(document, said(program, document, &text)?);
        }
        let now = said(program, document, &changed.text)?;
        let counts = all.entry(kind).or_default();
        count_in(counts, &before[document.as_path()], &now, &changed);
        if let Some(why) = wrong(&now, &changed) {
            eprintln!(
                "{} of {} at byte {}: {why}",
                name(kind),
                document.display(),
                changed.at
            );
        }
    }
    Ok(all)
}

fn count_in(counts: &mut Counts, before: &Said, now: &Said, changed: &Change) {
    counts.all += 1;
    match now.code {
        Some(0) => {
            counts.taken += 1;
            counts.told += usize::from(!before.has_all_of(now));
            counts.same += usize::from(before.has_all_of(now) && before.crate_is == now.crate_is);
        }
        Some(2) => {
            counts.refused += 1;
            counts.near += usize::from(is_near(now, changed));
        }
        _ => counts.panics += 1,
    }
}

/// What is wrong with what was said, if anything is.
fn wrong(now: &Said, changed: &Change) -> Option<String> {
    match now.code {
        Some(0) => None,
        Some(2) if is_near(now, changed) => None,
        Some(2) => {
            let errors: Vec<_> = now.errors().collect();
            Some(format!("told elsewhere: {errors:?}"))
        }
        _ => Some(format!("ended with {:?}: {}", now.code, now.complaint)),
    }
}

/// Whether an error has a place near the change.
fn is_near(now: &Said, changed: &Change) -> bool {
    let line = changed.text[..changed.at].matches('\n').count() + 1;
    let mut places = now.errors().flat_map(|message| &message.at);
    places.any(|&(told, column)| {
        let start = changed
            .text
            .split_inclusive('\n')
            .take(told.saturating_sub(1));
        let byte = start.map(str::len).sum::<usize>() + column;
        told.abs_diff(line) <= LINES || byte.abs_diff(changed.at) <= BYTES
    })
}

fn name(kind: Kind) -> String {
    format!("{kind:?}")
}

/// The counts as a table.
#[must_use]
pub fn told(all: &BTreeMap<Kind, Counts>) -> String {
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|(kind, counts)| {
            let figures = [
                counts.all,
                counts.panics,
                counts.refused,
                counts.near,
                counts.taken,
                counts.told,
                counts.same,
            ];
            let figures = figures.iter().map(ToString::to_string);
            std::iter::once(name(*kind)).chain(figures).collect()
        })
        .collect();
    table(
        &[
            "CHANGE",
            "ALL",
            "PANICS",
            "REFUSED",
            "NEAR",
            "TAKEN",
            "TOLD",
            "SAME CRATE",
        ],
        &rows,
    )
}
