//! What a command costs: CPU time and memory.

use std::io::{self, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use serde::Serialize;
use wait4::Wait4 as _;

/// What a command took, with all the commands that it ran itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Usage {
    /// Seconds of CPU time, of the program and of the system for it.
    pub cpu: f64,
    /// The most bytes that one of its processes had in memory at a time.
    pub peak: u64,
}

impl Usage {
    /// The lesser of each, so that what disturbed one of several runs is left out.
    #[must_use]
    pub fn least(self, other: Self) -> Self {
        Self {
            cpu: self.cpu.min(other.cpu),
            peak: self.peak.min(other.peak),
        }
    }

    /// The memory in mebibytes.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "no process has so much memory that a tenth of a mebibyte is lost"
    )]
    pub fn mebibytes(&self) -> f64 {
        self.peak as f64 / f64::from(1 << 20)
    }
}

/// How a command ended, and what it took.
#[derive(Clone, Debug)]
pub struct Measured {
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed.
    pub stdout: Vec<u8>,
    /// What it complained of.
    pub stderr: Vec<u8>,
    /// What it took.
    pub usage: Usage,
}

/// Runs a command to its end.
///
/// A process begins with the memory of the one that starts it, so no command
/// seems to need less than this program has had.
///
/// # Errors
///
/// When the command cannot be started or waited for.
pub fn measured(command: &mut Command) -> io::Result<Measured> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let stdout = collect(child.stdout.take());
    let stderr = collect(child.stderr.take());
    let end = child.wait4()?;
    let text = |reader: thread::JoinHandle<Vec<u8>>| reader.join().unwrap_or_default();
    Ok(Measured {
        status: end.status,
        stdout: text(stdout),
        stderr: text(stderr),
        usage: Usage {
            cpu: seconds(end.rusage.utime) + seconds(end.rusage.stime),
            peak: end.rusage.maxrss,
        },
    })
}

fn seconds(time: Duration) -> f64 {
    time.as_secs_f64()
}

/// Reads a stream beside the waiting, so that a full pipe cannot stop the command.
fn collect(stream: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            // What could be read before the stream broke is all there is to show.
            let _ = stream.read_to_end(&mut bytes);
        }
        bytes
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_run_to_its_end() {
        let mut command = Command::new(env!("CARGO"));
        let measured = measured(command.arg("--version")).expect("cargo runs");
        assert!(measured.status.success());
        assert!(measured.stdout.starts_with(b"cargo "));
        assert!(measured.usage.cpu > 0.0);
        assert!(measured.usage.mebibytes() > 1.0);
    }
}
