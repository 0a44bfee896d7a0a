#!/usr/bin/env bash
# FastAPI 0.165.0: the document of a service that streams is of no version of OpenAPI.
#
# Seen: a handler that yields is documented by `itemSchema`, while the document says `openapi: 3.1.0`. The validator of 3.1
# refuses `itemSchema`, the one of 3.2 refuses the version.
# Expected: `itemSchema` is in OpenAPI 3.2.0, section 4.14 (Media Type Object); the Media Type Object of 3.1 has no such
# field, and the official schema of 3.1 allows no others.
# For a generated client: a reader that goes by the version drops what the items are, and is right to. It has to read
# `itemSchema` in 3.1 as well.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check fastapi==0.165.0 pydantic==2.14.4 openapi-spec-validator==0.9.0
seen=$("$work/venv/bin/python" - <<'PYTHON'
from collections.abc import AsyncIterable

from fastapi import FastAPI
from openapi_spec_validator import OpenAPIV31SpecValidator, OpenAPIV32SpecValidator
from pydantic import BaseModel

app = FastAPI()


class Reading(BaseModel):
    value: float


@app.get("/readings")
async def get_readings() -> AsyncIterable[Reading]:
    yield Reading(value=0.5)


document = app.openapi()
print("document:", document["openapi"], document["paths"]["/readings"]["get"]["responses"]["200"]["content"])
for validator in [OpenAPIV31SpecValidator, OpenAPIV32SpecValidator]:
    errors = validator(document).iter_errors()
    print(validator.__name__, "refuses by", [error.validator for error in errors])
PYTHON
)
expected="document: 3.1.0 {'application/jsonl': {'itemSchema': {'\$ref': '#/components/schemas/Reading'}}}
OpenAPIV31SpecValidator refuses by ['unevaluatedProperties']
OpenAPIV32SpecValidator refuses by ['pattern']"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: the document of a FastAPI service that streams is valid in a version, or invalid in another way." >&2
  exit 1
fi
