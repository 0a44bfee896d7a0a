//! A change as a unified diff, as version control shows it.

use diffy::DiffOptions;

use super::color::{ADDED, ASIDE, HEADING, REMOVED, paint};
use super::text::visible;
use crate::write::{Change, ChangeKind};

/// The name of the side on which there is no file.
const NO_FILE: &str = "/dev/null";

/// The diff of one change, empty for a file that is kept.
pub(super) fn diff(change: &Change, color: bool) -> String {
    if change.kind == ChangeKind::Keep {
        return String::new();
    }
    let side = |prefix: &str, content: Option<&str>| match content {
        Some(_) => format!("{prefix}/{}", change.path),
        None => NO_FILE.to_owned(),
    };
    let (old, new) = (change.old.as_deref(), change.new.as_deref());
    let diff = DiffOptions::new()
        .set_original_filename(side("a", old))
        .set_modified_filename(side("b", new))
        .create_patch(old.unwrap_or_default(), new.unwrap_or_default())
        .to_string();
    let mut text = String::new();
    for (index, line) in diff.lines().enumerate() {
        let line = visible(line);
        // The first two lines name the file; one that looks like them further
        // down is a line of the file.
        let style = match line.chars().next() {
            _ if index < 2 => Some(HEADING),
            Some('+') => Some(ADDED),
            Some('-') => Some(REMOVED),
            Some('@') => Some(ASIDE),
            _ => None,
        };
        match style {
            Some(style) => text.push_str(&paint(&line, style, color)),
            None => text.push_str(&line),
        }
        text.push('\n');
    }
    text
}
