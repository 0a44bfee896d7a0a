#!/usr/bin/env bash
# oazapfts 7.5.0: a list in a form is written otherwise than the same list in a query.
#
# Seen: of a body in application/x-www-form-urlencoded, the list ["a", "b"] is `l=a,b`. In a query of the same document it
# is `l=a&l=b`.
# Expected: OpenAPI 3.0.3, section 4.7.15 (Encoding Object): the default of `style` in a form is `form`, and that of `explode`
# is true for it, so that a list is one pair for each item.
# For a generated client: a service that keeps to the document reads one item, `a,b`. No setting of the document mends it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true, "type": "module"}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact oazapfts@7.5.0 typescript@5.9.3 >&2
cat >document.json <<'JSON'
{
  "openapi": "3.0.3",
  "info": {"title": "Lists", "version": "1"},
  "paths": {"/lists": {"post": {
    "operationId": "sendLists",
    "parameters": [{"name": "l", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}],
    "requestBody": {"required": true, "content": {"application/x-www-form-urlencoded": {"schema": {
      "type": "object",
      "properties": {
        "l": {"type": "array", "items": {"type": "string"}}
      }
    }}}},
    "responses": {"204": {"description": "Seen."}}
  }}}
}
JSON
node_modules/.bin/oazapfts document.json client.ts >&2
node_modules/.bin/tsc --target es2022 --module nodenext --moduleResolution nodenext --skipLibCheck client.ts >&2
cat >call.js <<'JAVASCRIPT'
import { defaults, sendLists } from './client.js';

defaults.baseUrl = 'http://127.0.0.1';
defaults.fetch = async (url, { body }) => {
  console.log('query:', new URL(url).search, 'form:', decodeURIComponent(String(body)));
  return new Response(null, { status: 204 });
};
await sendLists({ l: ['a', 'b'] }, { l: ['a', 'b'] });
JAVASCRIPT
seen=$(node call.js)
expected='query: ?l=a&l=b form: l=a,b'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: oazapfts writes a list in a form as it writes one in a query." >&2
  exit 1
fi
