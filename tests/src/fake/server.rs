//! The server itself: connections in, answers out.

use std::convert::Infallible;
use std::error::Error;
use std::future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::channel::{Channel, Sender};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body as _, Incoming};
use hyper::header::HeaderValue;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use super::answer::{Answer, End, Kind, Pieces, Whole};
use super::pages;
use super::received::Received;
use super::refusal::Refusal;
use super::rules::{self, Call};
use super::state::{Shared, State};

type Body = UnsyncBoxBody<Bytes, io::Error>;

/// The gateway lets bodies of up to 12 MB through, and looks at their declared
/// length before it reads them.
const LARGEST_BODY: u64 = 12 * 1024 * 1024;

/// Serves connections until the task is aborted, and with it all of them.
pub(super) async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let shared = Arc::clone(&shared);
        connections.spawn(async move {
            let service = service_fn(|request| serve(Arc::clone(&shared), request));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            // A connection that a script closes, or that the client gives up,
            // ends with an error that is nobody's concern.
            let _ = connection.await;
        });
    }
}

async fn serve(
    shared: Arc<Shared>,
    request: Request<Incoming>,
) -> Result<Response<Body>, Box<dyn Error + Send + Sync>> {
    let (parts, body) = request.into_parts();
    let (request_id, answer) = if body.size_hint().lower() > LARGEST_BODY {
        refuse_size(&shared, Received::new(parts, Bytes::new()))
    } else {
        let body = body.collect().await?.to_bytes();
        decide(&shared, Received::new(parts, body))
    };
    if let Some(gate) = &answer.gate {
        gate.passed().await;
    }
    match answer.kind {
        Kind::Whole(whole) => Ok(respond(whole, &request_id)),
        Kind::Hang => future::pending().await,
        Kind::Close => Err("the script closes the connection".into()),
    }
}

/// Records the request and finds its answer and that answer's request id.
fn decide(shared: &Shared, mut received: Received) -> (String, Answer) {
    let mut state = shared.state();
    let request_id = state.next_request_id();
    let call = rules::check(&received, &mut state);
    let answer = match &call {
        Ok(call) => regular(&mut state, *call, &received),
        Err(refusal) => refusal.answer(&request_id),
    };
    received.refusal = call.err().map(|refusal| refusal.to_string());
    record(shared, &mut state, received);
    (request_id, answer)
}

fn refuse_size(shared: &Shared, mut received: Received) -> (String, Answer) {
    let mut state = shared.state();
    let request_id = state.next_request_id();
    let refusal = Refusal::Size(format!("the body has more than {LARGEST_BODY} bytes"));
    received.refusal = Some(refusal.to_string());
    record(shared, &mut state, received);
    (request_id.clone(), refusal.answer(&request_id))
}

fn record(shared: &Shared, state: &mut State, received: Received) {
    state.received.push(received);
    shared.arrival.notify_waiters();
}

/// The answer to a request that keeps the rules.
fn regular(state: &mut State, call: Call, request: &Received) -> Answer {
    if call == Call::Login {
        let scripted = state.login_script.pop_front();
        return scripted.unwrap_or_else(|| give(state, request));
    }
    let host = request.query_value("host_id").unwrap_or_default();
    if let Some(answer) = state.about.get(host) {
        return answer.clone();
    }
    if let Some(answer) = state.script.pop_front() {
        return answer;
    }
    let body = match call {
        Call::Export => pages::export_answer(),
        Call::Status | Call::Login => pages::status_answer(&state.next_scan_status()),
    };
    Answer::json(200, &body)
}

/// Gives a token for the project that is asked for: by its ID, or by the name of its region.
fn give(state: &mut State, request: &Received) -> Answer {
    let asked = request.json()["auth"]["scope"]["project"]["id"].clone();
    let projects = state.gateway.projects.as_ref();
    let first = projects.and_then(|projects| projects.first());
    let project = asked.as_str().or(first.map(String::as_str));
    let project = project.unwrap_or("a-project").to_owned();
    let now = state.clock.now();
    state.identity.give(&project, now)
}

fn respond(whole: Whole, request_id: &str) -> Response<Body> {
    let body = match whole.pieces {
        Some(pieces) => in_pieces(whole.body, pieces),
        None => Full::new(whole.body)
            .map_err(|never: Infallible| match never {})
            .boxed_unsync(),
    };
    let mut response = Response::new(body);
    *response.status_mut() = whole.status;
    *response.headers_mut() = whole.headers;
    if whole.request_id
        && let Ok(request_id) = HeaderValue::from_str(request_id)
    {
        response
            .headers_mut()
            .entry("x-request-id")
            .or_insert(request_id);
    }
    response
}

fn in_pieces(body: Bytes, pieces: Pieces) -> Body {
    let (sender, channel) = Channel::new(1);
    tokio::spawn(send_pieces(sender, body, pieces));
    channel.boxed_unsync()
}

async fn send_pieces(mut sender: Sender<Bytes, io::Error>, mut rest: Bytes, pieces: Pieces) {
    while !rest.is_empty() {
        let piece = rest.split_to(pieces.size.min(rest.len()));
        if sender.send_data(piece).await.is_err() {
            return;
        }
        pause(pieces.pause).await;
    }
    match pieces.end {
        End::Regular => {}
        End::Close => sender.abort(io::Error::other("the script closes the connection")),
        End::Hang => future::pending().await,
    }
}

/// Lets what was sent leave the machine even where no time is to pass.
async fn pause(pause: Duration) {
    if pause.is_zero() {
        tokio::task::yield_now().await;
    } else {
        tokio::time::sleep(pause).await;
    }
}
