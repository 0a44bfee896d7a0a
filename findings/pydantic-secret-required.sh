#!/usr/bin/env bash
# pydantic 2.14.4 with FastAPI 0.165.0: a secret is documented as never sent and always there, and is sent as asterisks.
#
# Seen: a `SecretStr` in an answer is `writeOnly: true` and in `required`; what comes is a text of ten asterisks. Sent back as
# it came, which is what reading, changing and writing an object does, the service takes the asterisks for the secret.
# Expected: OpenAPI 3.1 takes `writeOnly` from JSON Schema 2020-12, Validation, section 9.4: the value is never present when
# the object is read from the service. So it is not required there, and there is nothing to be sent back.
# For a generated client: one that makes the field optional, as the keyword asks, is handed the asterisks even so; it must
# not write back a writeOnly value that it has read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check fastapi==0.165.0 pydantic==2.14.4 starlette==1.10.0 httpx2==2.16.2
seen=$("$work/venv/bin/python" - <<'PYTHON'
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel, SecretStr

app = FastAPI()


class Account(BaseModel):
    name: str
    key: SecretStr


stored = Account(name="a", key="the key")


@app.get("/account")
def get_account() -> Account:
    return stored


@app.put("/account")
def put_account(account: Account) -> str:
    return account.key.get_secret_value()


schema = app.openapi()["components"]["schemas"]["Account"]
print("document:", schema["properties"]["key"]["writeOnly"], schema["required"])
client = TestClient(app)
answer = client.get("/account").json()
print("answer:", answer)
print("written back:", client.put("/account", json=answer).json())
PYTHON
)
expected="document: True ['name', 'key']
answer: {'name': 'a', 'key': '**********'}
written back: **********"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: pydantic leaves a secret out of answers, or documents that it is in them." >&2
  exit 1
fi
