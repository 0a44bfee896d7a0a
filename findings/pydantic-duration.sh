#!/usr/bin/env bash
# pydantic 2.14.4: the durations that it writes are not of the format that it documents.
#
# Seen: a `timedelta` is documented as `format: duration`. 400 days are written `P1Y35D`, a negative day `-P1D`, one and a
# half seconds `PT1.5S`. The `jsonschema` crate, by its package for Python, finds each of them not to be a `duration`.
# Expected: JSON Schema 2020-12, Validation, section 7.3.1: a `duration` is one by the grammar of RFC 3339, appendix A, which
# has no sign, no fraction, and no days right behind years. And a year is a year of the calendar there, while here it stands
# for 365 days.
# For a generated client: a strict reader refuses most answers, and a lenient one that counts by the calendar reads `P1Y`
# as 366 days in every fourth year. What is sent has to be in days or less.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pydantic==2.14.4 jsonschema-rs==0.61.2
seen=$("$work/venv/bin/python" - <<'PYTHON'
import json
from datetime import timedelta

import jsonschema_rs
from pydantic import TypeAdapter

adapter = TypeAdapter(timedelta)
schema = adapter.json_schema(mode="serialization")
print(schema)
validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
for value in [timedelta(days=400), timedelta(days=-1), timedelta(seconds=1.5), timedelta(days=1)]:
    text = json.loads(adapter.dump_json(value))
    print(text, validator.is_valid(text))
PYTHON
)
expected="{'format': 'duration', 'type': 'string'}
P1Y35D False
-P1D False
PT1.5S False
P1D True"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: pydantic writes durations by the grammar of RFC 3339, or documents another format." >&2
  exit 1
fi
