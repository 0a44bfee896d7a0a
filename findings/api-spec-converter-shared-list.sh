#!/usr/bin/env bash
# api-spec-converter 2.12.0: a list between commas becomes one pair for each item where two operations share its parameter,
# when OpenAPI 3.0 is brought to Swagger 2.0.
#
# Seen: with `style: form` and `explode: false`, a component to which one operation refers gets the default of
# `collectionFormat`, which is `csv`. One to which two operations refer gets `multi` in both.
# Expected: OpenAPI 3.0.3, section 4.8.23 (Reference Object): what is referred to means what it would mean in its place.
# For a generated client: made of the converted document, it sends `?l=a&l=b` where the service takes `?l=a,b`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact api-spec-converter@2.12.0 >&2
cat >document.json <<'JSON'
{
  "openapi": "3.0.3",
  "info": {"title": "Lists", "version": "1"},
  "servers": [{"url": "https://lists.example"}],
  "paths": {
    "/one": {"get": {
      "operationId": "getOne",
      "parameters": [{"$ref": "#/components/parameters/Alone"}, {"$ref": "#/components/parameters/Shared"}],
      "responses": {"204": {"description": "Seen."}}
    }},
    "/other": {"get": {
      "operationId": "getOther",
      "parameters": [{"$ref": "#/components/parameters/Shared"}],
      "responses": {"204": {"description": "Seen."}}
    }}
  },
  "components": {"parameters": {
    "Alone": {"name": "alone", "in": "query", "style": "form", "explode": false, "schema": {"type": "array", "items": {"type": "string"}}},
    "Shared": {"name": "shared", "in": "query", "style": "form", "explode": false, "schema": {"type": "array", "items": {"type": "string"}}}
  }}
}
JSON
cat >convert.js <<'JAVASCRIPT'
const converter = require('api-spec-converter');

converter.convert({ from: 'openapi_3', to: 'swagger_2', source: 'document.json' }).then(({ spec }) => {
  const shown = spec.paths['/one'].get.parameters.map((one) => `${one.name}: ${one.collectionFormat ?? 'csv'}`);
  console.log(shown.join(', '));
});
JAVASCRIPT
seen=$(node convert.js)
printf '%s\n' "$seen"
if [ "$seen" != 'alone: csv, shared: multi' ]; then
  echo "This has changed: api-spec-converter takes a shared list as it takes one that is not." >&2
  exit 1
fi
