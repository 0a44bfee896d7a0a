#!/usr/bin/env bash
# @apiture/openapi-down-convert 0.14.2: a property whose name is that of a keyword is lost or gets another name.
#
# Seen: of an object with the properties `contentMediaType`, `const` and `name`, all required, OpenAPI 3.0 gets `name`, and in
# place of the property `const` a list under the name `enum`. It still requires all three. Nothing is printed.
# Expected: JSON Schema 2020-12, Core, section 10.3.2.1: the keys in `properties` are names of properties, which are free. The
# readme says that keywords are removed or rewritten, not that properties are. And what is written is not OpenAPI 3.0.3, where
# by section 4.7.24 (Schema Object) each property has a Schema Object, not a list.
# For a generated client: a file has no field for its media type any more, although it is required, and a strict generator
# refuses the document for a property that nobody has written.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact @apiture/openapi-down-convert@0.14.2 >&2
cat >convert.js <<'JAVASCRIPT'
const { Converter } = require('@apiture/openapi-down-convert');

const { openapi, components } = new Converter({
  openapi: '3.1.0',
  info: { title: 'Files', version: '1' },
  paths: {},
  components: {
    schemas: {
      File: {
        type: 'object',
        required: ['contentMediaType', 'const', 'name'],
        properties: {
          contentMediaType: { type: 'string' },
          const: { type: 'boolean' },
          name: { type: 'string' },
        },
      },
    },
  },
}).convert();
console.log(openapi, JSON.stringify(components.schemas.File));
JAVASCRIPT
seen=$(node convert.js 2>&1)
expected='3.0.3 {"type":"object","required":["contentMediaType","const","name"],"properties":{"name":{"type":"string"},"enum":[{"type":"boolean"}]}}'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapi-down-convert keeps properties whose names are those of keywords." >&2
  exit 1
fi
