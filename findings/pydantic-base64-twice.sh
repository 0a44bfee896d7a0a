#!/usr/bin/env bash
# pydantic 2.14.4: with `val_json_bytes="base64"`, what a `Base64Bytes` is sent is decoded twice and lost.
#
# Seen: a model with that setting, which is documented for plain `bytes`, has a field of type `Base64Bytes`. Five bytes in
# base64 are read as none at all, without an error; without the setting they are read as they were.
# Expected: that what is decoded once is `bytes` again, or an error. The decoder of the Python library passes over what is
# not of its alphabet, so that the second pass takes the five bytes for nothing.
# For a generated client: it sends right bytes, gets a 200, and the service has stored nothing. The document does not tell
# the two fields apart.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pydantic==2.14.4
seen=$("$work/venv/bin/python" - <<'PYTHON'
from pydantic import Base64Bytes, BaseModel, ConfigDict


class Plain(BaseModel):
    content: Base64Bytes


class Set(BaseModel):
    model_config = ConfigDict(val_json_bytes="base64")
    content: Base64Bytes


for model in [Plain, Set]:
    print(model.__name__, model.model_validate_json('{"content": "+//+AAE="}').content)
PYTHON
)
expected="Plain b'\\xfb\\xff\\xfe\\x00\\x01'
Set b''"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: pydantic no longer loses what a Base64Bytes is sent where val_json_bytes is base64." >&2
  exit 1
fi
