#!/usr/bin/env bash
# allof-merge 0.6.8: what it merges allows less or more than before, although it says that it does neither.
#
# Seen: of two conditions (`if` and `then`) in one `allOf`, only the last is left. Two patterns become two lookaheads at one
# place, which refuse the text `ab` for `^a` and `b$`. A property that is a number and an integer is dropped, and with it
# everything that was asked of it, which only the hook `onMergeError` is told.
# Expected: the readme promises that a merged schema validates neither more nor less than the original one. JSON Schema 2020-12,
# Core, section 10.2.1.1: a value is valid if it is valid against all schemas of `allOf`. Validation, section 6.3.3: a pattern
# may match anywhere in a text, so that each has a place of its own; and section 6.1.1: an integer is a number.
# For the patterns it is known of json-schema-merge-allof, issue 44, which merges them alike.
# For a generated client: made of a document that was freed of `allOf`, it lacks a field, and lets pass, or refuses, what the
# service does not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact allof-merge@0.6.8 ajv@8.17.1 >&2
cat >merge.js <<'JAVASCRIPT'
const { merge } = require('allof-merge');
const Ajv = require('ajv/dist/2020').default;

const compare = (name, schema, value) => {
  const document = merge({
    openapi: '3.1.0',
    info: { title: 'Merged', version: '1' },
    paths: {},
    components: { schemas: { S: schema } },
  });
  const merged = JSON.parse(JSON.stringify(document)).components.schemas.S;
  const valid = (of) => new Ajv({ strict: false }).compile(of)(value);
  console.log(`${name}: ${JSON.stringify(merged)} ${JSON.stringify(value)} was ${valid(schema)}, is ${valid(merged)}`);
};
const condition = (given, needed) => ({ if: { required: [given] }, then: { required: [needed] } });
compare('conditions', { allOf: [condition('a', 'b'), condition('c', 'd')] }, { a: 1 });
compare('patterns', { allOf: [{ pattern: '^a' }, { pattern: 'b$' }] }, 'ab');
compare('integer', { properties: { n: { allOf: [{ type: 'number' }, { type: 'integer' }] } } }, { n: 'none' });
JAVASCRIPT
seen=$(node merge.js)
expected='conditions: {"if":{"required":["c"]},"then":{"required":["d"]}} {"a":1} was false, is true
patterns: {"pattern":"(?=^a)(?=b$)"} "ab" was true, is false
integer: {"properties":{}} {"n":"none"} was false, is true'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: what allof-merge merges allows what was allowed before." >&2
  exit 1
fi
