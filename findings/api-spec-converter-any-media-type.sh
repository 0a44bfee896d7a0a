#!/usr/bin/env bash
# api-spec-converter 2.12.0: an object that is answered as any media type becomes one of bytes when OpenAPI 3.0 is brought
# to Swagger 2.0.
#
# Seen: an answer with the media type range `*/*` makes the operation produce `application/octet-stream`, although its schema is
# an object.
# Expected: OpenAPI 3.0.3, section 4.7.14 (Response Object): a key of `content` is a media type or a range. Swagger 2.0 has no
# ranges in `produces`, and without it nothing is said of the media type, which is what the range says.
# For a generated client: made of the converted document, it asks for bytes, and gives them unread.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact api-spec-converter@2.12.0 >&2
cat >document.json <<'JSON'
{
  "openapi": "3.0.3",
  "info": {"title": "Pools", "version": "1"},
  "servers": [{"url": "https://pools.example"}],
  "paths": {"/pools": {"get": {
    "operationId": "getPool",
    "responses": {"200": {"description": "It.", "content": {"*/*": {"schema": {
      "type": "object", "properties": {"name": {"type": "string"}}
    }}}}}
  }}}
}
JSON
cat >convert.js <<'JAVASCRIPT'
const converter = require('api-spec-converter');

converter.convert({ from: 'openapi_3', to: 'swagger_2', source: 'document.json' }).then(({ spec }) => {
  const { produces, responses } = spec.paths['/pools'].get;
  console.log('produces:', (produces ?? []).join(', '), 'schema:', responses['200'].schema.type);
});
JAVASCRIPT
seen=$(node convert.js)
printf '%s\n' "$seen"
if [ "$seen" != 'produces: application/octet-stream schema: object' ]; then
  echo "This has changed: api-spec-converter does not say that an object is bytes." >&2
  exit 1
fi
