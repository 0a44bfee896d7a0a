//! A server on loopback: what arrives is read, and answered with bytes.

use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use super::received::Received;

/// A server that runs until it is dropped.
#[derive(Debug)]
pub(super) struct Listening {
    address: SocketAddr,
    stopped: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Listening {
    /// Starts to answer requests at a port, or at any that is free for 0. Each connection has a thread.
    pub(super) fn start(
        port: u16,
        answer: impl Fn(Received) -> Vec<u8> + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let until = Arc::clone(&stopped);
        let accepting = thread::spawn(move || accept(&listener, &until, &Arc::new(answer)));
        Ok(Self {
            address,
            stopped,
            accepting: Some(accepting),
        })
    }

    /// The address of the server, without a path.
    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Serves for as long as the process lives.
    pub(super) fn serve(mut self) {
        if let Some(accepting) = self.accepting.take() {
            // It ends with this alone.
            drop(accepting.join());
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        // Who waits for connections sees that nobody wants any only by one more.
        drop(TcpStream::connect(self.address));
    }
}

fn accept<A>(listener: &TcpListener, stopped: &AtomicBool, answer: &Arc<A>)
where
    A: Fn(Received) -> Vec<u8> + Send + Sync + 'static,
{
    for connection in listener.incoming() {
        if stopped.load(Ordering::Relaxed) {
            return;
        }
        let own = Arc::clone(answer);
        if let Ok(connection) = connection {
            // A connection that breaks off is the client's to report.
            thread::spawn(move || drop(serve(&connection, &*own)));
        }
    }
}

fn serve(connection: &TcpStream, answer: &impl Fn(Received) -> Vec<u8>) -> io::Result<()> {
    connection.set_nodelay(true)?;
    let mut from = BufReader::new(connection);
    let mut to = connection;
    while let Some(mut received) = Received::read(&mut from)? {
        if received.header("expect").is_some() {
            to.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        received.read_body(&mut from)?;
        to.write_all(&answer(received))?;
    }
    Ok(())
}
