#!/usr/bin/env bash
# api-smart-diff 1.0.6: two changes that make the requests of every client wrong are none to it.
#
# Seen: a property of a request's body that may no longer be null is "non-breaking". A list in a query that goes from one
# parameter for each item to one for all is "breaking" where `explode: true` was written out, and an "annotation", like a
# change of a description, where it was left to the default, which is the same.
# Expected: OpenAPI 3.0.3, section 4.7.24 (Schema Object): without `nullable`, null is not allowed any more, so that a client
# which sends it breaks; and section 4.7.12 (Parameter Object): the default of `explode` is true for `form`, so that both
# changes turn `ids=1&ids=2` into `ids=1,2`.
# For a generated client: the next version sends other bytes, or has a type without null, while the changelog says that
# nothing has happened.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact api-smart-diff@1.0.6 >&2
cat >compare.cjs <<'JAVASCRIPT'
const { apiDiff } = require('api-smart-diff');

const document = (property, explode) => ({
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': {
      post: {
        parameters: [{ name: 'ids', in: 'query', ...explode, schema: { type: 'array', items: { type: 'integer' } } }],
        requestBody: {
          content: { 'application/json': { schema: { type: 'object', properties: { name: property } } } },
        },
        responses: { 204: { description: 'Added.' } },
      },
    },
  },
});

const verdicts = (before, after) => apiDiff(before, after, {}).map(({ type, path }) => `${path.at(-1)} ${type}`).join();
const [nullable, plain] = [{ type: 'string', nullable: true }, { type: 'string' }];
const [written, left, off] = [{ explode: true }, {}, { explode: false }];
console.log('null:', verdicts(document(nullable, off), document(plain, off)));
console.log('explode, written out:', verdicts(document(plain, written), document(plain, off)));
console.log('explode, left to the default:', verdicts(document(plain, left), document(plain, off)));
JAVASCRIPT
seen=$(node compare.cjs)
expected='null: nullable non-breaking
explode, written out: explode breaking
explode, left to the default: explode annotation'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: api-smart-diff takes these changes for what they do to requests." >&2
  exit 1
fi
