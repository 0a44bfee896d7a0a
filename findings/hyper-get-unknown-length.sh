#!/usr/bin/env bash
# reqwest 0.13.5 with hyper 1.12.0: the body of a GET is sent or not by what its length is, and by the version of HTTP.
#
# Seen: over HTTP/1.1, a stream of unknown length in a GET is not sent at all, without an error, while the header that says
# what is in it is sent. Where its length is known it is sent, and so it is over HTTP/2, and where the request names
# `transfer-encoding: chunked`, which hyper takes out over HTTP/2.
# Expected: RFC 9110, section 9.3.1: "content received in a GET request has no generally defined semantics", which leaves it
# to the two who speak, and OpenAPI 3.1 lets a GET have a body. What is given is sent, or refused.
# For a generated client: a file of unknown length never arrives, and the call succeeds. The transport has to name the coding.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
cat >"$work/Cargo.toml" <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"

[dependencies]
bytes = "1"
futures-util = { version = "0.3", default-features = false }
http-body-util = "0.1"
hyper = { version = "=1.12.0", features = ["http1", "http2", "server"] }
hyper-util = { version = "0.1", features = ["server-auto", "tokio"] }
reqwest = { version = "=0.13.5", default-features = false, features = ["http2", "stream"] }
tokio = { version = "1", features = ["macros", "net", "rt-multi-thread"] }

[workspace]
TOML
cat >"$work/src/main.rs" <<'RUST'
use std::convert::Infallible;

use bytes::Bytes;
use futures_util::stream;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use reqwest::{Body, Client};

/// Answers with the headers and the body that arrived.
async fn told(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let header = |name: &str| match head.headers.get(name) {
        Some(value) => format!(" {name}: {}", value.to_str().unwrap()),
        None => String::new(),
    };
    let headers = ["content-type", "content-length", "transfer-encoding"].map(header).concat();
    let body = body.collect().await.unwrap().to_bytes();
    let body = String::from_utf8_lossy(&body).into_owned();
    Ok(Response::new(Full::from(format!("{:?}{headers} body: {body:?}", head.version))))
}

async fn ask(client: &Client, address: &str, chunked: bool) {
    let pieces = stream::iter(["ab", "cd"].map(Ok::<_, Infallible>));
    let mut request = client.get(address).header("content-type", "application/octet-stream");
    if chunked {
        request = request.header("transfer-encoding", "chunked");
    }
    let answer = request.body(Body::wrap_stream(pieces)).send().await.unwrap();
    println!("{}", answer.text().await.unwrap());
}

#[tokio::main]
async fn main() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(async move {
                let server = auto::Builder::new(TokioExecutor::new());
                let _ = server.serve_connection(TokioIo::new(stream), service_fn(told)).await;
            });
        }
    });
    let first = Client::new();
    let second = Client::builder().http2_prior_knowledge().build().unwrap();
    let measured = first.get(&address).body("abcd").send().await.unwrap();
    println!("{}", measured.text().await.unwrap());
    for chunked in [false, true] {
        ask(&first, &address, chunked).await;
    }
    for chunked in [false, true] {
        ask(&second, &address, chunked).await;
    }
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='HTTP/1.1 content-length: 4 body: "abcd"
HTTP/1.1 content-type: application/octet-stream body: ""
HTTP/1.1 content-type: application/octet-stream transfer-encoding: chunked body: "abcd"
HTTP/2.0 content-type: application/octet-stream body: "abcd"
HTTP/2.0 content-type: application/octet-stream body: "abcd"'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: which bodies of unknown length hyper sends with a GET." >&2
  exit 1
fi
