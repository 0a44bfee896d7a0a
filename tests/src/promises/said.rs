//! How it is said what was found of a pair.

use super::measured::{Called, Measured};
use crate::regen::Verdict;

/// The titles of the table.
pub(super) const TITLES: [&str; 10] = [
    "PAIR", "WIRE", "RUST", "SEMVER", "CALLER", "GONE", "NEW", "UNHEARD", "UNREAD", "AGREES",
];

/// What was found of a pair, as a row of the table.
pub(super) fn row(
    name: &str,
    (wire, rust): (Verdict, Verdict),
    measured: &Measured,
) -> Vec<String> {
    let count = |count: usize, word: &str| match count {
        0 => "-".to_owned(),
        count => format!("{count} {word}").trim_end().to_owned(),
    };
    let semver = measured.semver.lints.len();
    let bump = if measured.semver.is_major {
        "major"
    } else {
        "minor"
    };
    vec![
        name.to_owned(),
        wire.to_string(),
        rust.to_string(),
        count(semver, bump),
        match &measured.called {
            Called::Broken(reasons) => format!("{} errors", reasons.len()),
            Called::Ran(others) => count(others.len(), "others"),
        },
        count(measured.signatures.0.len(), ""),
        count(measured.signatures.1.len(), ""),
        count(measured.unheard.len(), ""),
        count(measured.unread.len(), ""),
    ]
}

/// How many lines of a caller are shown that are other than before.
const FEW: usize = 6;

/// Two lines, with what they are about, from a bit before where they part.
fn parted(old: &str, new: &str) -> (String, String) {
    const SHOWN: usize = 200;
    let chars = old.chars().zip(new.chars());
    let alike = chars.take_while(|(old, new)| old == new).count();
    let about = old
        .split_once(": ")
        .map_or(0, |(about, _)| about.chars().count() + 2);
    let from = alike.saturating_sub(SHOWN / 4).max(about);
    let dots = if from > about { "..." } else { "" };
    let cut = |line: &str| {
        let about: String = line.chars().take(about).collect();
        let rest: String = line.chars().skip(from).take(SHOWN).collect();
        format!("{about}{dots}{rest}")
    };
    (cut(old), cut(new))
}

/// Says what was found of a pair.
pub(super) fn say(name: &str, disagreements: &[String], measured: &Measured) {
    println!("{name}: {}", disagreements.join("; "));
    let list = |title: &str, lines: &[String]| {
        for line in lines {
            println!("  {title}  {line}");
        }
    };
    list("semver", &measured.semver.lints);
    list("gone  ", &measured.signatures.0);
    list("new   ", &measured.signatures.1);
    list("unheard", &measured.unheard);
    list("unread", &measured.unread);
    list("gap   ", &measured.gaps);
    match &measured.called {
        Called::Broken(reasons) => list("caller", reasons),
        Called::Ran(others) => {
            for (old, new) in others.iter().take(FEW) {
                let (old, new) = parted(old, new);
                println!("  - {old}\n  + {new}");
            }
        }
    }
}
