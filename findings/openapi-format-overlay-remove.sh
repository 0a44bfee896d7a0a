#!/usr/bin/env bash
# openapi-format 1.33.6: of two items of a list that an overlay removes, one stays, and another item is gone.
#
# Seen: of the parameters `trace`, `debug`, `limit` and `page`, the overlay removes those that are internal, which are the first
# two. Left are `debug` and `page`. The items are removed from the first to the last by the indexes that they had before.
# Expected: Overlay Specification 1.0.0, Action Object: with `remove: true`, what the target selects is removed from the list
# that holds it, and a target may select any number of objects. RFC 9535, section 2.3.5.2: a filter selects each item for which
# it is true, here those with `x-internal`, and no other.
# For a generated client: it has a parameter that was to be kept from it, and lacks one that is public. With one internal
# parameter all is right, so that the overlay goes wrong on the day that a second one is added beside it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact openapi-format@1.33.6 >&2
cat >document.json <<'JSON'
{
  "openapi": "3.0.3",
  "info": {"title": "Pets", "version": "1"},
  "paths": {"/pets": {"get": {
    "operationId": "listPets",
    "parameters": [
      {"name": "trace", "in": "query", "schema": {"type": "boolean"}, "x-internal": true},
      {"name": "debug", "in": "query", "schema": {"type": "boolean"}, "x-internal": true},
      {"name": "limit", "in": "query", "schema": {"type": "integer"}},
      {"name": "page", "in": "query", "schema": {"type": "integer"}}
    ],
    "responses": {"204": {"description": "None."}}
  }}}
}
JSON
cat >overlay.json <<'JSON'
{
  "overlay": "1.0.0",
  "info": {"title": "Public", "version": "1"},
  "actions": [{"target": "$.paths.*.*.parameters[?(@['x-internal'] == true)]", "remove": true}]
}
JSON
node_modules/.bin/openapi-format document.json --no-sort --overlayFile overlay.json --output public.json >&2
seen=$(node - <<'JAVASCRIPT'
const document = require('./public.json');
console.log('left:', document.paths['/pets'].get.parameters.map(({ name }) => name).join(', '));
JAVASCRIPT
)
expected='left: debug, page'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapi-format removes the items that the target of an action selects." >&2
  exit 1
fi
