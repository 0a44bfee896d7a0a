#!/usr/bin/env bash
# @himenon/openapi-parameter-formatter 2.1.0: zero and false are written as nothing, and a list loses its zeros.
#
# Seen: of a parameter `n` in a query or a cookie, 7 is `n=7`, and 0 and false are `n=`. In a path or a header they are not
# written at all, and the list [0, 1] is `1`, while the same list is `n=0&n=1` in a query. With `style: matrix`, no number and
# neither of true and false is written in a path: all are `;n`. A zero in an object is kept or not likewise.
# Expected: OpenAPI 3.1.0, section 4.8.12 (Parameter Object), to whose examples of styles the readme refers: the style says
# what is around a value, for `matrix` `;n=7`, and `;n` is for the empty text. The types of the package allow numbers and
# booleans in each of these places, and its readme shows numbers.
# For a generated client: the first page, or whether something is off, is asked for as if it were not known, and a list of
# places is another list.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' >package.json
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact @himenon/openapi-parameter-formatter@2.1.0 >&2
cat >write.js <<'JAVASCRIPT'
const {
  CookieParameter, HeaderParameter, PathParameter, QueryParameter,
} = require('@himenon/openapi-parameter-formatter');

const show = (where, formatter, style, explode) => {
  const values = ['text', 7, 0, false, true, [0, 1], { a: 0 }];
  const written = values.map((value) => formatter.generate('n', { value, style, explode }) ?? '(nothing)');
  console.log(`${where}, ${style}: ${written.join(' ')}`);
};
show('query', QueryParameter, 'form', true);
show('cookie', CookieParameter, 'form', true);
show('header', HeaderParameter, 'simple', false);
show('path', PathParameter, 'simple', false);
show('path', PathParameter, 'matrix', false);
JAVASCRIPT
seen=$(node write.js)
expected='query, form: n=text n=7 n= n= n=true n=0&n=1 a=0
cookie, form: n=text n=7 n= n= n=true n=0&n=1 a=0
header, simple: text 7 (nothing) (nothing) true 1 a,
path, simple: text 7 (nothing) (nothing) true 1 a,
path, matrix: ;n=text ;n ;n ;n ;n ;n=0,1 ;n=a,0'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: @himenon/openapi-parameter-formatter writes zero and false." >&2
  exit 1
fi
