//! A server on loopback that keeps each request as it arrived, and gives each
//! case its answer.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use super::case::{Answer, AnswerHeader, Case, token};
use super::listening::Listening;
use super::plan::header::in_a_row;
use super::received::Received;

/// What all paths begin with, so that it can be seen that they do.
pub const BASE: &str = "/base";

/// A body that is sent in pieces begins with some that are so small a part of it.
const SMALL: usize = 8;
/// So many of them.
const FEW: usize = 3;

/// A running server.
pub struct Server {
    listening: Listening,
    shared: Arc<Shared>,
}

/// What all connections have in common.
struct Shared {
    /// The answers of each case, one after the other.
    answers: HashMap<usize, Vec<Answer>>,
    received: Mutex<Vec<Received>>,
    /// How many requests of a case have arrived, those for tokens by themselves.
    counts: Mutex<HashMap<(usize, bool), usize>>,
}

impl Server {
    /// Starts to serve the answers of the cases.
    ///
    /// # Errors
    ///
    /// When there is no port to listen on.
    pub fn start(cases: &[Case]) -> io::Result<Self> {
        let answers = cases.iter().map(|case| {
            let further = case.further.iter().map(|further| &further.answer);
            let all = std::iter::once(&case.answer).chain(further).cloned();
            (case.number, all.collect())
        });
        let shared = Arc::new(Shared {
            answers: answers.collect(),
            received: Mutex::default(),
            counts: Mutex::default(),
        });
        let own = Arc::clone(&shared);
        let listening = Listening::start(0, move |received| own.bytes(received))?;
        Ok(Self { listening, shared })
    }

    /// The address that a client is given.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{BASE}", self.listening.url())
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

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Vec<Received>> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What a request is answered with, which is kept.
    fn bytes(&self, received: Received) -> Vec<u8> {
        let (case, is_token) = (received.case, received.is_for_token);
        let has_body = received.method != "HEAD";
        let before = self.take(received);
        match case {
            Some(case) if is_token => token_answer(case, before),
            _ => written(self.answer(case, before), has_body),
        }
    }

    /// Keeps a request, and says how many of its kind its case had before.
    fn take(&self, received: Received) -> usize {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let count = received.case.map_or(0, |case| {
            let count = counts.entry((case, received.is_for_token)).or_default();
            *count += 1;
            *count - 1
        });
        self.lock().push(received);
        count
    }

    /// The answer to a request of a case; the last one to all that come behind it.
    fn answer(&self, case: Option<usize>, before: usize) -> Option<&Answer> {
        let answers = self.answers.get(&case?)?;
        answers.get(before).or(answers.last())
    }
}

/// The values of the lines that a header is sent in. Cookies cannot stand in one line
/// (RFC 9110, 5.3).
fn lines(header: &AnswerHeader) -> Vec<String> {
    match &header.value {
        Value::Array(cookies) if header.name.eq_ignore_ascii_case("set-cookie") => {
            let cookies = cookies.iter();
            cookies.map(|cookie| in_a_row(cookie, false)).collect()
        }
        _ => vec![header.text.clone()],
    }
}

/// An answer as bytes. A request that is of no case is told so.
pub(super) fn written(answer: Option<&Answer>, has_body: bool) -> Vec<u8> {
    let Some(answer) = answer else {
        return b"HTTP/1.1 400 Of no case\r\ncontent-length: 0\r\n\r\n".to_vec();
    };
    let media_type = answer.media_type.iter();
    let media_type = media_type.map(|name| format!("content-type: {name}\r\n"));
    let headers = answer.headers.iter();
    let headers = headers.flat_map(|header| {
        let lines = lines(header).into_iter();
        lines.map(|line| format!("{}: {line}\r\n", header.name))
    });
    let is_bodiless = matches!(answer.status, 100..=199 | 204 | 304);
    let length = if answer.in_pieces {
        "transfer-encoding: chunked\r\n".to_owned()
    } else {
        format!("content-length: {}\r\n", answer.body.len())
    };
    let length = (!is_bodiless).then_some(length);
    let status = format!("HTTP/1.1 {} Answer\r\n", answer.status);
    let lines = std::iter::once(status).chain(media_type).chain(headers);
    let head: String = lines.chain(length).chain(["\r\n".to_owned()]).collect();
    let mut bytes = head.into_bytes();
    if has_body && !is_bodiless {
        if answer.in_pieces {
            push_pieces(&mut bytes, &answer.body);
        } else {
            bytes.extend_from_slice(&answer.body);
        }
    }
    bytes
}

/// Writes a body in several chunks, whatever stands where they end. The last is
/// the longest, so that several events can arrive at once.
fn push_pieces(bytes: &mut Vec<u8>, body: &[u8]) {
    let size = body.len() / SMALL;
    let (few, rest) = body.split_at(size * FEW);
    for piece in few
        .chunks(size.max(1))
        .chain([rest])
        .filter(|piece| !piece.is_empty())
    {
        bytes.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
        bytes.extend_from_slice(piece);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"0\r\n\r\n");
}

/// What a request for a token is answered with.
fn token_answer(case: usize, number: usize) -> Vec<u8> {
    let body = json!({
        "access_token": token(case, number),
        "token_type": "Bearer",
        "expires_in": 3600,
    });
    let body = body.to_string();
    let length = body.len();
    let head = format!(
        "HTTP/1.1 200 Token\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n"
    );
    (head + &body).into_bytes()
}
