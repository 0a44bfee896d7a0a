//! The service as a process of its own, so that what is measured is the client alone.

use std::env::{args, current_exe};
use std::fs;
use std::io::{self, BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, ExitCode, Stdio};

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

/// The CPU time of this process in seconds, as far as the system tells.
pub(crate) fn cpu_time() -> f64 {
    /// In hundredths of a second, which Linux counts whatever its clock does.
    const TICK: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name before the bracket can have spaces.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let times = fields.split_whitespace().skip(11).take(2);
    let ticks: f64 = times.filter_map(|time| time.parse::<f64>().ok()).sum();
    ticks / TICK
}
