#!/usr/bin/env bash
# openapi-merge 2.0.2: a link to an operation that gets another name leads to the operation that keeps it.
#
# Seen: of two documents that both have an operation `getOwner`, that of the second becomes `PetsgetOwner` with the prefix for
# disputes. The link from the second document's own answer still says `getOwner`, which is an operation of the first now. The
# same link by `operationRef` is changed along with the path that it names, and so are references to components.
# Expected: OpenAPI 3.0.3, section 4.7.20 (Link Object): `operationId` is the name of the operation to which the link leads. And
# the readme says that later documents are modified to merge without overlaps, and that no information is dropped.
# For a generated client: what follows a link, and the documentation that shows it, calls another service's operation.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true, "type": "module"}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact openapi-merge@2.0.2 >&2
cat >merge.js <<'JAVASCRIPT'
import { merge } from 'openapi-merge';

const document = (path, responses) => ({
  openapi: '3.0.3',
  info: { title: 'Owners', version: '1' },
  paths: { [path]: { get: { operationId: 'getOwner', responses } } },
});
const links = {
  byName: { operationId: 'getOwner' },
  byPath: { operationRef: '#/paths/~1owner/get' },
};
const { output } = merge([
  { oas: document('/house/owner', { 200: { description: 'Of a house.' } }) },
  {
    oas: document('/owner', { 200: { description: 'Of a pet.', links } }),
    pathModification: { prepend: '/pets' },
    dispute: { prefix: 'Pets', alwaysApply: false },
  },
]);
for (const [path, { get }] of Object.entries(output.paths)) {
  console.log(path, get.operationId, JSON.stringify(get.responses[200].links ?? {}));
}
JAVASCRIPT
seen=$(node merge.js)
expected='/house/owner getOwner {}
/pets/owner PetsgetOwner {"byName":{"operationId":"getOwner"},"byPath":{"operationRef":"#/paths/~1pets~1owner/get"}}'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapi-merge changes a link along with the name of its operation." >&2
  exit 1
fi
