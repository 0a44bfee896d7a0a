#!/usr/bin/env bash
# ureq 3.5.2 and reqwest 0.13.5: of one address, each sends another `Host`.
#
# Seen: of `http://LocalHost:PORT/`, ureq sends `host: LocalHost:PORT` and reqwest `host: localhost:PORT`.
# Expected: RFC 3986, section 6.2.2.1, and RFC 9110, section 4.2.3: the host is without regard to case, and normalized it is in
# lower case. Both may be sent, and `http::Uri` holds the two addresses to be one.
# For a generated client: a signature over the header `host` (as of AWS, Huawei Cloud, or HTTP message signatures) that the
# client computes of its own address is right with one transport and wrong with the other. The client has to set `host`
# itself, in lower case.
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
    let port = listener.local_addr().unwrap().port();
    let address = format!("http://LocalHost:{port}/");
    std::thread::scope(|scope| {
        scope.spawn(|| ureq::get(&address).call().unwrap());
        println!("ureq {}", sent(&listener, "host").replace(&port.to_string(), "PORT"));
    });
    std::thread::scope(|scope| {
        scope.spawn(|| reqwest::blocking::get(&address).unwrap());
        println!("reqwest {}", sent(&listener, "host").replace(&port.to_string(), "PORT"));
    });
    let same = ureq::http::Uri::from_static("http://LocalHost/") == ureq::http::Uri::from_static("http://localhost/");
    println!("one address for http: {same}");
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='ureq host: LocalHost:PORT
reqwest host: localhost:PORT
one address for http: true'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: ureq and reqwest send the same host." >&2
  exit 1
fi
