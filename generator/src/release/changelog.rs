//! The changelog of a crate.

use std::fmt::Write as _;

use semver::Version;

use super::version::parse;
use crate::diff::{Change, Effect};

const HEAD: &str = "\
# Changelog

What is different for callers of this crate from one version to the next. The entry of the next one
is written by `oasmith generate`; those of versions that were released stay as they are.
";

/// The start of each entry.
const ENTRY: &str = "## ";

/// What the entry is headed by while the version is still that of a release. It is no version, so
/// that the entry is told from that of the release, and written anew like any other.
const UNRELEASED: &str = "Unreleased";

/// The changelog with the entry of `version`, and below it those that `old` has of what was
/// released. Without changes there is no entry, unless nothing was released.
#[must_use]
pub fn changelog(
    old: &str,
    released: Option<&Version>,
    version: &str,
    changes: &[Change],
) -> String {
    let is_released = |of: &Version| released.is_some_and(|released| of <= released);
    let heading = match parse(version) {
        Some(version) if is_released(&version) => UNRELEASED,
        _ => version,
    };
    let mut text = HEAD.to_owned();
    match released {
        None => {
            let _ = write!(text, "\n{ENTRY}{version}\n\nThe first version.\n");
        }
        Some(_) if changes.is_empty() => {}
        Some(_) => text.push_str(&entry(heading, changes)),
    }
    for entry in entries(old) {
        if version_of(entry).as_ref().is_some_and(is_released) {
            text.push('\n');
            text.push_str(entry.trim_end());
            text.push('\n');
        }
    }
    text
}

/// The entries of a changelog, each from its heading on.
fn entries(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = text
        .match_indices("\n## ")
        .map(|(start, _)| start + 1)
        .collect();
    starts.push(text.len());
    let ends = starts.iter().skip(1);
    let entries = starts.iter().zip(ends);
    entries
        .filter_map(|(start, end)| text.get(*start..*end))
        .collect()
}

fn version_of(entry: &str) -> Option<Version> {
    let heading = entry.strip_prefix(ENTRY)?;
    let word = heading.split_whitespace().next()?;
    parse(word.trim_matches(['[', ']']))
}

fn entry(heading: &str, changes: &[Change]) -> String {
    let mut text = format!("\n{ENTRY}{heading}\n");
    let of = |rust, is_soft| {
        let all = changes.iter();
        let all = all.filter(move |change| change.rust == rust && change.is_soft() == is_soft);
        all.collect::<Vec<&Change>>()
    };
    let lists: [(&str, Vec<&Change>); 5] = [
        ("What breaks", of(Effect::Breaking, false)),
        ("What is called otherwise", of(Effect::Compatible, true)),
        ("What is new", of(Effect::Compatible, false)),
        (
            "On the wire",
            on_the_wire(changes, |wire| wire != Effect::None),
        ),
        (
            "What else is different",
            on_the_wire(changes, |wire| wire == Effect::None),
        ),
    ];
    for (title, changes) in lists {
        if !changes.is_empty() {
            let _ = write!(text, "\n### {title}\n\n");
            text.extend(changes.into_iter().map(line));
        }
    }
    text
}

/// What is nothing in Rust.
fn on_the_wire(changes: &[Change], is_meant: fn(Effect) -> bool) -> Vec<&Change> {
    let changes = changes.iter();
    let changes = changes.filter(|change| change.rust == Effect::None && is_meant(change.wire));
    changes.collect()
}

/// One change as an item of a list.
fn line(change: &Change) -> String {
    let wire = match (change.wire, change.rust) {
        (Effect::Breaking, _) => ". Clients of the version before do not get along with it",
        _ => "",
    };
    let code = |text: &str| format!("`{}`", text.replace(['`', '\n', '\r'], "'"));
    let spelled = match (&change.old, &change.new) {
        (Some(old), Some(new)) if old != new => format!("{} is now {}", code(old), code(new)),
        (Some(one), _) | (None, Some(one)) => code(one),
        (None, None) => String::new(),
    };
    format!("- {spelled}: {}{wire}.\n", change.says)
}

#[cfg(test)]
mod tests {
    use super::{changelog, parse};
    use crate::diff::{Change, Effect, Subject};

    fn change() -> Change {
        Change {
            says: "an operation is called otherwise".to_owned(),
            old: Some("old()".to_owned()),
            new: Some("new()".to_owned()),
            ..Change::of(Subject::Call, Effect::None, Effect::Breaking)
        }
    }

    #[test]
    fn the_entry_of_the_next_version_is_written_anew() {
        let first = changelog("", None, "0.1.0", &[]);
        assert!(
            first.ends_with("\n## 0.1.0\n\nThe first version.\n"),
            "{first}"
        );
        let released = parse("0.1.0");
        let edited = first.replace("The first version.", "The first version, by hand.");
        let next = changelog(&edited, released.as_ref(), "0.1.1", &[]);
        assert_eq!(next, edited);
        let next = changelog(&next, released.as_ref(), "0.2.0", &[change()]);
        let entry = "## 0.2.0\n\n### What breaks\n\n- `old()` is now `new()`: \
             an operation is called otherwise.\n\n## 0.1.0\n\nThe first version, by hand.\n";
        assert!(next.ends_with(entry), "{next}");
        assert_eq!(
            changelog(&next, released.as_ref(), "0.2.0", &[change()]),
            next
        );
        assert_eq!(changelog(&next, released.as_ref(), "0.1.0", &[]), edited);
    }

    #[test]
    fn what_is_new_of_a_version_that_is_released_is_told_once() {
        let first = changelog("", None, "0.2.0", &[]);
        let released = parse("0.2.0");
        for version in ["0.2.0", "0.1.0", "0.2.0-beta.1"] {
            let once = changelog(&first, released.as_ref(), version, &[change()]);
            assert!(once.contains("## Unreleased\n\n### What breaks"), "{once}");
            assert!(
                once.ends_with("\n## 0.2.0\n\nThe first version.\n"),
                "{once}"
            );
            let again = changelog(&once, released.as_ref(), version, &[change()]);
            assert_eq!(again, once);
            let next = changelog(&once, released.as_ref(), "0.3.0", &[change()]);
            assert!(!next.contains("Unreleased"), "{next}");
        }
    }

    #[test]
    fn what_is_told_only_of_the_wire_has_its_own_list() {
        let wire = Change::of(Subject::Call, Effect::Breaking, Effect::None);
        let text = changelog("", parse("1.0.0").as_ref(), "1.0.1", &[wire]);
        assert!(text.contains("### On the wire"), "{text}");
        assert!(!text.contains("### What breaks"), "{text}");
    }

    #[test]
    fn no_name_ends_the_code_that_it_stands_in() {
        let odd = Change {
            old: Some("a`b\n## 9.9.9".to_owned()),
            ..change()
        };
        let text = changelog("", parse("1.0.0").as_ref(), "2.0.0", &[odd]);
        assert!(text.contains("`a'b'## 9.9.9`"), "{text}");
    }
}
