#!/usr/bin/env bash
# oazapfts 7.5.0 with TypeScript 5.9.3: a list in a path or a header makes a client that does not compile.
#
# Seen: for an array in the path, the generator writes `encodeURIComponent(ids)` with `ids: number[]`, which TypeScript refuses
# (TS2345); an array in a header is refused likewise (TS2322). The generator says nothing. Compiled in spite of that, the
# commas between the items are escaped, so that `1,2` cannot be told from one item with a comma.
# Expected: OpenAPI 3.0.3, section 4.7.12 (Parameter Object): arrays are allowed in both places, by the style `simple`, whose
# commas stand as they are: `/things/1,2`.
# For a generated client: no operation with such a parameter can be called, and the whole file fails to compile for one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true, "type": "module"}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact oazapfts@7.5.0 typescript@5.9.3 >&2
cat >document.json <<'JSON'
{
  "openapi": "3.0.3",
  "info": {"title": "Things", "version": "1"},
  "paths": {"/things/{ids}": {"get": {
    "operationId": "getThings",
    "parameters": [
      {"name": "ids", "in": "path", "required": true, "schema": {"type": "array", "items": {"type": "integer"}}},
      {"name": "x-tags", "in": "header", "schema": {"type": "array", "items": {"type": "string"}}}
    ],
    "responses": {"204": {"description": "Seen."}}
  }}}
}
JSON
node_modules/.bin/oazapfts document.json client.ts >&2
errors=$(node_modules/.bin/tsc --target es2022 --module nodenext --moduleResolution nodenext --skipLibCheck client.ts || true)
cat >call.js <<'JAVASCRIPT'
import { defaults, getThings } from './client.js';

defaults.baseUrl = 'http://127.0.0.1';
defaults.fetch = async (url) => {
  console.log('path:', new URL(url).pathname);
  return new Response(null, { status: 204 });
};
await getThings([1, 2]);
JAVASCRIPT
seen="errors: $(grep -o 'TS[0-9]*' <<<"$errors" | sort -u | tr '\n' ' ')
$(node call.js)"
expected='errors: TS2322 TS2345 
path: /things/1%2C2'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: oazapfts writes a client that compiles, or other bytes, for lists in paths and headers." >&2
  exit 1
fi
