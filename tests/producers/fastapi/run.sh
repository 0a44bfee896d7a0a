#!/usr/bin/env bash
# FastAPI with pydantic, served by uvicorn.
. "$(dirname "$0")/../producer.sh"

step "installing"
quietly python3 -m venv "$temporary/venv"
quietly "$temporary/venv/bin/pip" install --disable-pip-version-check -r "$producer/requirements.txt"
python=$temporary/venv/bin/python
"$python" -B "$producer/service.py" document >"$temporary/document.json"
prove "$temporary/document.json" "$python" -B "$producer/service.py" serve PORT
