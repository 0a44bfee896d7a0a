#!/usr/bin/env bash
# @readme/oas-to-har 38.5.1 with oas 38.6.0: objects in a query, a header and a cookie are written under other names.
#
# Seen: of an object with `a` and `b`, a parameter `o` of the query with the default style is one entry of the name `o` and the
# value `a=1&b=2`, so that the URL has `o=a=1&b=2`. In a header it becomes two headers, `a` and `b`, with `explode: true` as
# without, and in a cookie two cookies, although `explode: false` says one. A list in such a cookie becomes two as well. In the
# query, `explode: false` is heeded.
# Expected: OpenAPI 3.0.3, section 4.7.12 (Parameter Object), examples of styles: in the query `a=1&b=2` without a name before
# it; `o: a,1,b,2` in a header, or `o: a=1,b=2` with `explode: true`; and `o=a,1,b,2` in a cookie that does not explode.
# For a generated client: who holds its requests against what documentation made by this shows finds other names in both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true, "type": "module"}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact @readme/oas-to-har@38.5.1 oas@38.6.0 >&2
cat >show.js <<'JAVASCRIPT'
import oasToHar from '@readme/oas-to-har';
import Oas from 'oas';

const text = { type: 'string' };
const object = { type: 'object', properties: { a: text, b: text } };
const list = { type: 'array', items: text };
const show = (where, schema, explode, value) => {
  const oas = new Oas({
    openapi: '3.0.3',
    info: { title: 'Objects', version: '1' },
    servers: [{ url: 'https://objects.example' }],
    paths: { '/': { get: {
      parameters: [{ name: 'o', in: where, schema, ...explode }],
      responses: { 204: { description: 'Seen.' } },
    } } },
  });
  const { request } = oasToHar(oas, oas.operation('/', 'get'), { [where]: { o: value } }).log.entries[0];
  const entries = { query: request.queryString, header: request.headers, cookie: request.cookies }[where];
  console.log(where, JSON.stringify(explode), entries.map((one) => `"${one.name}": "${one.value}"`).join(', '));
};
show('query', object, {}, { a: '1', b: '2' });
show('query', object, { explode: false }, { a: '1', b: '2' });
show('header', object, {}, { a: '1', b: '2' });
show('header', object, { explode: true }, { a: '1', b: '2' });
show('cookie', object, { explode: false }, { a: '1', b: '2' });
show('cookie', list, { explode: false }, ['1', '2']);
JAVASCRIPT
seen=$(node show.js)
expected='query {} "o": "a=1&b=2"
query {"explode":false} "o": "a,1,b,2"
header {} "a": "1", "b": "2"
header {"explode":true} "a": "1", "b": "2"
cookie {"explode":false} "a": "1", "b": "2"
cookie {"explode":false} "o": "1", "o": "2"'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: oas-to-har writes objects as their style says." >&2
  exit 1
fi
