#!/usr/bin/env bash
# openapi-to-rust 0.23.0: an answer in JSON Lines is read and thrown away.
#
# Seen: for answers in application/jsonl and application/x-ndjson, the generated call reads the whole body and gives `()`; for
# text/csv it gives a `String`, and for application/zip bytes. Its report of what it has no type for says "none".
# Expected: OpenAPI 3.1.1, section 4.8.17 (Response Object): `content` is what comes back; a media type that a tool does not
# know is bytes, as it does for the archive.
# For a generated client: the call succeeds, and there is no way to what it was made for, such as an export.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo install --quiet --locked --root "$work" openapi-to-rust --version 0.23.0 >&2
cat >"$work/document.json" <<'JSON'
{
  "openapi": "3.1.0",
  "info": {"title": "Exports", "version": "1"},
  "paths": {
    "/jsonl": {"get": {"operationId": "getJsonl", "responses": {"200": {
      "description": "Lines.", "content": {"application/jsonl": {"schema": {"type": "string"}}}
    }}}},
    "/ndjson": {"get": {"operationId": "getNdjson", "responses": {"200": {
      "description": "Lines.", "content": {"application/x-ndjson": {}}
    }}}},
    "/csv": {"get": {"operationId": "getCsv", "responses": {"200": {
      "description": "Lines.", "content": {"text/csv": {"schema": {"type": "string"}}}
    }}}},
    "/zip": {"get": {"operationId": "getZip", "responses": {"200": {
      "description": "An archive.", "content": {"application/zip": {}}
    }}}}
  }
}
JSON
"$work/bin/openapi-to-rust" generate "$work/document.json" --output-dir "$work/client" --report-untyped >"$work/said"
seen=$(grep -o '^untyped: none' "$work/said"
grep -o 'pub async fn get_[a-z]*(&self) -> Result<[^,]*' "$work/client/client.rs" | sed 's/pub async fn //')
expected='untyped: none
get_csv(&self) -> Result<String
get_jsonl(&self) -> Result<()
get_ndjson(&self) -> Result<()
get_zip(&self) -> Result<bytes::Bytes'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapi-to-rust gives what it has read of an answer in JSON Lines." >&2
  exit 1
fi
