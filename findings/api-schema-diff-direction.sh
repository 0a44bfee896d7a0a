#!/usr/bin/env bash
# api-schema-diff 1.0.4: whether a change breaks clients is judged of answers as if they were requests.
#
# Seen: a property of an answer that is no longer required passes, with exit code 0. One that is required from now on is a
# breaking change, with exit code 1.
# Expected: the other way round. Who reads an answer loses a promise in the first case and gains one in the second; it is
# for what clients send that a new required property breaks them. The tool's own question is "Will this schema change break
# existing clients?".
# For a generated client: in the first case its next version does not compile, since a field has become optional, or its
# present one fails to read the answers; the guard in front of the release has let it pass.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check api-schema-diff==1.0.4

document() { # FILE REQUIRED: an operation that answers with an object of which REQUIRED is required
  cat >"$work/$1.json" <<JSON
{
  "openapi": "3.0.3",
  "info": {"title": "Pets", "version": "1"},
  "paths": {"/pet": {"get": {"responses": {"200": {"description": "A pet.", "content": {"application/json": {"schema": {
    "type": "object", "required": $2, "properties": {"name": {"type": "string"}, "age": {"type": "integer"}}
  }}}}}}}}
}
JSON
}
document both '["name", "age"]'
document one '["name"]'

verdict() { # OLD NEW
  if "$work/venv/bin/api-schema-diff" "$work/$1.json" "$work/$2.json" >/dev/null; then echo passes; else echo breaks; fi
}
seen="no longer required: $(verdict both one)
required from now on: $(verdict one both)"
expected='no longer required: passes
required from now on: breaks'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: api-schema-diff judges answers as what clients read." >&2
  exit 1
fi
