#!/usr/bin/env bash
# openapi-to-rust 0.23.0: an empty list in a query is sent under another name.
#
# Seen: for a parameter `ids` with `explode: false`, the generated call sends an empty list as `ids[]=`, a parameter that the
# document does not have. An item with a comma is an error before anything is sent, with the advice to change the document.
# Expected: OpenAPI 3.1.1, section 4.8.12 (Parameter Object), refers to RFC 6570 for `form`: an empty list is undefined and
# leaves nothing (section 2.3), and a comma within an item is escaped as `%2C` (section 3.2.1), so that nothing is lost.
# For a generated client: a service that refuses parameters it does not know answers 400 for an empty list, and a text with a
# comma cannot be searched for.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo install --quiet --locked --root "$work" openapi-to-rust --version 0.23.0 >&2
cat >"$work/document.json" <<'JSON'
{
  "openapi": "3.1.0",
  "info": {"title": "Things", "version": "1"},
  "paths": {"/things": {"get": {
    "operationId": "getThings",
    "parameters": [{"name": "ids", "in": "query", "explode": false, "schema": {"type": "array", "items": {"type": "string"}}}],
    "responses": {"204": {"description": "None."}}
  }}}
}
JSON
"$work/bin/openapi-to-rust" generate "$work/document.json" --output-dir "$work/client" >&2
seen=$(grep -A 1 'v.is_empty()' "$work/client/client.rs" | tail -n 1 | tr -d ' '
grep -o 'query array .* contains a comma' "$work/client/client.rs")
expected='query_params.push((format!("{}[]","ids"),String::new()));
query array `{}` contains a comma'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapi-to-rust sends an empty list under the name that the document has, or takes commas." >&2
  exit 1
fi
