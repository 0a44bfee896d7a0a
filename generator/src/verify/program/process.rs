//! What programs say on the side.

use std::io::Read as _;
use std::process::ChildStderr;
use std::thread::{self, JoinHandle};

/// Reads a program's errors while something else reads what it prints, so that
/// neither waits for the other.
pub(super) fn errors(stderr: Option<ChildStderr>) -> JoinHandle<String> {
    thread::spawn(move || {
        let mut said = Vec::new();
        if let Some(mut stderr) = stderr {
            // What cannot be read is nothing that could be told.
            let _ = stderr.read_to_end(&mut said);
        }
        String::from_utf8_lossy(&said).into_owned()
    })
}
