#!/usr/bin/env bash
# openapi-to-rust 0.23.0: a cookie that is a text makes a client that does not compile.
#
# Seen: for an optional parameter in a cookie, of type string, the generated call takes `impl AsRef<str>` and formats it, which
# rustc refuses (E0277). The tool has generated with success, and the crate is compiled with the dependencies that it names.
# Expected: OpenAPI 3.1.1, section 4.8.12 (Parameter Object): a parameter may be in a cookie. A query of the same type is
# compiled.
# For a generated client: one such parameter, as of every service with sessions, keeps all other operations from compiling.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo install --quiet --locked --root "$work" openapi-to-rust --version 0.23.0 >&2
client() { # IN: compiles the client of an operation with one parameter there, and prints rustc's errors
  mkdir -p "$work/$1/src"
  cat >"$work/$1/document.json" <<JSON
{
  "openapi": "3.1.0",
  "info": {"title": "Things", "version": "1"},
  "paths": {"/things": {"get": {
    "operationId": "getThings",
    "parameters": [{"name": "session", "in": "$1", "schema": {"type": "string"}}],
    "responses": {"204": {"description": "None."}}
  }}}
}
JSON
  "$work/bin/openapi-to-rust" generate "$work/$1/document.json" --output-dir "$work/$1/src/generated" >&2
  echo 'pub mod generated;' >"$work/$1/src/lib.rs"
  printf '[package]\nname = "client"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n' >"$work/$1/Cargo.toml"
  cat "$work/$1/src/generated/REQUIRED_DEPS.toml" >>"$work/$1/Cargo.toml"
  if cargo check --quiet --target-dir "$work/target" --manifest-path "$work/$1/Cargo.toml" 2>"$work/errors"; then
    echo "compiles"
  else
    grep -o 'error\[E[0-9]*\]' "$work/errors" | sort -u
  fi
}
seen="query: $(client query)
cookie: $(client cookie)"
expected='query: compiles
cookie: error[E0277]'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapi-to-rust writes a client with a cookie that compiles." >&2
  exit 1
fi
