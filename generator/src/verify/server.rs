//! A server on loopback that keeps each request as it arrived, and gives each
//! case its answer.

use std::collections::HashMap;
use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::case::{Answer, Case};
use super::received::Received;

/// What all paths begin with, so that it can be seen that they do.
pub const BASE: &str = "/base";

/// A running server.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

/// What all connections have in common.
struct Shared {
    answers: HashMap<usize, Answer>,
    received: Mutex<Vec<Received>>,
    stopped: AtomicBool,
}

impl Server {
    /// Starts to serve the answers of the cases.
    ///
    /// # Errors
    ///
    /// When there is no port to listen on.
    pub fn start(cases: &[Case]) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let answers = cases.iter().map(|case| (case.number, case.answer.clone()));
        let shared = Arc::new(Shared {
            answers: answers.collect(),
            received: Mutex::default(),
            stopped: AtomicBool::new(false),
        });
        let own = Arc::clone(&shared);
        thread::spawn(move || accept(&listener, &own));
        Ok(Self { address, shared })
    }

    /// The address that a client is given.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{BASE}", self.address)
    }

    /// How many requests have arrived.
    #[must_use]
    pub fn count(&self) -> usize {
        self.shared.lock().len()
    }

    /// Ends, and gives the requests in the order in which they arrived.
    #[must_use]
    pub fn finish(self) -> Vec<Received> {
        std::mem::take(&mut *self.shared.lock())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
        // Who waits for connections sees that nobody wants any only by one more.
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Received>> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for connection in listener.incoming() {
        if shared.stopped.load(Ordering::Relaxed) {
            return;
        }
        let own = Arc::clone(shared);
        if let Ok(connection) = connection {
            // A connection that breaks off is the client's to report.
            thread::spawn(move || drop(serve(&connection, &own)));
        }
    }
}

fn serve(connection: &TcpStream, shared: &Shared) -> io::Result<()> {
    connection.set_nodelay(true)?;
    let mut from = BufReader::new(connection);
    let mut to = connection;
    while let Some(mut received) = Received::read(&mut from)? {
        if received.header("expect").is_some() {
            to.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        received.read_body(&mut from)?;
        let answer = received.case.and_then(|number| shared.answers.get(&number));
        let has_body = received.method != "HEAD";
        shared.lock().push(received);
        to.write_all(&written(answer, has_body))?;
    }
    Ok(())
}

/// An answer as bytes. A request that is of no case is told so.
fn written(answer: Option<&Answer>, has_body: bool) -> Vec<u8> {
    let Some(answer) = answer else {
        return b"HTTP/1.1 400 Of no case\r\ncontent-length: 0\r\n\r\n".to_vec();
    };
    let media_type = answer.media_type.iter();
    let media_type = media_type.map(|name| format!("content-type: {name}\r\n"));
    let headers = answer.headers.iter();
    let headers = headers.map(|(name, value)| format!("{name}: {value}\r\n"));
    let is_bodiless = matches!(answer.status, 100..=199 | 204 | 304);
    let length = (!is_bodiless).then(|| format!("content-length: {}\r\n", answer.body.len()));
    let status = format!("HTTP/1.1 {} Answer\r\n", answer.status);
    let lines = std::iter::once(status).chain(media_type).chain(headers);
    let head: String = lines.chain(length).chain(["\r\n".to_owned()]).collect();
    let mut bytes = head.into_bytes();
    if has_body && !is_bodiless {
        bytes.extend_from_slice(&answer.body);
    }
    bytes
}
