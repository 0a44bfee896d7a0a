#!/usr/bin/env bash
# openapi-enforcer 1.23.0: an integer in a query is refused if its schema is in an allOf, anyOf or oneOf.
#
# Seen: for a parameter that is an integer, `q=5` is read as 5. If the schema is `allOf` with this one alone, or `anyOf` or
# `oneOf` with this one and a text, the request is refused since an integer is expected and "5" received. A text of such a union
# is taken. A boolean is refused in the same way.
# Expected: OpenAPI 3.0.3, section 4.7.12 (Parameter Object): the schema of a parameter is a Schema Object, by section 4.7.24
# with `allOf`, `anyOf` and `oneOf`; the readme says that parameters are parsed and deserialized. What is allowed by an integer
# alone is allowed by an `allOf` that holds nothing else.
# For a generated client: each of its requests with such a parameter is refused, while the document says that it is right. That
# an `allOf` is written around a reference, to give it a description, is usual in OpenAPI 3.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact openapi-enforcer@1.23.0 >&2
cat >ask.js <<'JAVASCRIPT'
const Enforcer = require('openapi-enforcer');

const ask = async (schema, value) => {
  const api = await Enforcer({
    openapi: '3.0.3',
    info: { title: 'Numbers', version: '1' },
    paths: { '/': { get: {
      parameters: [{ name: 'q', in: 'query', schema }],
      responses: { 204: { description: 'Seen.' } },
    } } },
  });
  const [request, error] = api.request({ method: 'GET', path: `/?q=${value}` });
  const reason = error && String(error).trim().split('\n').at(-1).trim();
  console.log(JSON.stringify(schema), error ? `refused: ${reason}` : JSON.stringify(request.query));
};
(async () => {
  const [integer, text, boolean] = [{ type: 'integer' }, { type: 'string', enum: ['all'] }, { type: 'boolean' }];
  await ask(integer, '5');
  await ask({ allOf: [integer] }, '5');
  await ask({ anyOf: [integer, text] }, '5');
  await ask({ oneOf: [integer, text] }, '5');
  await ask({ oneOf: [integer, text] }, 'all');
  await ask({ allOf: [boolean] }, 'true');
})();
JAVASCRIPT
seen=$(node ask.js)
expected='{"type":"integer"} {"q":5}
{"allOf":[{"type":"integer"}]} refused: Expected an integer. Received: "5"
{"anyOf":[{"type":"integer"},{"type":"string","enum":["all"]}]} refused: Expected an integer. Received: "5"
{"oneOf":[{"type":"integer"},{"type":"string","enum":["all"]}]} refused: Expected an integer. Received: "5"
{"oneOf":[{"type":"integer"},{"type":"string","enum":["all"]}]} {"q":"all"}
{"allOf":[{"type":"boolean"}]} refused: Expected a boolean. Received: "true"'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapi-enforcer reads an integer in a query whose schema is combined." >&2
  exit 1
fi
