#!/usr/bin/env bash
# swagger2openapi 7.0.8: a body that is documented for a whole path is lost, unless an operation has a list of parameters.
#
# Seen: of a path whose parameters are a body, its `put` has none in OpenAPI 3.0, while its `post`, which differs by
# `"parameters": []`, has it. A query parameter beside it stays. A field of a form is lost in the same way. Nothing is printed.
# Expected: Swagger 2.0, Path Item Object: the parameters of a path are those of all of its operations. And an empty list says
# nothing that its absence does not, since parameters of a path cannot be removed by an operation.
# For a generated client: the method of a required body has no argument for it, and the service refuses each of its requests.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact swagger2openapi@7.0.8 >&2
cat >convert.js <<'JAVASCRIPT'
const { convertObj } = require('swagger2openapi');

const path = (mediaType, parameter) => ({
  parameters: [{ name: 'page', in: 'query', type: 'integer' }, parameter],
  put: { consumes: [mediaType], responses: { 204: { description: 'Stored.' } } },
  post: { consumes: [mediaType], parameters: [], responses: { 204: { description: 'Stored.' } } },
});
const document = {
  swagger: '2.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': path('application/json', { name: 'pet', in: 'body', required: true, schema: { type: 'object' } }),
    '/forms': path('application/x-www-form-urlencoded', { name: 'name', in: 'formData', required: true, type: 'string' }),
  },
};
convertObj(document, {}).then(({ openapi }) => {
  for (const [path, { parameters, put, post }] of Object.entries(openapi.paths)) {
    const body = ({ requestBody }) => (requestBody ? Object.keys(requestBody.content).join() : 'none');
    console.log(`${path}: parameters: ${parameters.map(({ name }) => name).join()}, put: ${body(put)}, post: ${body(post)}`);
  }
});
JAVASCRIPT
seen=$(node convert.js 2>&1)
expected='/pets: parameters: page, put: none, post: application/json
/forms: parameters: page, put: none, post: application/x-www-form-urlencoded'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: swagger2openapi keeps a body that is documented for a whole path." >&2
  exit 1
fi
