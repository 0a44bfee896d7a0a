#!/usr/bin/env bash
# @typespec/openapi3 1.11.0: a tuple is emitted such that any number of items of any kind is valid.
#
# Seen: `[int32, string]` becomes an array with two `prefixItems` in OpenAPI 3.1, without `minItems` and without
# `items: false`; and in 3.0 an array of `items: {}`, where `minItems` and `maxItems` of 2 would do.
# Expected: JSON Schema 2020-12, Core, section 10.3.1.1: `prefixItems` says nothing of how many items there are, so that `[]`
# and `[1, "a", {}]` are valid, while in TypeSpec a tuple has exactly its items.
# For a generated client: by the document it is a list of any values. utoipa 6.0.0 emits `items: false` beside, and
# pydantic 2.14.4 both bounds, so that one tuple of three producers makes three types.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >package.json <<'JSON'
{"private": true, "type": "module"}
JSON
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact @typespec/compiler@1.11.0 @typespec/http@1.11.0 \
  @typespec/openapi@1.11.0 @typespec/openapi3@1.11.0 @typespec/events@0.81.0 @typespec/sse@0.81.0 @typespec/streams@0.81.0 >&2
cat >main.tsp <<'TYPESPEC'
import "@typespec/http";

using Http;

@service(#{ title: "Points" })
namespace Points;

model Point {
  place: [int32, string];
}

@route("/point") @get op getPoint(): Point;
TYPESPEC
cat >tspconfig.yaml <<'YAML'
emit: ["@typespec/openapi3"]
options:
  "@typespec/openapi3": {emitter-output-dir: "{output-dir}", file-type: json, output-file: document.json, openapi-versions: ["3.1.0"]}
YAML
node_modules/.bin/tsp compile . --output-dir out >&2
seen=$(node --input-type=module - <<'JAVASCRIPT'
import { readFileSync } from 'node:fs';
const document = JSON.parse(readFileSync('out/document.json'));
console.log(JSON.stringify(document.components.schemas.Point.properties.place));
JAVASCRIPT
)
expected='{"type":"array","prefixItems":[{"type":"integer","format":"int32"},{"type":"string"}]}'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: TypeSpec emits how many items a tuple has." >&2
  exit 1
fi
