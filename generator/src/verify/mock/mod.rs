//! The other side of a document, so that a program can be written before its service is there: each
//! operation is answered with the document's examples or with values that are made, and what is wrong
//! with a request is told.

mod body;
mod chance;
mod choice;
mod credentials;
mod form;
mod parameters;
mod query;
mod route;
mod token;
mod values;

use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use serde_json::json;

use self::chance::Chance;
use self::parameters::Given;
use self::route::{Found, Route};
use super::case::{Answer, Expected};
use super::document::Document;
use super::listening::Listening;
use super::received::Received;
use super::server::written;

/// How requests are answered.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Options {
    /// The port; 0 for any that is free.
    pub port: u16,
    /// Whether a request is answered even if something is wrong with it.
    pub lenient: bool,
    /// How long an answer takes.
    pub delay: Duration,
    /// Which share of the requests fails, from 0 to 1.
    pub fail: f64,
    /// What decides on which ones these are.
    pub seed: u64,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The method.
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Where the operation stands in the document, if there is one.
    pub operation: Option<String>,
    /// The status that it was answered with.
    pub status: u16,
    /// What is wrong with it.
    pub complaints: Vec<String>,
}

/// A running server.
#[derive(Debug)]
pub struct Mock(Listening);

/// What all connections have in common.
struct Shared {
    document: Document,
    options: Options,
    chance: Mutex<Chance>,
    tell: Box<dyn Fn(&Told) + Send + Sync>,
}

impl Mock {
    /// Starts to serve a document on loopback. What comes of each request is told.
    ///
    /// # Errors
    ///
    /// When the port is taken.
    pub fn start(
        document: Document,
        options: Options,
        tell: impl Fn(&Told) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let shared = Shared {
            document,
            options,
            chance: Mutex::new(Chance::new(options.seed, options.fail)),
            tell: Box::new(tell),
        };
        let answer = move |received| shared.bytes(&received);
        Listening::start(options.port, answer).map(Self)
    }

    /// The address, which is a client's endpoint.
    #[must_use]
    pub fn url(&self) -> String {
        self.0.url()
    }

    /// Serves for as long as the process lives.
    pub fn serve(self) {
        self.0.serve();
    }
}

impl Shared {
    /// What a request is answered with, which is told first.
    fn bytes(&self, received: &Received) -> Vec<u8> {
        let (answer, told) = self.answer(received);
        (self.tell)(&told);
        thread::sleep(self.options.delay);
        written(Some(&answer), received.method != "HEAD")
    }

    /// The answer to a request, and what there is to tell of it.
    fn answer(&self, received: &Received) -> (Answer, Told) {
        let mut told = Told {
            method: received.method.clone(),
            target: received.target.clone(),
            operation: None,
            status: 0,
            complaints: Vec::new(),
        };
        let answer = self.answer_to(received, &mut told);
        told.status = answer.status;
        (answer, told)
    }

    fn answer_to(&self, received: &Received, told: &mut Told) -> Answer {
        let document = &self.document;
        let path = received.target.split('?').next().unwrap_or_default();
        let route = match route::find(document, &received.method, path) {
            Found::One(route) => route,
            _ if token::is_given_at(document, path) => {
                told.complaints.extend(token::complaint(received));
                return token::answer(&told.complaints);
            }
            Found::Methods(methods) => {
                let known = methods.join(", ");
                told.complaints = vec![format!("the path has the methods {known} alone")];
                return problem(405, "There is no such method", &told.complaints);
            }
            Found::Nothing => {
                told.complaints = vec!["the document has no such path".to_owned()];
                return problem(404, "There is no such path", &told.complaints);
            }
        };
        told.operation = Some(route.operation.at.clone());
        told.complaints = complaints(document, &route, received);
        if !told.complaints.is_empty() && !self.options.lenient {
            let title = "The request is not what the document asks for";
            return problem(400, title, &told.complaints);
        }
        if self.strikes() {
            return problem(503, "This request is among those that fail", &[]);
        }
        choice::answer(document, route.operation, received).unwrap_or_else(|why| {
            told.complaints.push(why.clone());
            problem(501, "The document has no such answer", &[why])
        })
    }

    /// Whether the next request is among those that fail. No request waits for the answer to another.
    fn strikes(&self) -> bool {
        let mut chance = self.chance.lock().unwrap_or_else(PoisonError::into_inner);
        chance.strikes()
    }
}

/// What is wrong with a request.
fn complaints(document: &Document, route: &Route<'_>, received: &Received) -> Vec<String> {
    let mut complaints = Given::new(document, route, received).complaints();
    complaints.extend(body::complaint(document, route.operation, received));
    complaints.extend(credentials::complaint(document, route.operation, received));
    complaints
}

/// An answer that is none of the document's, as RFC 9457 has it.
fn problem(status: u16, title: &str, errors: &[String]) -> Answer {
    let body = json!({ "title": title, "status": status, "errors": errors });
    Answer {
        status,
        media_type: Some("application/problem+json".to_owned()),
        headers: Vec::new(),
        in_pieces: false,
        is_untyped: false,
        body: body.to_string().into_bytes(),
        expected: Expected::Undocumented,
    }
}
