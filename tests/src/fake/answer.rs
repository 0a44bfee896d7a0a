//! Scripted answers.

use std::time::Duration;

use bytes::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{HeaderMap, StatusCode};
use serde_json::Value;

use super::Gate;

/// What the server answers to one request.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(super) gate: Option<Gate>,
    pub(super) kind: Kind,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// The connection is closed without an answer.
    Close,
    /// The connection stays open, but nothing is answered.
    Hang,
    /// An answer with a status, headers and a body.
    Whole(Whole),
}

#[derive(Clone, Debug)]
pub(super) struct Whole {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) request_id: bool,
    pub(super) body: Bytes,
    pub(super) pieces: Option<Pieces>,
}

/// How a body is sent in pieces, without saying its length first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pieces {
    pub(super) size: usize,
    pub(super) pause: Duration,
    pub(super) end: End,
}

/// What follows the last piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Regular,
    Close,
    Hang,
}

impl Answer {
    /// An answer with a body of any type.
    ///
    /// # Panics
    ///
    /// Panics if the status is not one of three digits, or the content type is
    /// not plain text.
    #[must_use]
    pub fn text(status: u16, content_type: &str, body: impl Into<Bytes>) -> Self {
        Self::empty(status)
            .with_body(body.into())
            .with_header(CONTENT_TYPE.as_str(), content_type)
    }

    /// An answer with a JSON body.
    ///
    /// # Panics
    ///
    /// Panics if the status is not one of three digits.
    #[must_use]
    pub fn json(status: u16, body: &Value) -> Self {
        Self::text(status, "application/json", body.to_string())
    }

    /// An answer with neither a body nor a content type.
    ///
    /// # Panics
    ///
    /// Panics if the status is not one of three digits.
    #[must_use]
    pub fn empty(status: u16) -> Self {
        Self::new(Kind::Whole(Whole {
            status: StatusCode::from_u16(status).expect("a status of three digits"),
            headers: HeaderMap::new(),
            request_id: true,
            body: Bytes::new(),
            pieces: None,
        }))
    }

    /// A redirect to a place.
    ///
    /// # Panics
    ///
    /// Panics if the status is not one of three digits, or the place is not
    /// plain text.
    #[must_use]
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::empty(status).with_header("location", location)
    }

    /// No answer at all: the connection stays open until the client closes it.
    #[must_use]
    pub fn hang() -> Self {
        Self::new(Kind::Hang)
    }

    /// No answer at all: the connection is closed.
    #[must_use]
    pub fn close() -> Self {
        Self::new(Kind::Close)
    }

    /// Adds a header; one of the same name is replaced.
    ///
    /// # Panics
    ///
    /// Panics if the name or the value cannot be one of a header.
    #[must_use]
    pub fn with_header(self, name: &str, value: &str) -> Self {
        let name: HeaderName = name.parse().expect("a header's name");
        let value: HeaderValue = value.parse().expect("a header's value");
        self.map(|whole| {
            whole.headers.insert(name, value);
        })
    }

    /// Leaves out the header `X-Request-Id`, which every answer else carries.
    #[must_use]
    pub fn without_request_id(self) -> Self {
        self.map(|whole| whole.request_id = false)
    }

    /// Answers nothing until a gate is open.
    #[must_use]
    pub fn behind(mut self, gate: &Gate) -> Self {
        self.gate = Some(gate.clone());
        self
    }

    /// Sends the body in pieces of this many bytes with a pause between them.
    ///
    /// # Panics
    ///
    /// Panics if a piece is to have no bytes.
    #[must_use]
    pub fn in_pieces(self, size: usize, pause: Duration) -> Self {
        assert!(size > 0, "a piece has at least one byte");
        self.map(|whole| {
            whole.pieces = Some(Pieces {
                size,
                pause,
                end: End::Regular,
            });
        })
    }

    /// Closes the connection where the body should end.
    #[must_use]
    pub fn then_close(self) -> Self {
        self.ending(End::Close)
    }

    /// Sends the body, but never its end.
    #[must_use]
    pub fn then_hang(self) -> Self {
        self.ending(End::Hang)
    }

    fn ending(self, end: End) -> Self {
        self.map(|whole| {
            let pieces = whole.pieces.get_or_insert(Pieces {
                size: usize::MAX,
                pause: Duration::ZERO,
                end,
            });
            pieces.end = end;
        })
    }

    fn with_body(self, body: Bytes) -> Self {
        self.map(|whole| whole.body = body)
    }

    fn new(kind: Kind) -> Self {
        Self { gate: None, kind }
    }

    fn map(mut self, change: impl FnOnce(&mut Whole)) -> Self {
        if let Kind::Whole(whole) = &mut self.kind {
            change(whole);
        }
        self
    }
}
