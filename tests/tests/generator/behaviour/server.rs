//! A server on this machine, for the tests of the cases' crates. It stands beside the tests that ask for it.
#![allow(dead_code, reason = "each crate needs a part of it")]

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A server that remembers what it was asked for.
pub struct Server {
    /// Where it is.
    pub url: String,
    asked: Arc<Mutex<Vec<Request>>>,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Request {
    /// All in front of the body.
    pub head: String,
    /// The body, empty if there is none.
    pub body: String,
}

impl Server {
    /// Answers each request by what is made of it, as [`answer`] writes that.
    pub fn start(mut answer: impl FnMut(&Request) -> String + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let request = Request::read(&mut stream);
                seen.lock().unwrap().push(request.clone());
                stream.write_all(answer(&request).as_bytes()).unwrap();
            }
        });
        Self { url, asked }
    }

    /// What it was asked for until now.
    pub fn asked(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }
}

impl Request {
    fn read(stream: &mut TcpStream) -> Self {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap();
        let mut request = Self { head, body: String::new() };
        let length = request.header("content-length").unwrap_or("0");
        let mut body = vec![0; length.parse().unwrap()];
        stream.read_exact(&mut body).unwrap();
        request.body = String::from_utf8(body).unwrap();
        request
    }

    /// The method and the address.
    pub fn line(&self) -> &str {
        self.head.split_once(" HTTP").unwrap().0
    }

    /// The method and the address, and the body behind them if there is one.
    pub fn line_and_body(&self) -> String {
        [self.line(), &self.body].join(" ").trim_end().to_owned()
    }

    /// A header by its name in small letters, if it is there.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// An answer, whose headers are lines with their ends.
pub fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
}
