#!/usr/bin/env bash
# pydantic 2.14.4: a time whose offset has seconds is written as another time.
#
# Seen: midnight of 1 January 1900 in Amsterdam, 19 minutes and 32 seconds ahead of UTC, is written with the offset `+00:19`.
# Read again by pydantic, it is 32 seconds later.
# Expected: RFC 3339, section 5.8, has this very case for an example: an offset of 19 minutes and 32.13 seconds is written as
# the closest one that can be written, and the time of day is moved by the rest, so that the instant is the same. Python's
# own `isoformat` writes the seconds.
# For a generated client: dates of the time before standard time, such as of births and deeds, differ from what the
# service holds by up to a minute, and nothing tells.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pydantic==2.14.4 tzdata==2026.6
seen=$("$work/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

adapter = TypeAdapter(datetime)
time = datetime(1900, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))
text = adapter.dump_json(time)
print(time.isoformat(), text.decode())
print("later:", (adapter.validate_json(text) - time).total_seconds())
PYTHON
)
expected='1900-01-01T00:00:00+00:19:32 "1900-01-01T00:00:00+00:19"
later: 32.0'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: pydantic keeps the instant of a time whose offset has seconds." >&2
  exit 1
fi
