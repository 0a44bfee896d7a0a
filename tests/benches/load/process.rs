//! The service as a process of its own, so that what is measured is the client alone.

use std::env::{args, current_exe};
use std::fs;
use std::io::{self, BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Duration;

use tokio::net::TcpListener;

use crate::service;

const SERVE: &str = "--serve";

/// The service, which ends with this.
pub(crate) struct Service {
    pub(crate) address: SocketAddr,
    process: Child,
}

impl Service {
    pub(crate) fn start() -> io::Result<Self> {
        let mut process = Command::new(current_exe()?)
            .arg(SERVE)
            .stdout(Stdio::piped())
            .spawn()?;
        let stdout = process.stdout.take().expect("it is piped");
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line)?;
        let address = line.trim().parse().map_err(io::Error::other)?;
        Ok(Self { address, process })
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may be gone already, which is as well.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Whether this process is the service.
pub(crate) fn is_service() -> bool {
    args().any(|argument| argument == SERVE)
}

/// Serves, having said where.
pub(crate) async fn serve() -> ExitCode {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    println!("{}", listener.local_addr().expect("an address"));
    match service::serve(listener).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// The memory of this process in KiB, as far as the system tells.
pub(crate) fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The CPU time of this process in seconds, as far as the system tells. Threads that have ended
/// are not in it.
pub(crate) fn cpu_time() -> f64 {
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten();
    let stats = threads.flatten().map(|thread| {
        let text = fs::read_to_string(thread.path().join("schedstat"));
        let nanoseconds = text.unwrap_or_default();
        let first = nanoseconds.split_whitespace().next();
        first.and_then(|time| time.parse().ok()).unwrap_or(0)
    });
    Duration::from_nanos(stats.sum()).as_secs_f64()
}
