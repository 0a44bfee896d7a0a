#!/usr/bin/env bash
# openapi-core 0.23.1 with Werkzeug 3.1.3: a list between spaces is refused as the specification writes it, and taken if it is
# escaped twice.
#
# Seen: of a parameter with `style: spaceDelimited`, `ids=1%202` is refused, since `1 2` is no integer, and so is `ids=1+2`. With
# `ids=1%25202` it is the list of 1 and 2. A list with `style: pipeDelimited` is taken with `|` and with `%7C`. And of an object
# with the default style, which spreads it, nothing is read, without an error.
# Expected: OpenAPI 3.0.3, section 4.7.12 (Parameter Object), examples of styles: `%20` is between the items of a list in the
# query, and an object with `explode: true` is one pair for each property. Werkzeug unescapes the query, as servers do, before
# openapi-core splits the value at `%20`, so that a space stands there.
# For a generated client: it sends `%20`, and each of its calls with two items is refused. With one item all is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check openapi-core==0.23.1 werkzeug==3.1.3
seen=$("$work/venv/bin/python" - <<'PYTHON'
from openapi_core import OpenAPI
from openapi_core.contrib.werkzeug import WerkzeugOpenAPIRequest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

LIST = {"type": "array", "items": {"type": "integer"}}
OBJECT = {"type": "object", "properties": {"k": {"type": "integer"}}}
api = OpenAPI.from_dict({
    "openapi": "3.0.3",
    "info": {"title": "Lists", "version": "1"},
    "servers": [{"url": "http://localhost"}],
    "paths": {"/": {"get": {
        "parameters": [
            {"name": "ids", "in": "query", "style": "spaceDelimited", "explode": False, "schema": LIST},
            {"name": "pipes", "in": "query", "style": "pipeDelimited", "explode": False, "schema": LIST},
            {"name": "object", "in": "query", "schema": OBJECT},
        ],
        "responses": {"204": {"description": "Seen."}},
    }}},
})
for query in ["ids=1", "ids=1%202", "ids=1+2", "ids=1%25202", "pipes=1|2", "pipes=1%7C2", "k=1"]:
    environ = EnvironBuilder(path="/", query_string=query, base_url="http://localhost").get_environ()
    result = api.unmarshal_request(WerkzeugOpenAPIRequest(Request(environ)))
    print(query, result.parameters.query, *[error.__cause__ for error in result.errors])
PYTHON
)
expected="ids=1 {'ids': [1]}
ids=1%202 {} Failed to cast value to integer type: 1 2
ids=1+2 {} Failed to cast value to integer type: 1 2
ids=1%25202 {'ids': [1, 2]}
pipes=1|2 {'pipes': [1, 2]}
pipes=1%7C2 {'pipes': [1, 2]}
k=1 {}"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapi-core reads a list between spaces, or an object that is spread." >&2
  exit 1
fi
