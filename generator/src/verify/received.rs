//! A request as it arrived, byte for byte.

use std::fmt::Write as _;
use std::io::{self, BufRead, Read};

use super::case::{CASE_HEADER, TOKEN_PATH};
use crate::limits::proof::{HEAD, SHOWN_BODY};

/// A request as it arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// The case that it says it is of.
    pub case: Option<usize>,
    /// Whether it asks for a token, and says its case in the path.
    pub is_for_token: bool,
    /// The method.
    pub method: String,
    /// Path and query, with their escapes.
    pub target: String,
    /// The headers in their order.
    pub headers: Vec<(String, String)>,
    /// The body without the encoding of the transfer.
    pub body: Vec<u8>,
}

impl Received {
    /// Reads the next request of a connection; nothing where there is no more.
    pub(super) fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = Vec::new();
        let mut limited = from.by_ref().take(HEAD);
        loop {
            let start = head.len();
            if limited.read_until(b'\n', &mut head)? == 0 {
                return if head.is_empty() {
                    Ok(None)
                } else {
                    Err(broken("the head breaks off"))
                };
            }
            if matches!(&head[start..], b"\r\n" | b"\n") {
                break;
            }
        }
        let head = String::from_utf8_lossy(&head);
        let mut lines = head.lines();
        let mut words = lines.next().unwrap_or_default().split(' ');
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return Err(broken("the first line is no request"));
        };
        let headers = lines.take_while(|line| !line.is_empty());
        let headers = headers.filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
        let mut received = Self {
            method: method.to_owned(),
            target: target.to_owned(),
            headers: headers.collect(),
            ..Self::default()
        };
        let number = received.target.rsplit_once(TOKEN_PATH);
        let number = number.map(|(_, number)| number.to_owned());
        received.is_for_token = number.is_some();
        let number = number.or_else(|| received.header(CASE_HEADER).map(str::to_owned));
        received.case = number.and_then(|number| number.parse().ok());
        Ok(Some(received))
    }

    /// Reads the body, which the head says the length of.
    pub(super) fn read_body(&mut self, from: &mut impl BufRead) -> io::Result<()> {
        let is_chunked = self
            .header("transfer-encoding")
            .is_some_and(|value| value.to_ascii_lowercase().contains("chunked"));
        if is_chunked {
            self.body = chunks(from)?;
        } else if let Some(length) = self.header("content-length") {
            let length: u64 = length
                .parse()
                .map_err(|_| broken("the length is no number"))?;
            from.take(length).read_to_end(&mut self.body)?;
        }
        Ok(())
    }

    /// The value of a header, the first one where it is there twice.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut all = self.headers.iter();
        let found = all.find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// All values of a header.
    pub fn all<'r>(&'r self, name: &'r str) -> impl Iterator<Item = &'r str> + use<'r> {
        let same = self
            .headers
            .iter()
            .filter(move |(other, _)| other.eq_ignore_ascii_case(name));
        same.map(|(_, value)| value.as_str())
    }

    /// The request as a person reads it.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{} {} HTTP/1.1\n", self.method, self.target);
        for (name, value) in &self.headers {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{name}: {value}");
        }
        text.push('\n');
        text.push_str(&shown(&self.body));
        text
    }
}

/// A body as a person reads it.
pub(super) fn shown(body: &[u8]) -> String {
    let start = &body[..body.len().min(SHOWN_BODY)];
    let mut text = String::from_utf8_lossy(start).into_owned();
    if start.len() < body.len() {
        let _ = write!(text, "\n... and {} bytes more", body.len() - start.len());
    }
    text
}

fn chunks(from: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        from.read_line(&mut line)?;
        let size = line.trim().split(';').next().unwrap_or_default();
        let size = u64::from_str_radix(size, 16).map_err(|_| broken("a chunk has no size"))?;
        from.take(size).read_to_end(&mut body)?;
        // What ends a chunk, and what follows the last one.
        loop {
            line.clear();
            let read = from.read_line(&mut line)?;
            if line.trim().is_empty() || read == 0 {
                break;
            }
        }
        if size == 0 {
            return Ok(body);
        }
    }
}

fn broken(problem: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_read_as_it_is() {
        let text = "POST /a%20b?c=%2F HTTP/1.1\r\nA: 1\r\noasmith-case: 7\r\nContent-Length: 2\r\n\r\n{}GET / HTTP/1.1\r\n\r\n";
        let mut from = text.as_bytes();
        let mut first = Received::read(&mut from).unwrap().unwrap();
        first.read_body(&mut from).unwrap();
        assert_eq!(first.case, Some(7));
        assert_eq!(first.target, "/a%20b?c=%2F");
        assert_eq!(first.header("a"), Some("1"));
        assert_eq!(first.body, b"{}");
        let second = Received::read(&mut from).unwrap().unwrap();
        assert_eq!(second.method, "GET");
        assert_eq!(Received::read(&mut from).unwrap(), None);
    }

    #[test]
    fn chunks_are_put_together() {
        let text = "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\nGET";
        let mut from = text.as_bytes();
        let mut one = Received::read(&mut from).unwrap().unwrap();
        one.read_body(&mut from).unwrap();
        assert_eq!(one.body, b"abcde");
        assert_eq!(from, b"GET");
    }

    #[test]
    fn what_is_no_request_is_an_error() {
        assert!(Received::read(&mut "GET\r\n\r\n".as_bytes()).is_err());
        assert!(Received::read(&mut "GET / HTTP/1.1\r\n".as_bytes()).is_err());
    }
}
