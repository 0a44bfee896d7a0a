#!/usr/bin/env bash
# @typespec/openapi3 1.11.0 with @typespec/streams 0.81.0: what lines of JSON hold is emitted for events, not for lines.
#
# Seen: in a document of OpenAPI 3.2, a stream of events has `itemSchema`, and a `JsonlStream<Tick>` is application/jsonl with
# `schema: {type: string}`. In a service that has lines alone, the model of the lines is not in the document at all. Nothing
# is reported.
# Expected: OpenAPI 3.2.0, section 4.14.3 (Sequential Media Types): application/jsonl is one of those that `itemSchema` is for,
# by the same keyword that the emitter uses next door.
# For a generated client: one operation gives typed items, and its sibling a text of everything, to be taken apart by hand.
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
import "@typespec/http/streams";
import "@typespec/events";
import "@typespec/sse";
import "@typespec/streams";

using Http;

@service(#{ title: "Ticks" })
namespace Ticks;

model Tick {
  number: int32;
}

model Line {
  number: int32;
}

@Events.events
union Channel {
  tick: Tick,
}

@route("/events") @get op getEvents(): SSE.SSEStream<Channel>;
@route("/lines") @get op getLines(): Http.Streams.JsonlStream<Line>;
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
for (const [path, item] of Object.entries(document.paths)) {
  for (const [type, media] of Object.entries(item.get.responses['200'].content)) {
    console.log(path, type, Object.keys(media).join(), JSON.stringify(media.schema));
  }
}
console.log('models:', Object.keys(document.components.schemas).join());
JAVASCRIPT
)
expected='/events text/event-stream itemSchema undefined
/lines application/jsonl schema {"type":"string"}
models: Channel,Line,Tick'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: TypeSpec emits what the lines of a stream hold." >&2
  exit 1
fi
