#!/usr/bin/env bash
# ploidy 0.15.0: every body but a multipart form is sent as JSON.
#
# Seen: for a required body in application/x-www-form-urlencoded, and for one in application/octet-stream, the generated
# call takes any JSON value and sends it by `json`, which names application/json. The tool reports nothing; its table of what
# is supported says that bodies in JSON and in multipart are, and not what becomes of others.
# Expected: OpenAPI 3.1.1, section 4.8.13 (Request Body Object): the keys of `content` are the media types that the body has.
# For a generated client: the call compiles, and a service answers 415 or stores the JSON text of an array of numbers for the
# file. Operations whose media type a generator does not know are better left out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo install --quiet --locked --root "$work" ploidy --version 0.15.0 >&2
cat >"$work/document.json" <<'JSON'
{
  "openapi": "3.1.0",
  "info": {"title": "Files", "version": "1"},
  "paths": {
    "/file": {"put": {
      "operationId": "putFile",
      "requestBody": {"required": true, "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}},
      "responses": {"204": {"description": "Stored."}}
    }},
    "/form": {"post": {
      "operationId": "sendForm",
      "requestBody": {"required": true, "content": {"application/x-www-form-urlencoded": {"schema": {
        "type": "object", "properties": {"name": {"type": "string"}}
      }}}},
      "responses": {"204": {"description": "Seen."}}
    }}
  }
}
JSON
"$work/bin/ploidy" generate rust "$work/document.json" --output "$work/client" >&2
seen=$(grep -ohE 'pub async fn (put_file|send_form)|request: impl Into<[^>]*>|\.(json|form|body)\(&?request' "$work"/client/src/client/default.rs)
expected='pub async fn put_file
request: impl Into<::ploidy_util::serde_json::Value>
.json(&request
pub async fn send_form
request: impl Into<::ploidy_util::serde_json::Value>
.json(&request'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: ploidy sends these bodies in their own media types, or leaves the operations out." >&2
  exit 1
fi
