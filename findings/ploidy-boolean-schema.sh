#!/usr/bin/env bash
# ploidy 0.15.0: a tuple that is closed makes a whole document unreadable.
#
# Seen: `items: false` beside `prefixItems`, which utoipa 6.0.0 writes for each tuple of Rust, fails the whole document. Without
# that line the same document is taken. The tool's documentation says that its parsing is forgiving and no validation.
# Expected: OpenAPI 3.1.1 takes JSON Schema 2020-12, in whose Core, section 4.3, a schema is an object or a boolean; section
# 10.3.1.2 has `items: false` for what may not follow.
# For a generated client: two Rust libraries, one that writes the document of a server and one that makes a client of it, do
# not meet as soon as one answer holds a tuple.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo install --quiet --locked --root "$work" ploidy --version 0.15.0 >&2
verdict() { # REST: whether an array with two prefixItems and REST is taken
  cat >"$work/document.json" <<JSON
{
  "openapi": "3.1.0",
  "info": {"title": "Points", "version": "1"},
  "paths": {"/point": {"get": {"operationId": "getPoint", "responses": {"200": {"description": "A point.",
    "content": {"application/json": {"schema": {
      "type": "array",
      $1
      "prefixItems": [{"type": "number"}, {"type": "number"}]
    }}}
  }}}}}
}
JSON
  if "$work/bin/ploidy" generate rust "$work/document.json" --output "$work/client" >/dev/null 2>"$work/errors"; then
    echo taken
  else
    grep -o 'invalid type: boolean `false`, expected struct' "$work/errors" | head -n 1
  fi
}
seen="open: $(verdict '')
closed: $(verdict '"items": false,')"
expected='open: taken
closed: invalid type: boolean `false`, expected struct'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: ploidy takes a document with a boolean schema." >&2
  exit 1
fi
