//! A line on standard error that says how far a long run is.

use std::io::{self, Write as _};

/// How many columns a bar has.
const COLUMNS: usize = 24;

/// A line that is written anew while somebody watches it.
#[derive(Debug)]
pub(super) struct ProgressLine {
    watched: bool,
    last: String,
}

impl ProgressLine {
    pub(super) fn new(watched: bool) -> Self {
        Self {
            watched,
            last: String::new(),
        }
    }

    /// Shows a line in the place of the last one.
    pub(super) fn show(&mut self, line: String) {
        if self.watched && line != self.last {
            // Where nothing can be shown, the run goes on all the same.
            let _ = write!(io::stderr(), "\r\x1b[2K{line}").and_then(|()| io::stderr().flush());
            self.last = line;
        }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if !self.last.is_empty() {
            let _ = write!(io::stderr(), "\r\x1b[2K").and_then(|()| io::stderr().flush());
        }
    }
}

/// A bar with numbers: `[######      ] 12/24`.
pub(super) fn bar(done: usize, of: usize) -> String {
    let full = (done * COLUMNS)
        .checked_div(of)
        .unwrap_or(COLUMNS)
        .min(COLUMNS);
    format!("[{:<COLUMNS$}] {done}/{of}", "#".repeat(full))
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_is_never_longer_than_its_frame() {
        assert_eq!(bar(0, 2), format!("[{}] 0/2", " ".repeat(24)));
        assert_eq!(
            bar(1, 2),
            format!("[{}{}] 1/2", "#".repeat(12), " ".repeat(12))
        );
        assert_eq!(bar(3, 2), format!("[{}] 3/2", "#".repeat(24)));
        assert_eq!(bar(0, 0), format!("[{}] 0/0", "#".repeat(24)));
    }
}
