#!/usr/bin/env bash
# progenitor 0.15.1: a parameter of a query makes a client that does not compile, in one of its two styles.
#
# Seen: the crate of an operation with a query parameter, with the client's code included (`--include-client true`). In the
# style `positional` it compiles. In the style `builder` it names `progenitor_client::QueryParam` in a module where that is
# neither a crate nor imported. With `--include-client false`, where it is a crate, both compile.
# Expected: the documentation names both styles and both ways to have the client's code, and says nothing of their not going
# together.
# For a generated client: who wants a crate without a dependency on progenitor's takes the other style, or declares
# `use crate::progenitor_client;` in the module by hand.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo install --quiet --locked --root "$work" cargo-progenitor --version 0.15.1 >&2
cat >"$work/api.json" <<'JSON'
{
  "openapi": "3.0.3",
  "info": {"title": "Shop", "version": "1"},
  "paths": {
    "/books": {"get": {
      "operationId": "listBooks",
      "parameters": [{"name": "author", "in": "query", "schema": {"type": "string"}}],
      "responses": {"204": {"description": "None."}}
    }}
  }
}
JSON
compiles() { # STYLE INCLUDED
  local folder="$work/$1-$2"
  "$work/bin/cargo-progenitor" progenitor --input "$work/api.json" --output "$folder" --name shop --version 0.1.0 \
    --interface "$1" --include-client "$2" >"$work/log" 2>&1
  printf '\n[workspace]\n' >>"$folder/Cargo.toml"
  if CARGO_TARGET_DIR="$work/target" cargo check --quiet --manifest-path "$folder/Cargo.toml" 2>"$folder/errors"; then
    echo "$1, included $2: compiles"
  else
    echo "$1, included $2: $(grep -m 1 -o "cannot find module or crate .*" "$folder/errors")"
  fi
}
seen="$(compiles positional true)
$(compiles builder true)
$(compiles builder false)"
expected="positional, included true: compiles
builder, included true: cannot find module or crate \`progenitor_client\` in this scope
builder, included false: compiles"
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: progenitor's builders compile with the client's code included, or fail otherwise." >&2
  exit 1
fi
