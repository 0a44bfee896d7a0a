#!/usr/bin/env bash
# openapi-overlays-js 0.2.0 and openapi-format 1.33.6: what an overlay appends to a list is lost, and an action that says that
# it does not remove is refused, or removes.
#
# Seen: an action that appends a server to the list of servers makes an object of the list with the first, whose keys are `0`
# and `url`. The second changes nothing, and appends once the overlay says that it is of version 1.1.0. An action with
# `remove: false` beside an `update` removes the operation with the first, and is refused by the second, which leaves the
# document as it was.
# Expected: Overlay Specification 1.0.0, Action Object: if the target selects a list, the value of `update` is an entry to
# append to it; and `remove` is a boolean whose default is false, so that to write it out changes nothing.
# For a generated client: where the overlay is applied before the generator runs, the client does not know the second server,
# or there is none, since `servers` has to be a list; and an operation that was to be described better is gone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true, "type": "module"}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact openapi-overlays-js@0.2.0 openapi-format@1.33.6 >&2
cat >apply.js <<'JAVASCRIPT'
import { openapiOverlay } from 'openapi-format';
import { applyOverlay } from 'openapi-overlays-js/src/overlay.js';

const document = () => ({
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://pets.example' }],
  paths: { '/pets': { get: { summary: 'Pets', responses: { 204: { description: 'None.' } } } } },
});
const append = { target: '$.servers', update: { url: 'https://test.example' } };
const update = { target: "$.paths['/pets'].get", remove: false, update: { summary: 'All pets' } };
const overlay = (version, action) => ({ overlay: version, info: { title: 'O', version: '1' }, actions: [action] });
const servers = (applied) => JSON.stringify(applied.servers);
const operation = (applied) => applied.paths['/pets'].get?.summary ?? 'none';
const format = async (version, action) =>
  (await openapiOverlay(document(), { overlaySet: overlay(version, action) })).data;

console.log('openapi-overlays-js, append:', servers(applyOverlay(document(), overlay('1.0.0', append))));
console.log('openapi-format, append:', servers(await format('1.0.0', append)));
console.log('openapi-format, append, 1.1.0:', servers(await format('1.1.0', append)));
console.log('openapi-overlays-js, remove false:', operation(applyOverlay(document(), overlay('1.0.0', update))));
console.log('openapi-format, remove false:', operation(await format('1.0.0', update)));
JAVASCRIPT
seen=$(node apply.js)
expected='openapi-overlays-js, append: {"0":{"url":"https://pets.example"},"url":"https://test.example"}
openapi-format, append: [{"url":"https://pets.example"}]
openapi-format, append, 1.1.0: [{"url":"https://pets.example"},{"url":"https://test.example"}]
openapi-overlays-js, remove false: none
openapi-format, remove false: Pets'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: the tools append to a list, or take remove for false where it is." >&2
  exit 1
fi
