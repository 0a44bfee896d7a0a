//! What is being done, on a line that moves on; only a terminal has one.

use std::io::{IsTerminal, Write as _, stderr};

/// Says what is being done now.
pub(super) fn show(what: &str) {
    if stderr().is_terminal() {
        // A line that cannot be shown is no reason to stop.
        let _ = write!(stderr(), "\r\u{1b}[K{what}");
    }
}

/// Takes the line away.
pub(super) fn clear() {
    show("");
}
