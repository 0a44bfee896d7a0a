#!/usr/bin/env bash
# utoipa 6.0.0: a response without a description makes a document of no version.
#
# Seen: `responses((status = 200, body = String))`, as in the own examples of many services, gives a response without
# `description`, in a document that says `openapi: 3.1.0`. Nothing warns.
# Expected: OpenAPI 3.1.1, section 4.8.17 (Response Object): `description` is REQUIRED. It may be missing from 3.2.0 on.
# For a generated client: strict readers refuse the whole document, such as one built on openapiv3 2.2.0, which fails on it;
# lenient ones have to take 3.1 for more than it says.
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
serde = { version = "=1.0.229", features = ["derive"] }
serde_json = "=1.0.154"
utoipa = "=6.0.0"

[workspace]
TOML
cat >"$work/src/main.rs" <<'RUST'
use utoipa::OpenApi;

#[utoipa::path(get, path = "/", responses((status = 200, body = String)))]
#[expect(dead_code, reason = "it is here for the document alone")]
fn root() {}

#[derive(OpenApi)]
#[openapi(paths(root))]
struct Document;

fn main() {
    let document = serde_json::to_value(Document::openapi()).unwrap();
    println!("{} {}", document["openapi"], document["paths"]["/"]["get"]["responses"]["200"]);
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='"3.1.0" {"content":{"text/plain":{"schema":{"type":"string"}}}}'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: utoipa writes a description, or another version." >&2
  exit 1
fi
