#!/usr/bin/env bash
# @openapi-contrib/json-schema-to-openapi-schema 4.3.4: a schema on which a property depends becomes a name that is required.
#
# Seen: where `card` needs `address` by a list of names, the converted schema says so. Where it needs the same by a schema, the
# converted one has a `required` that holds the text `card` and that schema. An empty `dependencies` becomes an empty `allOf`.
# Nothing is printed, and openapi-schema-validator 12.1.3 takes both for not valid.
# Expected: JSON Schema, draft 4, which the readme says is converted: section 5.4.5 allows a schema for each name, and an object
# without any. The readme says that `dependencies` become something that OpenAPI takes and that means the same. In OpenAPI
# 3.0.3, section 4.7.24 (Schema Object), `required` and `allOf` are those of JSON Schema, where `required` holds texts, and
# `allOf` at least one schema.
# For a generated client: the document that has the schema is refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact \
  @openapi-contrib/json-schema-to-openapi-schema@4.3.4 openapi-schema-validator@12.1.3 >&2
cat >convert.js <<'JAVASCRIPT'
const { convertSync } = require('@openapi-contrib/json-schema-to-openapi-schema');
const { default: Validator } = require('openapi-schema-validator');

for (const dependencies of [{ card: ['address'] }, { card: { required: ['address'] } }, {}]) {
  const schema = convertSync({ $schema: 'http://json-schema.org/draft-04/schema#', type: 'object', dependencies });
  const info = { title: 'Orders', version: '1' };
  const { errors } = new Validator({ version: 3 }).validate({
    openapi: '3.0.3', info, paths: {}, components: { schemas: { Order: schema } },
  });
  console.log(JSON.stringify(schema.allOf), errors.length === 0 ? 'valid' : 'not valid');
}
JAVASCRIPT
seen=$(node convert.js 2>&1)
expected='[{"oneOf":[{"not":{"required":["card"]}},{"required":["card","address"]}]}] valid
[{"oneOf":[{"not":{"required":["card"]}},{"required":["card",{"required":["address"]}]}]}] not valid
[] not valid'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: json-schema-to-openapi-schema converts a property that depends on a schema." >&2
  exit 1
fi
