#!/usr/bin/env bash
# pydantic 2.14.4: a date-time without an offset is documented as one that has it, and written as Python holds it.
#
# Seen: a `datetime` is documented as `format: date-time`. One that has no zone, as `datetime.now()` makes it, is written
# `2024-05-06T07:08:09`. The `jsonschema` crate, by its package for Python, finds that not to be a `date-time`. The type
# `NaiveDatetime`, which takes no other, is documented so as well.
# Expected: JSON Schema 2020-12, Validation, section 7.3.1: a `date-time` is one by the grammar of RFC 3339, section 5.6, whose
# offset is not optional: without it nobody but the service knows which moment is meant.
# For a generated client: a strict reader refuses the answer, and one that takes it for UTC or for its own time is wrong by
# hours. What is sent to a `NaiveDatetime` as its schema says is refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pydantic==2.14.4 jsonschema-rs==0.61.2
seen=$("$work/venv/bin/python" - <<'PYTHON'
import json
from datetime import datetime

import jsonschema_rs
from pydantic import NaiveDatetime, TypeAdapter, ValidationError

for kind in [datetime, NaiveDatetime]:
    adapter = TypeAdapter(kind)
    schema = adapter.json_schema(mode="serialization")
    print(schema)
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    text = json.loads(adapter.dump_json(datetime(2024, 5, 6, 7, 8, 9)))
    print(text, validator.is_valid(text))
    sent = "2024-05-06T07:08:09Z"
    try:
        adapter.validate_python(sent)
        print(sent, "is read")
    except ValidationError as error:
        print(sent, error.errors()[0]["type"])
PYTHON
)
expected="{'format': 'date-time', 'type': 'string'}
2024-05-06T07:08:09 False
2024-05-06T07:08:09Z is read
{'format': 'date-time', 'type': 'string'}
2024-05-06T07:08:09 False
2024-05-06T07:08:09Z timezone_naive"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: pydantic writes a \`date-time\` with an offset, or documents another format." >&2
  exit 1
fi
