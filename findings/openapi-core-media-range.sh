#!/usr/bin/env bash
# openapi-core 0.23.1: an answer in JSON that is documented by a range of media types is never valid.
#
# Seen: an answer `{"a": 1}` of `application/json` is valid where the document has `application/json`. Where it has
# `application/*` or `*/*`, the body stays bytes, which are found not to be an object. A text of `text/plain` is taken for bytes
# in the same way where the document has `text/*`, and is found not to be a text.
# Expected: OpenAPI 3.0.3, section 4.7.17 (Response Object): a key of `content` is a media type or a range, of which the schema
# is that of the body. What the body is written in, the header Content-Type says (RFC 9110, section 8.3), and not the range.
# For a generated client: services document `*/*` where they have not said what they answer with, and a client has to go by the
# header. The check of such a service against its own document says that every answer is wrong.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check openapi-core==0.23.1
seen=$("$work/venv/bin/python" - <<'PYTHON'
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest, MockResponse

OBJECT = {"type": "object", "properties": {"a": {"type": "integer"}}}
TEXT = {"type": "string"}


def check(media_type, schema, body, content_type):
    api = OpenAPI.from_dict({
        "openapi": "3.0.3",
        "info": {"title": "Answers", "version": "1"},
        "servers": [{"url": "http://localhost"}],
        "paths": {"/": {"get": {"responses": {"200": {
            "description": "It.", "content": {media_type: {"schema": schema}},
        }}}}},
    })
    answer = MockResponse(body, content_type=content_type)
    result = api.unmarshal_response(MockRequest("http://localhost", "get", "/"), answer)
    why = [error.message for invalid in result.errors for error in invalid.__cause__.schema_errors]
    print(media_type, content_type, result.data, *why)


for media_type in ["application/json", "application/*", "*/*"]:
    check(media_type, OBJECT, b'{"a": 1}', "application/json")
for media_type in ["text/plain", "text/*"]:
    check(media_type, TEXT, b"ab", "text/plain")
PYTHON
)
expected="application/json application/json {'a': 1}
application/* application/json None b'{\"a\": 1}' is not of type 'object'
*/* application/json None b'{\"a\": 1}' is not of type 'object'
text/plain text/plain ab
text/* text/plain None b'ab' is not of type 'string'"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapi-core reads a body by its Content-Type where a range is documented." >&2
  exit 1
fi
