#!/usr/bin/env bash
# @readme/oas-to-snippet 29.3.8 with @readme/oas-to-har 38.5.1: of a list in a header, only the last item is in the code.
#
# Seen: the list ["a", "b"] for a header `ids` is two headers of this name in the HAR that oas-to-har makes, and the snippet
# for curl that oas-to-snippet makes of the same values has one, `ids: b`. Of a list in the query, both items are there.
# Expected: OpenAPI 3.0.3, section 4.7.12 (Parameter Object), examples of styles: a list in a header is `a,b`. Two headers of
# one name are the same as that by RFC 9110, section 5.3, so that the HAR is right, but the snippet has lost an item of it.
# For a generated client: it sends both, and who compares it with the snippet of the documentation finds it wrong.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true, "type": "module"}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact @readme/oas-to-snippet@29.3.8 \
  @readme/oas-to-har@38.5.1 oas@38.6.0 >&2
cat >show.js <<'JAVASCRIPT'
import oasToHar from '@readme/oas-to-har';
import oasToSnippet from '@readme/oas-to-snippet';
import Oas from 'oas';

const schema = { type: 'array', items: { type: 'string' } };
const oas = new Oas({
  openapi: '3.0.3',
  info: { title: 'Lists', version: '1' },
  servers: [{ url: 'https://lists.example' }],
  paths: { '/': { get: {
    parameters: [{ name: 'ids', in: 'header', schema }, { name: 'page', in: 'query', schema }],
    responses: { 204: { description: 'Seen.' } },
  } } },
});
const operation = oas.operation('/', 'get');
const values = { header: { ids: ['a', 'b'] }, query: { page: ['a', 'b'] } };
const { headers } = oasToHar(oas, operation, values).log.entries[0].request;
console.log('HAR:', headers.map(({ name, value }) => `${name}: ${value}`).join(', '));
console.log(oasToSnippet(oas, operation, values, {}, 'shell').code.replace(/ \\\n */g, ' '));
JAVASCRIPT
seen=$(node show.js)
expected="HAR: ids: a, ids: b
curl --request GET --url 'https://lists.example/?page=a&page=b' --header 'ids: b'"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: oas-to-snippet keeps all items of a list in a header." >&2
  exit 1
fi
