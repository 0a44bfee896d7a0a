//! What all callers of the pairs have in common; the rest of each is written from its old crate.
//! `promises --help` says what they are for.

use std::collections::BTreeMap;
use std::future::IntoFuture;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::{env, fs};

use client::testing::{TestAnswer, TestRequest, TestTransport};

/// Which alternative of each enum is made.
static ROUND: AtomicUsize = AtomicUsize::new(0);

fn round() -> usize {
    ROUND.load(Ordering::Relaxed)
}

fn set_round(round: usize) {
    ROUND.store(round, Ordering::Relaxed);
}

/// A number that tells arguments apart, and is small enough for most bounds.
fn number(tag: &str) -> u8 {
    1 + (tag.bytes().map(u32::from).sum::<u32>() % 50) as u8
}

fn text(tag: &str) -> String {
    tag.to_owned()
}

fn date(tag: &str) -> String {
    format!("2024-01-{:02}", 1 + number(tag) % 28)
}

fn moment(tag: &str) -> String {
    format!("{}T04:05:06Z", date(tag))
}

/// Whether enough is in each other, where a type holds itself.
fn is_deep(tag: &str) -> bool {
    tag.matches('.').count() > 4
}

/// The double of the transport is never waited for.
fn wait<F: IntoFuture>(call: F) -> F::Output {
    let mut call = pin!(call.into_future());
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = call.as_mut().poll(&mut context) {
            return output;
        }
    }
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(", "))
}

fn is_clone<T: Clone>() {}
fn is_copy<T: Copy>() {}
fn is_debug<T: std::fmt::Debug>() {}
fn is_default<T: Default>() {}
fn is_display<T: std::fmt::Display>() {}
fn is_eq<T: Eq>() {}
fn is_hash<T: std::hash::Hash>() {}
fn is_partialeq<T: PartialEq>() {}

/// What is sent to a task or another thread.
fn is_send<T: Send + Sync + Unpin + 'static>() {}

/// A client, and what stands for its server.
struct Setup {
    name: &'static str,
    /// Whether all that is optional is set.
    is_full: bool,
    client: client::Client,
    double: TestTransport,
}

impl Setup {
    fn double() -> TestTransport {
        let double = TestTransport::new();
        double.answer_by(|request| {
            let token = r#"{"access_token": "a-token", "token_type": "Bearer"}"#;
            let asks = request.body().starts_with(b"grant_type=");
            asks.then(|| TestAnswer::new(200, token))
        });
        double
    }

    fn add(
        setups: &mut Vec<Self>,
        name: &'static str,
        is_full: bool,
        double: TestTransport,
        client: Result<client::Client, client::BuildError>,
    ) {
        match client {
            Ok(client) => setups.push(Self { name, is_full, client, double }),
            Err(error) => println!("setup {name}: {error}"),
        }
    }

    /// What was sent since there were so many requests.
    fn sent(&self, before: usize) -> String {
        let requests = self.double.requests();
        let sent = requests.iter().skip(before).map(shown);
        sent.collect::<Vec<_>>().join(" then ")
    }

    /// The last request with all that is in it, as JSON.
    fn told(&self) -> String {
        let Some(request) = self.double.requests().pop() else {
            return "null".to_owned();
        };
        let headers = request.headers().iter();
        let headers = headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap_or("?")));
        serde_json::json!({
            "method": request.method(),
            "path": request.path(),
            "query": request.query(),
            "headers": headers.collect::<Vec<_>>(),
            "body": String::from_utf8_lossy(request.body()),
        })
        .to_string()
    }

    fn count(&self) -> usize {
        self.double.requests().len()
    }

    fn queue(&self, answer: &TestAnswer, times: usize) {
        for _ in 0..times {
            self.double.queue(answer.clone());
        }
    }
}

/// A request with all that is in it, but for what is made by chance, and for the order of what has
/// none: parameters, headers, properties and parts.
fn shown(request: &TestRequest) -> String {
    let mut query = request.query();
    query.sort_by(|(one, _), (other, _)| one.cmp(other));
    let headers = request.headers().iter();
    let headers = headers.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap_or("?")));
    let mut headers: Vec<String> = headers.collect();
    headers.sort();
    let (method, origin, path) = (request.method(), request.origin(), request.path());
    let body = String::from_utf8_lossy(request.body());
    let content_type = request.header("content-type").unwrap_or_default();
    let shown = |body: &str| format!("{method} {origin}{path} {query:?} {headers:?} {body:?}");
    if let Some((_, boundary)) = content_type.split_once("boundary=") {
        let boundary = boundary.trim_matches('"');
        let text = shown(&sorted(&body, boundary));
        return text.replace(boundary, "boundary");
    }
    match serde_json::from_str::<serde_json::Value>(&body) {
        Ok(value) => shown(&value.to_string()),
        Err(_) if content_type.starts_with("application/x-www-form") => shown(&sorted(&body, "&")),
        Err(_) => shown(&body),
    }
}

fn sorted(text: &str, between: &str) -> String {
    let mut parts: Vec<&str> = text.split(between).collect();
    parts.sort_unstable();
    parts.join(between)
}

/// What the server answers, by the method that is called: each with a name.
struct Answers(BTreeMap<String, Vec<(String, TestAnswer)>>);

impl Answers {
    fn read() -> Self {
        let path = env::args().nth(1).expect("a file with answers");
        let lines = fs::read_to_string(path).expect("answers");
        let mut answers: BTreeMap<String, Vec<(String, TestAnswer)>> = BTreeMap::new();
        for line in lines.lines() {
            let mut cells = line.split('\t');
            let mut cell = || cells.next().expect("a cell");
            let (function, name, status, body) = (cell(), cell(), cell(), cell());
            let status: u16 = status.parse().expect("a status");
            let mut answer = TestAnswer::new(status, bytes(body));
            for header in cells {
                let (name, value) = header.split_once(": ").expect("a header");
                answer = answer.with_header(name, value);
            }
            let known = answers.entry(function.to_owned()).or_default();
            known.push((name.to_owned(), answer));
        }
        Self(answers)
    }

    fn of(&self, function: &str) -> &[(String, TestAnswer)] {
        self.0.get(function).map_or(&[], Vec::as_slice)
    }
}

fn bytes(digits: &str) -> Vec<u8> {
    let pairs = digits.as_bytes().chunks(2);
    let pairs = pairs.map(|pair| std::str::from_utf8(pair).expect("digits"));
    pairs.map(|pair| u8::from_str_radix(pair, 16).expect("a byte")).collect()
}

/// What is told of an error; its text has names of the crate.
fn failed<E>(error: &client::Error<E>, read: impl Fn(&E) -> String) -> String {
    let api = error.api().map_or_else(|| "-".to_owned(), read);
    format!(
        "error {:?}, status {:?}, code {:?}, message {:?}: {api}",
        error.kind(),
        error.status(),
        error.code(),
        error.message(),
    )
}
