#!/usr/bin/env bash
# swagger2openapi 7.0.8: a list between commas in a form becomes one pair for each item.
#
# Seen: of a form in application/x-www-form-urlencoded, a list with `collectionFormat: csv`, one with the default, which is
# `csv`, and one with `multi` are the same in OpenAPI 3.0: without an encoding. In a query, the first two get `explode: false`.
# Nothing is printed. A list between pipes is refused, with the reason that only a query can have it.
# Expected: OpenAPI 3.0.3, section 4.7.15 (Encoding Object): in such a form a list is one pair for each item unless `encoding`
# says otherwise, which it can: with `style: form` and `explode: false` for commas, and with `pipeDelimited` for pipes.
# For a generated client: made of the converted document, it sends `ids=1&ids=2` where the service takes `ids=1,2`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact swagger2openapi@7.0.8 >&2
cat >convert.js <<'JAVASCRIPT'
const { convertObj } = require('swagger2openapi');

const list = (where, name, format) => ({ name, in: where, type: 'array', items: { type: 'integer' }, ...format });
const lists = (where) => [
  list(where, 'written', { collectionFormat: 'csv' }),
  list(where, 'left', {}),
  list(where, 'multi', { collectionFormat: 'multi' }),
];
const document = (parameters) => ({
  swagger: '2.0',
  info: { title: 'Lists', version: '1' },
  paths: { '/': { post: {
    consumes: ['application/x-www-form-urlencoded'],
    parameters,
    responses: { 204: { description: 'Seen.' } },
  } } },
});
(async () => {
  const query = await convertObj(document(lists('query')), {});
  console.log('query:', query.openapi.paths['/'].post.parameters.map(({ name, explode }) => `${name} ${explode}`).join(', '));
  const form = await convertObj(document(lists('formData')), {});
  console.log('form:', JSON.stringify(form.openapi.paths['/'].post.requestBody.content['application/x-www-form-urlencoded']));
  const pipes = convertObj(document([list('formData', 'pipes', { collectionFormat: 'pipes' })]), {});
  await pipes.catch(({ message }) => console.log('pipes:', message));
})();
JAVASCRIPT
seen=$(node convert.js 2>&1)
items='{"type":"array","items":{"type":"integer"}}'
expected="query: written false, left false, multi true
form: {\"schema\":{\"type\":\"object\",\"properties\":{\"written\":$items,\"left\":$items,\"multi\":$items}}}
pipes: collectionFormat:pipes is no longer supported except for in:query parameters"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: swagger2openapi keeps how a list in a form is written." >&2
  exit 1
fi
