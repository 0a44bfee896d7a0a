//! A service that answers at once, or fails as a request asks it to, and counts what it admits.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// The header with a call's number.
pub(crate) const NUMBER: &str = "x-call";
/// The header with what the first request of a call meets.
pub(crate) const FAULT: &str = "x-fault";
/// Where the service tells what it has admitted.
pub(crate) const ADMITTED: &str = "/admitted";

#[derive(Default)]
struct State {
    /// How often each export was admitted.
    admitted: HashMap<String, u32>,
    /// The calls that have met their fault.
    met: HashSet<String>,
}

/// Serves for as long as the listener is there.
pub(crate) async fn serve(listener: TcpListener) -> io::Result<()> {
    let state = Arc::default();
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        tokio::spawn(connection(stream, Arc::clone(&state)));
    }
}

async fn connection(mut stream: TcpStream, state: Arc<Mutex<State>>) -> Option<()> {
    let mut bytes = Vec::with_capacity(1024);
    let mut answer = String::with_capacity(256);
    loop {
        let request = read(&mut stream, &mut bytes).await?;
        answer.clear();
        if decide(&request, &state, &mut answer).is_none() {
            stream.set_zero_linger().ok()?;
            return None;
        }
        stream.write_all(answer.as_bytes()).await.ok()?;
    }
}

struct Request {
    is_export: bool,
    asks_back: bool,
    number: String,
    fault: String,
}

/// Writes an answer; none is written where the connection is to be reset.
fn decide(request: &Request, state: &Mutex<State>, answer: &mut String) -> Option<()> {
    let mut state = state.lock().ok()?;
    if request.asks_back {
        let most = state.admitted.values().max().copied().unwrap_or(0);
        let all = state.admitted.len();
        return write(answer, "200 OK", &format!("[{all},{most}]"));
    }
    let is_new = !request.fault.is_empty() && state.met.insert(request.number.clone());
    let fault = if is_new { request.fault.as_str() } else { "" };
    // What goes wrong afterwards does not undo what was begun.
    if request.is_export && !request.number.is_empty() && fault != "429" {
        *state.admitted.entry(request.number.clone()).or_default() += 1;
    }
    drop(state);
    let number = match request.number.as_str() {
        "" => "0",
        number => number,
    };
    match fault {
        "reset" => None,
        "503" => write(answer, "503 Service Unavailable", "{}"),
        "429" => write(answer, "429 Too Many Requests", "{}"),
        _ if request.is_export => write(answer, "200 OK", &format!(r#"{{"task_id":"{number}"}}"#)),
        _ => {
            let body = format!(r#"{{"scan_status":"scanned","scanned_time":{number}}}"#);
            write(answer, "200 OK", &body)
        }
    }
}

fn write(answer: &mut String, status: &str, body: &str) -> Option<()> {
    let length = body.len();
    let json = "content-type: application/json";
    let head = format_args!("HTTP/1.1 {status}\r\n{json}\r\ncontent-length: {length}\r\n\r\n");
    write!(answer, "{head}{body}").ok()
}

async fn read(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<Request> {
    let end = loop {
        match bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            Some(end) => break end + 4,
            None => more(stream, bytes).await?,
        }
    };
    let mut length = 0;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let line = lines.next()?;
    let mut request = Request {
        is_export: line.starts_with("POST "),
        asks_back: line.contains(ADMITTED),
        number: String::new(),
        fault: String::new(),
    };
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        match name {
            "content-length" => length = value.parse().ok()?,
            NUMBER => value.clone_into(&mut request.number),
            FAULT => value.clone_into(&mut request.fault),
            _ => {}
        }
    }
    while bytes.len() < end + length {
        more(stream, bytes).await?;
    }
    bytes.drain(..end + length);
    Some(request)
}

async fn more(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<()> {
    let read = stream.read_buf(bytes).await.ok()?;
    (read > 0).then_some(())
}
