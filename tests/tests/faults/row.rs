//! A call that meets a fault, and all that has to be true of how it ends.

use std::error::Error;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use huaweicloud_hss::{Client, ErrorKind, Retry};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use crate::credential::{Proof, check_secret};
use crate::fault::{At, End, Fault};
use crate::journal::Journal;
use crate::server::Server;
use crate::way::{Failure, Operation, Way};

/// Attempts that follow one another at once.
const QUICK: Retry = Retry::attempts(3).waits(Duration::from_millis(1), Duration::from_millis(4));

/// How long a call may take, and an attempt where time is not the matter: longer than a machine can
/// be busy, and shorter than the longest wait that the table asks for.
const IN_TIME: Duration = Duration::from_secs(30 * 60);

/// How long an attempt may take where nothing comes in time. What comes slowly takes longer still.
const LATE: &[Duration] = &[
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
    Duration::from_secs(16),
];

/// A fault and how long it lasts, with how an export and a question end.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    fault: Fault,
    proof: Proof,
    passes: bool,
    ends: [(u32, End); 2],
}

impl Row {
    /// The fault for as long as the script has it.
    pub(crate) fn lasting(fault: Fault, proof: Proof) -> Self {
        Self {
            fault,
            proof,
            passes: false,
            ends: fault.attempts.map(|attempts| (attempts, fault.end)),
        }
    }

    /// The fault for one request, if another follows.
    pub(crate) fn passing(fault: Fault, proof: Proof) -> Option<Self> {
        Some(Self {
            fault,
            proof,
            passes: true,
            ends: fault.once()?,
        })
    }

    /// What is wrong with how a call ended, if anything is.
    pub(crate) async fn complaint(self, way: Way, operation: Operation) -> Option<String> {
        let problem = self.problem(way, operation).await?;
        let name = self.fault.name;
        let passes = if self.passes { ", once" } else { "" };
        let proof = self.proof;
        Some(format!(
            "{name}{passes} ({operation:?}, by a {proof:?}): {problem}"
        ))
    }

    /// Where a fault is that nothing comes in time, a machine that is busy may be late with what has
    /// to come before. Attempts are given more time then.
    async fn problem(self, way: Way, operation: Operation) -> Option<String> {
        let limits = if self.fault.is_late() {
            LATE
        } else {
            &[IN_TIME]
        };
        let mut problem = None;
        for limit in limits {
            problem = self.check(way, operation, *limit).await.err();
            if problem.is_none() {
                break;
            }
        }
        problem
    }

    async fn check(self, way: Way, operation: Operation, limit: Duration) -> Result<(), String> {
        let elsewhere = Server::start().await;
        let server = Server::start().await;
        let (address, _held) = self.place(&server).await;
        let client = self.client(way, address, limit);
        if self.fault.at == At::KeptConnection {
            let before = way.call(&client, Operation::Export).await;
            before.map_err(|error| format!("the call before: {error}"))?;
        }
        server.begin(self.fault.script, self.passes, elsewhere.address);
        let journal = Journal::begin();
        let started = Instant::now();
        let result = way.call(&client, operation).await;
        let took = started.elapsed();
        let (attempts, end) = self.ends[operation as usize];
        self.check_requests(&server, attempts)?;
        if let Err(error) = &result {
            check_limit(error, limit)?;
        }
        check_end(operation, end, attempts, result)?;
        journal.check(operation, address, attempts)?;
        check_secret(&format!("{client:?} {client:#?}"))?;
        if took < self.fault.no_sooner {
            return Err(format!("took {took:?}"));
        }
        if !elsewhere.seen().is_empty() {
            return Err("another server was called".to_owned());
        }
        server.recover();
        if address == server.address {
            let after = way.call(&client, Operation::Export).await;
            after.map_err(|error| format!("the call after it: {error}"))?;
        }
        Ok(())
    }

    fn client(self, way: Way, address: SocketAddr, limit: Duration) -> Client {
        let builder = Client::builder()
            .endpoint(format!("http://{address}"))
            .project_id("p")
            .retry(QUICK)
            .timeout(IN_TIME)
            .attempt_timeout(limit)
            .max_response_size(64 * 1024);
        way.client(self.proof.give(builder))
    }

    /// Where the client calls, with what has to be held for it to stay so.
    async fn place(self, server: &Server) -> (SocketAddr, Held) {
        match self.fault.at {
            At::Server | At::KeptConnection => (server.address, Held::Nothing),
            At::Nobody => {
                // A port that is taken and not listened on is refused, and nobody else's.
                let socket = TcpSocket::new_v4().unwrap();
                socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
                (socket.local_addr().unwrap(), Held::Port(socket))
            }
            At::Full => full().await,
        }
    }

    fn check_requests(self, server: &Server, attempts: u32) -> Result<(), String> {
        let expected = match self.fault.at {
            At::Server | At::KeptConnection => attempts as usize,
            At::Nobody | At::Full => 0,
        };
        let seen = server.seen();
        if seen.len() != expected {
            let paths: Vec<&str> = seen.iter().map(|seen| &*seen.request.path).collect();
            return Err(format!("{} requests: {paths:?}", seen.len()));
        }
        self.proof.check(&seen, self.fault.no_sooner)
    }
}

/// What makes an address one where nobody answers, for as long as it is there.
#[expect(dead_code, reason = "it is only held")]
enum Held {
    Nothing,
    Port(TcpSocket),
    Queue(TcpListener, Vec<TcpStream>),
}

/// An address whose queue of connections has no room.
async fn full() -> (SocketAddr, Held) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queue = Vec::new();
    let patience = Duration::from_millis(200);
    while let Ok(stream) = tokio::time::timeout(patience, TcpStream::connect(address)).await {
        queue.push(stream.unwrap());
    }
    (address, Held::Queue(listener, queue))
}

/// An error that is late names the time that it had.
fn check_limit(error: &Failure, limit: Duration) -> Result<(), String> {
    let line = error.to_string();
    if error.kind() == ErrorKind::Timeout && !line.contains(&format!(" within {limit:?}")) {
        return Err(line);
    }
    Ok(())
}

fn check_end(
    operation: Operation,
    end: End,
    attempts: u32,
    result: Result<(), Failure>,
) -> Result<(), String> {
    match (end, result) {
        (End::Value, Ok(())) => Ok(()),
        (End::Value, Err(error)) => Err(format!("no value: {error}")),
        (End::Error { .. }, Ok(())) => Err("no error".to_owned()),
        (
            End::Error {
                kind,
                is_timeout,
                status,
                says,
            },
            Err(error),
        ) => {
            let found = (error.kind(), error.is_timeout(), error.attempts());
            let answered = error.status().map(|status| status.as_u16());
            let line = error.to_string();
            let begins = format!("{}: ", operation.id());
            let several = format!("(the last of {attempts} attempts in ");
            let is_whole = line.starts_with(&begins)
                && line.contains(says)
                && line.contains(&several) == (attempts > 1)
                && !line.contains(char::is_control);
            if found != (kind, is_timeout, attempts) || answered != status || !is_whole {
                return Err(format!("{found:?}, status {answered:?}: {line}"));
            }
            check_secret(&printed(&error))
        }
    }
}

/// All that an error prints, its causes included.
fn printed(error: &dyn Error) -> String {
    let source = error.source().map(printed).unwrap_or_default();
    format!("{error} {error:?} {error:#?}\n{source}")
}
