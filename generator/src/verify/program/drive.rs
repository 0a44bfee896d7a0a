//! Running the program, and hearing what it says of each case.

use std::fmt;
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;

use super::process;
use crate::limits::proof::SILENCE;
use crate::verify::case::Reported;

/// Why the program broke off.
#[derive(Debug)]
pub enum DriveError {
    /// It cannot be run.
    Start(io::Error),
    /// It says what nobody understands.
    Output(String),
    /// It says nothing any more.
    Silent,
    /// It broke off, having said this.
    Broken(String),
}

impl fmt::Display for DriveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(error) => write!(f, "cannot run the driver: {error}"),
            Self::Output(line) => write!(f, "the driver says what nobody understands: {line}"),
            Self::Silent => write!(f, "the driver says nothing for {} s", SILENCE.as_secs()),
            Self::Broken(said) => write!(f, "the driver breaks off: {said}"),
        }
    }
}

impl std::error::Error for DriveError {}

/// Runs the program over the cases of a file, without the first ones, and passes on each line
/// that it prints.
///
/// # Errors
///
/// When it cannot be run, hangs, or breaks off.
pub(in crate::verify) fn drive(
    program: &Path,
    cases: &Path,
    endpoint: &str,
    done: usize,
    heard: &mut dyn FnMut(Reported),
) -> Result<(), DriveError> {
    let mut child = Command::new(program)
        .arg(cases)
        .arg(endpoint)
        .arg(done.to_string())
        // The server is on this machine, whatever proxies there are.
        .env("NO_PROXY", "*")
        .env("no_proxy", "*")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(DriveError::Start)?;
    let said = process::errors(child.stderr.take());
    let lines = lines(&mut child);
    let end = listen(&lines, heard);
    if end.is_err() {
        // One that is gone already needs no end.
        let _ = child.kill();
    }
    let status = child.wait().map_err(DriveError::Start)?;
    let said = said.join().unwrap_or_default();
    match end {
        Ok(()) if !status.success() => {
            Err(DriveError::Broken(format!("{status}: {}", said.trim_end())))
        }
        end => end,
    }
}

/// What the program prints, line by line.
fn lines(child: &mut Child) -> Receiver<io::Result<String>> {
    let (sender, receiver) = mpsc::channel();
    let stdout = child.stdout.take();
    thread::spawn(move || {
        let lines = stdout.map(BufReader::new);
        for line in lines.into_iter().flat_map(BufReader::lines) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

fn listen(
    lines: &Receiver<io::Result<String>>,
    heard: &mut dyn FnMut(Reported),
) -> Result<(), DriveError> {
    loop {
        let line = match lines.recv_timeout(SILENCE) {
            Ok(line) => line.map_err(DriveError::Start)?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
            Err(RecvTimeoutError::Timeout) => return Err(DriveError::Silent),
        };
        heard(serde_json::from_str(&line).map_err(|_| DriveError::Output(line))?);
    }
}
