//! One pair, measured.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use oasmith::Known;
use oasmith::Outcome;
use oasmith::record::Record;
use oasmith::verify::document::Document;

use super::answers::answers;
use super::caller::{Caller, Variable};
use super::heard::{Sent, complaints};
use super::measured::{Called, Measured};
use super::semver::Semver;
use super::surface::Surface;
use super::workshop::Side;
use crate::regen::{Pair, made};

/// What measures pairs, one after the other. What is made of an old document is kept for the next
/// pair that has the same.
pub(super) struct Bench {
    root: PathBuf,
    tool: PathBuf,
    new: Side,
    old: Option<Old>,
}

/// What is made of an old document.
struct Old {
    document: String,
    read: Document,
    side: Side,
    libraries: Vec<String>,
    record: Record,
    answers: String,
    described: PathBuf,
    surface: Surface,
    caller: Caller,
    program: PathBuf,
}

impl Bench {
    pub(super) fn new(root: &Path, tool: &Path) -> io::Result<Self> {
        Ok(Self {
            root: root.to_owned(),
            tool: tool.to_owned(),
            new: Side::new(root, "new")?,
            old: None,
        })
    }

    /// Measures a pair.
    pub(super) fn measure(&mut self, pair: &Pair) -> io::Result<Measured> {
        let (old, new) = pair.documents()?;
        let known = self.old.take().filter(|known| known.document == old);
        let known = match known {
            Some(known) => known,
            None => Old::make(&self.root, old)?,
        };
        let measured = self.compare(&known, &new);
        self.old = Some(known);
        measured
    }

    fn compare(&self, old: &Old, document: &str) -> io::Result<Measured> {
        let record = Known::Record(Box::new(old.record.clone()));
        let (outcome, _) = made(document, record)?;
        let said = old.answers.clone() + &answers("new", &outcome, &old.record);
        let said_by = self.root.join("answers.txt");
        fs::write(&said_by, said)?;

        self.new.generate(document, Some(&old.side))?;
        let (described, crate_) = self.new.documented(&old.libraries)?;
        let surface = Surface::read(&crate_);
        let (before, after) = (old.surface.signatures(), surface.signatures());
        let signatures = (
            before.difference(&after).cloned().collect(),
            after.difference(&before).cloned().collect(),
        );

        self.new.write_caller(&old.caller.code)?;
        let printed = ran(&old.program, &said_by)?;
        let called = match self.new.compiled("caller-of-old")? {
            Err(said) => Called::Broken(reasons(&said)),
            Ok(program) => Called::Ran(others(&printed, &ran(&program, &said_by)?)),
        };
        Ok(Measured {
            semver: Semver::of(&self.tool, &old.described, &described)?,
            called,
            signatures,
            unread: unread(&printed),
            unheard: unheard(&printed, &old.read, &read(&outcome))?,
            gaps: old.caller.gaps.clone(),
        })
    }
}

impl Old {
    fn make(root: &Path, document: String) -> io::Result<Self> {
        let side = Side::new(root, "old")?;
        let (outcome, record) = made(&document, Known::Nothing)?;
        side.generate(&document, None)?;
        let libraries = side.compile()?;
        let (described, crate_) = side.documented(&libraries)?;
        let surface = Surface::read(&crate_);
        let caller = Caller::of(&surface, &variables(&record));
        side.write_caller(&caller.code)?;
        let program = side.compiled("caller-of-old")?.map_err(io::Error::other)?;
        Ok(Self {
            answers: answers("old", &outcome, &record),
            read: read(&outcome),
            document,
            side,
            libraries,
            record,
            described,
            surface,
            caller,
            program,
        })
    }
}

fn read(outcome: &Outcome) -> Document {
    Document::read(&outcome.sources, &outcome.selection)
}

fn variables(record: &Record) -> BTreeMap<String, Variable> {
    let variables = record.client.variables.values().map(|variable| {
        let value = Variable {
            value: variable.values.last().cloned(),
            has_default: variable.usual.is_some(),
        };
        (variable.name.clone(), value)
    });
    variables.collect()
}

/// What a caller prints, by what each line is about.
fn ran(program: &Path, answers: &Path) -> io::Result<BTreeMap<String, String>> {
    let output = Command::new("timeout")
        .arg("60")
        .arg(program)
        .arg(answers)
        .output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let lines = said.lines().filter_map(|line| line.split_once(": "));
    let mut lines: BTreeMap<String, String> = lines
        .map(|(about, said)| (about.to_owned(), said.to_owned()))
        .collect();
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        lines.insert("end".to_owned(), format!("{}: {said}", output.status));
    }
    Ok(lines)
}

fn others(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let about = old
        .keys()
        .chain(new.keys().filter(|about| !old.contains_key(*about)));
    // What is sent is said in another way as well.
    let about = about.filter(|about| !about.starts_with("sent "));
    let line = |lines: &BTreeMap<String, String>, about: &str| {
        format!(
            "{about}: {}",
            lines.get(about).map_or("nothing", String::as_str)
        )
    };
    about
        .map(|about| (line(old, about), line(new, about)))
        .filter(|(old, new)| old != new)
        .collect()
}

/// Successes of the new document that the old caller does not take for such.
fn unread(printed: &BTreeMap<String, String>) -> Vec<String> {
    let is_unread = |about: &str, said: &str| {
        about.starts_with("answer ")
            && about.contains(" new ")
            && about.ends_with(" success way 0")
            && !said.starts_with("ok ")
    };
    let lines = printed
        .iter()
        .filter(|(about, said)| is_unread(about, said));
    lines
        .map(|(about, said)| format!("{about}: {said}"))
        .collect()
}

/// Why the new document's server does not hear what the old one's hears.
fn unheard(
    printed: &BTreeMap<String, String>,
    old: &Document,
    new: &Document,
) -> io::Result<Vec<String>> {
    let mut unheard = BTreeSet::new();
    for (about, said) in printed
        .iter()
        .filter(|(about, _)| about.starts_with("sent "))
    {
        let Some(sent) = serde_json::from_str::<Option<Sent>>(said)? else {
            continue;
        };
        let call = about.split(' ').nth(1).unwrap_or_default();
        let before = complaints(old, &sent);
        let new = complaints(new, &sent).into_iter();
        let new = new.filter(|complaint| !before.contains(complaint));
        unheard.extend(new.map(|complaint| format!("{call}: {complaint}")));
    }
    Ok(unheard.into_iter().collect())
}

/// The first line of each error of the compiler.
fn reasons(said: &str) -> Vec<String> {
    let lines = said.lines().filter(|line| line.starts_with("error"));
    let lines = lines.filter(|line| !line.contains("could not compile"));
    let mut reasons: Vec<String> = lines.map(str::to_owned).collect();
    reasons.dedup();
    reasons
}
