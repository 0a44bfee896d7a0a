#!/usr/bin/env bash
# openapi-typescript-codegen 0.31.0: a form that is documented as urlencoded is sent as multipart.
#
# Seen: a body in application/x-www-form-urlencoded alone is sent as multipart/form-data. The generated code names the right
# media type, and passes the body as `formData`, which the client makes into parts; the media type is overruled by fetch.
# Expected: OpenAPI 3.0.3, section 4.7.13 (Request Body Object): the keys of `content` are the media types that the body has.
# For a generated client: token endpoints and most others with forms take urlencoded alone and refuse every call; those that
# take both read it, so that it is not seen.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true, "type": "module"}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact openapi-typescript-codegen@0.31.0 typescript@5.9.3 >&2
cat >document.json <<'JSON'
{
  "openapi": "3.0.3",
  "info": {"title": "Tokens", "version": "1"},
  "paths": {"/token": {"post": {
    "operationId": "getToken",
    "requestBody": {"required": true, "content": {"application/x-www-form-urlencoded": {"schema": {
      "type": "object", "properties": {"scope": {"type": "string"}}
    }}}},
    "responses": {"204": {"description": "Seen."}}
  }}}
}
JSON
node_modules/.bin/openapi --input document.json --output client --client fetch >&2
echo '{"type": "commonjs"}' >client/package.json
node_modules/.bin/tsc --target es2022 --module commonjs --moduleResolution node10 --skipLibCheck client/index.ts >&2
cat >call.js <<'JAVASCRIPT'
import client from './client/index.js';

globalThis.fetch = async (url, options) => {
  console.log('sent:', new Request(url, options).headers.get('content-type').split(';')[0]);
  return new Response(null, { status: 204 });
};
client.OpenAPI.BASE = 'http://127.0.0.1';
await client.DefaultService.getToken({ scope: 'a' });
JAVASCRIPT
seen="named: $(grep -o "mediaType: '[^']*'" client/services/DefaultService.ts)
$(node call.js)"
expected="named: mediaType: 'application/x-www-form-urlencoded'
sent: multipart/form-data"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapi-typescript-codegen sends a form in the media type that the document has." >&2
  exit 1
fi
