//! What the lock says while a run is writing, so that the next knows what one that was killed has
//! left: the lock as it stood, and beside it what the new files hold. Old files are known by the
//! former and new ones by the latter, whichever of them stand in their places.

use std::collections::BTreeSet;

use super::changes::{Change, ChangeKind};
use super::lock::{FILES, HEADER, VERSION};

/// What stands above the new files of one run. Of several runs that were killed, each has its own.
const PENDING: &str = "\n[[pending]]\n";

/// The lock that stands while these files are changed: that which stood before, if any did, with what
/// the new one says of the files that are new.
pub(super) fn pending(standing: Option<&str>, new: &str, files: &[Change]) -> String {
    let first = format!("{HEADER}version = {VERSION}\n");
    let standing = standing.map_or(first, |lock| lock.replace("\r\n", "\n"));
    let end = standing.find(FILES).unwrap_or(standing.len());
    let (head, tail) = standing.split_at_checked(end).unwrap_or_default();
    let changed: BTreeSet<&str> = files
        .iter()
        .filter(|change| change.new.is_some())
        .map(|change| change.path.as_str())
        .collect();
    let lines = new.lines().skip_while(|line| *line != FILES.trim());
    let lines = lines.skip(1).take_while(|line| !line.is_empty());
    let lines = lines.filter(|line| path(line).is_some_and(|path| changed.contains(path)));
    let lines: String = lines.flat_map(|line| [line, "\n"]).collect();
    [head, PENDING, &lines, tail].concat()
}

/// The path in a line of a table of files, none of which holds a quote.
fn path(line: &str) -> Option<&str> {
    Some(line.strip_prefix('"')?.split_once('"')?.0)
}

/// Whether anything is done to files, and not to the lock alone.
pub(super) fn is_needed(files: &[Change]) -> bool {
    files.iter().any(|change| change.kind != ChangeKind::Keep)
}

/// Whether a lock knows nothing but what a first run, which was killed, was about to write.
pub(super) fn is_of_first_run(lock: &str) -> bool {
    lock.contains(PENDING) && !lock.contains(FILES)
}
