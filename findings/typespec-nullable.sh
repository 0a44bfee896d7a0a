#!/usr/bin/env bash
# @typespec/openapi3 1.11.0: in OpenAPI 3.0, a union with null is emitted such that it allows no null, and null such that it
# allows everything.
#
# Seen: `1 | "one" | null` becomes `anyOf` beside `nullable: true`, and the type `null` becomes `{nullable: true}`, both
# without `type`.
# Expected: OpenAPI 3.0.3, section 4.7.24 (Schema Object): `nullable` adds null only to a `type` in the same object, and has no
# effect without one. So the first allows 1 and "one" alone, and the second any value. For 3.1 the emitter writes what was
# meant.
# For a generated client: it has to take `nullable` for what is meant and not for what is written, or the two versions of
# the same description make different clients.
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

@service(#{ title: "Values" })
namespace Values;

model Value {
  choice: 1 | "one" | null;
  nothing: null;
  text: string | null;
}

@route("/value") @get op getValue(): Value;
TYPESPEC
cat >tspconfig.yaml <<'YAML'
emit: ["@typespec/openapi3"]
options:
  "@typespec/openapi3": {emitter-output-dir: "{output-dir}", file-type: json, output-file: document.json, openapi-versions: ["3.0.0"]}
YAML
node_modules/.bin/tsp compile . --output-dir out >&2
seen=$(node --input-type=module - <<'JAVASCRIPT'
import { readFileSync } from 'node:fs';
const document = JSON.parse(readFileSync('out/document.json'));
for (const [name, schema] of Object.entries(document.components.schemas.Value.properties)) {
  console.log(name, JSON.stringify(schema));
}
JAVASCRIPT
)
expected='choice {"anyOf":[{"type":"number","enum":[1]},{"type":"string","enum":["one"]}],"nullable":true}
nothing {"nullable":true}
text {"type":"string","nullable":true}'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: TypeSpec emits null for OpenAPI 3.0 as the version defines it." >&2
  exit 1
fi
