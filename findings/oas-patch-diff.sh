#!/usr/bin/env bash
# oas-patch 0.6.0 with jsonpath-ng 1.16.0: the overlay that it writes of two documents does not make the second of the first.
#
# Seen: `diff` of two documents, and `overlay` of the first with what it wrote, says nothing and gives a third document. Of the
# list [a, b, c, d] that becomes [a, d], it is [a, c], since the second index is one of the list before anything is removed. The
# type of the schema `A.B` stays, since the target is `$.components.schemas.A.B`. Of a text that becomes a list, as a type in
# OpenAPI 3.1 may, no action is written. And where a tag gets another description, `overlay` fails with a TypeError at the
# target `$.tags[0]` that `diff` has written. With jsonpath-ng 1.7.0, the oldest that oas-patch allows, it does not.
# Expected: the help of `diff` says that it writes an overlay from the differences between two documents. In Overlay 1.1.0,
# actions are applied one after the other, so that an index is one of what the actions before have left. And in RFC 9535,
# section 2.5.1.1, `.A.B` are two names.
# For a generated client: when the fixes of a document are kept as an overlay, it is made of another document than was reviewed:
# an enum allows what it should not, and a field keeps the type that was wrong.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check oas-patch==0.6.0 jsonpath-ng==1.16.0 deepdiff==9.1.0
export PATH="$work/venv/bin:$PATH"
cd "$work"
seen=$(python - <<'PYTHON'
import json
import subprocess


def run(*words):
    done = subprocess.run(["oas-patch", *words], capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stderr.splitlines()[-1]


def show(name, before, after):
    for file, part in [("before.json", before), ("after.json", after)]:
        with open(file, "w") as out:
            json.dump({"openapi": "3.1.0", "info": {"title": "Pets", "version": "1"}, "paths": {}, **part}, out)
    failed = run("diff", "before.json", "after.json", "-o", "overlay.json")
    failed = failed or run("overlay", "before.json", "overlay.json", "-o", "made.json")
    with open("overlay.json") as written:
        targets = [action["target"] for action in json.load(written)["actions"]]
    if not failed:
        with open("made.json") as made:
            part = json.load(made)
        [key] = before
        failed = json.dumps(part[key])
    print(f"{name}: {' '.join(targets) or 'no action'}: {failed}")


def schemas(name, schema):
    return {"components": {"schemas": {name: schema}}}


show("items", schemas("A", {"enum": ["a", "b", "c", "d"]}), schemas("A", {"enum": ["a", "d"]}))
show("name", schemas("A.B", {"type": "string"}), schemas("A.B", {"type": "integer"}))
show("list", schemas("A", {"type": "string"}), schemas("A", {"type": ["string", "null"]}))
show("tag", {"tags": [{"name": "a", "description": "x"}]}, {"tags": [{"name": "a", "description": "y"}]})
PYTHON
)
expected='items: $.components.schemas.A.enum[1] $.components.schemas.A.enum[2]: {"schemas": {"A": {"enum": ["a", "c"]}}}
name: $.components.schemas.A.B: {"schemas": {"A.B": {"type": "string"}}}
list: no action: {"schemas": {"A": {"type": "string"}}}
tag: $.tags[0]: TypeError: list indices must be integers or slices, not NoneType'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: oas-patch applies what it writes of two documents, and makes the second of the first." >&2
  exit 1
fi
