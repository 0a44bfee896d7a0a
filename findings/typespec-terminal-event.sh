#!/usr/bin/env bash
# @typespec/openapi3 1.11.0 with @typespec/sse 0.81.0: the last event is documented such that it is never valid.
#
# Seen: in a union of events, the terminal event `[DONE]` has no name, as in the example of the library's own documentation.
# The schema of an event says `required: [event]`, and its branch for `[DONE]` says nothing of `event`, so that the event
# as it is sent, `data: [DONE]`, is not valid. One with any name would be, also one named `tick`.
# Expected: the WHATWG's standard of server-sent events lets an event be without a name, and OpenAPI 3.2.0, section 4.14.4,
# shows such items without `event` being required.
# For a generated client: one that keeps to the schema ends each stream with an error, or reads the end as another event.
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
import "@typespec/events";
import "@typespec/sse";
import "@typespec/streams";

using Http;
using Events;
using SSE;

@service(#{ title: "Ticks" })
namespace Ticks;

model Tick {
  number: int32;
}

@events
union Channel {
  tick: Tick,

  @contentType("text/plain")
  @terminalEvent
  "[DONE]",
}

@route("/ticks") @get op getTicks(): SSEStream<Channel>;
TYPESPEC
cat >tspconfig.yaml <<'YAML'
emit: ["@typespec/openapi3"]
options:
  "@typespec/openapi3": {emitter-output-dir: "{output-dir}", file-type: json, output-file: document.json, openapi-versions: ["3.2.0"]}
YAML
node_modules/.bin/tsp compile . --output-dir out >&2
seen=$(node --input-type=module - <<'JAVASCRIPT'
import { readFileSync } from 'node:fs';
const document = JSON.parse(readFileSync('out/document.json'));
const schema = document.paths['/ticks'].get.responses['200'].content['text/event-stream'].itemSchema;
console.log('required:', JSON.stringify(schema.required));
for (const branch of schema.oneOf) console.log(JSON.stringify(branch));
JAVASCRIPT
)
expected='required: ["event"]
{"properties":{"data":{"contentMediaType":"application/json","contentSchema":{"$ref":"#/components/schemas/Tick"}},"event":{"const":"tick"}}}
{"properties":{"data":{"contentMediaType":"text/plain","const":"[DONE]"}}}'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: the terminal event is valid by the schema that TypeSpec emits." >&2
  exit 1
fi
