#!/usr/bin/env bash
# openapi-client-axios 7.9.1 with axios 1.21.1: every list in a query has another name than the document says.
#
# Seen: the client has the document at hand when it calls, and sends a list as `ids[]=1&ids[]=2`, be its style the default,
# `explode: false`, or `pipeDelimited`. The brackets are axios's way with arrays.
# Expected: OpenAPI 3.0.3, section 4.7.12 (Parameter Object): `ids=1&ids=2`, `ids=1,2` and `ids=1|2`.
# For a generated client: no service but those that strip brackets, as PHP and Rails do, sees the parameter; where it is
# optional, the filter is without effect and nothing says so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true, "type": "module"}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact openapi-client-axios@7.9.1 axios@1.21.1 >&2
cat >call.js <<'JAVASCRIPT'
import { OpenAPIClientAxios } from 'openapi-client-axios';

const schema = { type: 'array', items: { type: 'integer' } };
const definition = {
  openapi: '3.0.3',
  info: { title: 'Lists', version: '1' },
  servers: [{ url: 'http://127.0.0.1' }],
  paths: {
    '/lists': {
      get: {
        operationId: 'getLists',
        parameters: [
          { name: 'usual', in: 'query', schema },
          { name: 'commas', in: 'query', explode: false, schema },
          { name: 'pipes', in: 'query', style: 'pipeDelimited', explode: false, schema },
        ],
        responses: { 204: { description: 'Seen.' } },
      },
    },
  },
};
const client = await new OpenAPIClientAxios({ definition }).init();
client.defaults.adapter = async (config) => {
  console.log(decodeURIComponent(new URL(client.getUri(config), 'http://127.0.0.1').search));
  return { data: '', status: 204, statusText: '', headers: {}, config };
};
await client.getLists({ usual: [1, 2], commas: [1, 2], pipes: [1, 2] });
JAVASCRIPT
seen=$(node call.js)
expected='?usual[]=1&usual[]=2&commas[]=1&commas[]=2&pipes[]=1&pipes[]=2'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapi-client-axios writes lists in a query by the style that the document has." >&2
  exit 1
fi
