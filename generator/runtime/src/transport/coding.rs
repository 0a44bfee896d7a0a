//! Content codings, in which the body of an answer can be.

use std::io::{self, Read};

use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

use super::awaited::{Body, BoxFuture, TransportError, TransportErrorKind};
#[cfg(feature = "gzip")]
use super::gzip;

/// In more codings than this no body is, except to do harm.
const MOST: usize = 3;

/// A body that arrives.
pub(crate) trait Incoming: Sized {
    /// The same out of the coding `gzip`.
    #[cfg(feature = "gzip")]
    fn gunzip(self) -> Self;

    /// The same in a coding that nothing here reads: an error in place of its first piece.
    fn unread(self, coding: String) -> Self;
}

impl Incoming for Box<dyn Body> {
    #[cfg(feature = "gzip")]
    fn gunzip(self) -> Self {
        Box::new(gzip::Unfolded::new(self))
    }

    fn unread(self, coding: String) -> Self {
        Box::new(Unread { body: self, coding })
    }
}

impl Incoming for Box<dyn Read + Send> {
    #[cfg(feature = "gzip")]
    fn gunzip(self) -> Self {
        Box::new(gzip::Unfolded::new(self))
    }

    fn unread(self, coding: String) -> Self {
        Box::new(Unread { body: self, coding })
    }
}

/// Takes a body out of the codings that its headers name, which say nothing more of them then. If
/// one of them is none that is read here, the body is an error; or left to a caller who has asked
/// for it.
pub(crate) fn decoded<B: Incoming>(headers: &mut HeaderMap, body: B, is_asked_for: bool) -> B {
    let codings = codings(headers);
    let is_read = |coding: &String| cfg!(feature = "gzip") && is_gzip(coding);
    let stranger = codings.iter().rfind(|coding| !is_read(coding));
    match stranger.or(codings.get(MOST)) {
        _ if codings.is_empty() => body,
        Some(_) if is_asked_for => body,
        Some(stranger) => body.unread(stranger.clone()),
        None => {
            headers.remove(CONTENT_ENCODING);
            // What it says is how long the body is in its coding.
            headers.remove(CONTENT_LENGTH);
            unfolded(body, codings.len())
        }
    }
}

#[cfg(feature = "gzip")]
fn unfolded<B: Incoming>(body: B, layers: usize) -> B {
    (0..layers).fold(body, |body, _| body.gunzip())
}

#[cfg(not(feature = "gzip"))]
fn unfolded<B>(body: B, _: usize) -> B {
    body
}

/// The codings that were applied to a body, in their order. `identity` is none.
fn codings(headers: &HeaderMap) -> Vec<String> {
    let values = headers.get_all(CONTENT_ENCODING).iter();
    let texts = values.map(|value| String::from_utf8_lossy(value.as_bytes()));
    let mut all = Vec::new();
    for text in texts {
        let names = text.split(',').map(str::trim);
        let names = names.filter(|name| !name.is_empty() && !is(name, "identity"));
        all.extend(names.map(str::to_owned));
    }
    all
}

/// "A recipient SHOULD consider `x-gzip` to be equivalent to `gzip`."
fn is_gzip(coding: &str) -> bool {
    is(coding, "gzip") || is(coding, "x-gzip")
}

fn is(coding: &str, name: &str) -> bool {
    coding.eq_ignore_ascii_case(name)
}

/// A body in a coding that nothing here reads. If it is empty, that makes no difference.
struct Unread<B> {
    body: B,
    coding: String,
}

impl<B> Unread<B> {
    fn error(&self) -> TransportError {
        let problem = if is_gzip(&self.coding) && cfg!(not(feature = "gzip")) {
            format!("`{}`, which the feature `gzip` reads", self.coding)
        } else {
            format!("`{}`", self.coding)
        };
        TransportError::new(TransportErrorKind::Coding, problem)
    }
}

impl Body for Unread<Box<dyn Body>> {
    fn chunk(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(async move {
            loop {
                match self.body.chunk().await {
                    Some(Ok(piece)) if piece.is_empty() => {}
                    Some(Ok(_)) => return Some(Err(self.error())),
                    end => return end,
                }
            }
        })
    }
}

impl Read for Unread<Box<dyn Read + Send>> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.body.read(buffer)? {
            0 => Ok(0),
            _ => Err(io::Error::other(self.error())),
        }
    }
}
