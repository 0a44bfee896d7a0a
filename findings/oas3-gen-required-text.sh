#!/usr/bin/env bash
# oas3-gen 0.29.0: a text that is required must not be empty.
#
# Seen: a property `type: string` that is in `required` is checked for a length of at least 1 before the call, and the same
# property that is not in `required` is not. The document has no `minLength`.
# Expected: JSON Schema 2020-12, Validation, section 6.5.3: `required` is about the name of the property alone, and section
# 6.3.2: without `minLength`, a string may be empty.
# For a generated client: a comment, a prefix or a middle name that is there and empty cannot be sent, although the service
# takes it; the error names no place in the document.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo install --quiet --locked --root "$work" oas3-gen --version 0.29.0 >&2
cat >"$work/document.json" <<'JSON'
{
  "openapi": "3.1.0",
  "info": {"title": "Tags", "version": "1"},
  "paths": {"/tags": {"post": {
    "operationId": "addTag",
    "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Tag"}}}},
    "responses": {"204": {"description": "Added."}}
  }}},
  "components": {"schemas": {"Tag": {
    "type": "object",
    "required": ["value"],
    "properties": {"value": {"type": "string"}, "note": {"type": "string"}}
  }}}
}
JSON
"$work/bin/oas3-gen" generate client-mod --input "$work/document.json" --output "$work/client" >&2
seen=$(sed -n "/^pub struct Tag {/,/^}/p" "$work/client/types.rs")
expected="pub struct Tag {
    #[validate(length(min = 1u64))]
    pub value: String,
    pub note: Option<String>,
}"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: oas3-gen lets a required text be empty." >&2
  exit 1
fi
