#!/usr/bin/env bash
# reqwest 0.13.5 and ureq 3.5.2: a POST without a body has a length with one of them.
#
# Seen: ureq sends `content-length: 0`, and reqwest neither `content-length` nor `transfer-encoding`.
# Expected: RFC 9110, section 8.6: a user agent SHOULD send `Content-Length` in a request whose method gives content a meaning
# and that has no `Transfer-Encoding`; it names the POST with `Content-Length: 0` as the example.
# For a generated client: operations without a body, such as one that starts something, are refused with 411 by servers and
# gateways that insist, with one transport only. The client has to send an empty body on purpose.
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
reqwest = { version = "=0.13.5", default-features = false, features = ["blocking"] }
ureq = { version = "=3.5.2", default-features = false }

[workspace]
TOML
cat >"$work/src/main.rs" <<'RUST'
use std::io::{Read, Write};
use std::net::TcpListener;

/// The line of the request that begins so.
fn sent(listener: &TcpListener, line: &str) -> String {
    let (mut stream, _) = listener.accept().unwrap();
    let mut head = [0; 4096];
    let length = stream.read(&mut head).unwrap();
    stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").unwrap();
    let head = String::from_utf8_lossy(&head[..length]).into_owned();
    head.lines().find(|each| each.starts_with(line)).unwrap_or("nothing").to_owned()
}

fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    std::thread::scope(|scope| {
        scope.spawn(|| ureq::post(&address).send_empty().unwrap());
        println!("ureq {}", sent(&listener, "content-length"));
    });
    std::thread::scope(|scope| {
        scope.spawn(|| reqwest::blocking::Client::new().post(&address).send().unwrap());
        println!("reqwest {}", sent(&listener, "content-length"));
    });
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='ureq content-length: 0
reqwest nothing'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: ureq and reqwest send the same of a POST without a body." >&2
  exit 1
fi
