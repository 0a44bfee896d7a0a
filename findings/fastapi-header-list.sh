#!/usr/bin/env bash
# FastAPI 0.165.0: a header that is documented as a list cannot be sent as the document says.
#
# Seen: a parameter `Annotated[list[str], Header()]` is documented as an array in a header, without `style`. `x-tag: a,b` is
# read as the one text `a,b`; only two lines of the header are read as two items.
# Expected: OpenAPI 3.1.1, section 4.8.12 (Parameter Object): the style of a header is `simple`, and by the table of styles
# the array ["a", "b"] is `a,b`. RFC 9110, section 5.3, lets anybody on the way join two lines into `a, b`, too, so that what
# the service reads depends on what lies in between.
# For a generated client: the values arrive joined, without an error. There is no spelling of the document that says
# otherwise, so a service has to split the text by itself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check fastapi==0.165.0 pydantic==2.14.4 starlette==1.10.0 httpx2==2.16.2
seen=$("$work/venv/bin/python" - <<'PYTHON'
import json
from typing import Annotated

from fastapi import FastAPI, Header
from fastapi.testclient import TestClient

app = FastAPI()


@app.get("/tags")
def read_tags(x_tag: Annotated[list[str], Header()]) -> list[str]:
    return x_tag


parameter = app.openapi()["paths"]["/tags"]["get"]["parameters"][0]
print("document:", parameter["in"], parameter["schema"]["type"], parameter.get("style"))
client = TestClient(app)
print("one line:", json.dumps(client.get("/tags", headers={"x-tag": "a,b"}).json()))
print("two lines:", json.dumps(client.get("/tags", headers=[("x-tag", "a"), ("x-tag", "b")]).json()))
PYTHON
)
expected='document: header array None
one line: ["a,b"]
two lines: ["a", "b"]'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: FastAPI reads a list in a header otherwise, or documents it otherwise." >&2
  exit 1
fi
