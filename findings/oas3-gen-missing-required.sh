#!/usr/bin/env bash
# oas3-gen 0.29.0: in a union with a discriminator, a required value that is missing is read as zero.
#
# Seen: the branch of a union that requires an integer and a boolean becomes a struct under `#[serde(default)]`, with
# `DefaultOnNull` at each. An answer with neither of them is read as 0 and false, and so is one with null. The same schema
# outside of a union has no defaults. The struct is compiled here by itself, as it was generated.
# Expected: JSON Schema 2020-12, Validation, section 6.5.3: without the required properties, the answer is not valid. A value
# that the service has not sent is an error or absent, and never one that it could have sent.
# For a generated client: an answer of a proxy or of another version of the service reads as a balance of 0, not as what it
# is.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo install --quiet --locked --root "$work" oas3-gen --version 0.29.0 >&2
cat >"$work/document.json" <<'JSON'
{
  "openapi": "3.1.0",
  "info": {"title": "Accounts", "version": "1"},
  "paths": {"/account": {"get": {"operationId": "getAccount", "responses": {"200": {
    "description": "An account.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Account"}}}
  }}}}},
  "components": {"schemas": {
    "Account": {
      "oneOf": [{"$ref": "#/components/schemas/Saving"}, {"$ref": "#/components/schemas/Loan"}],
      "discriminator": {"propertyName": "kind", "mapping": {"saving": "#/components/schemas/Saving", "loan": "#/components/schemas/Loan"}}
    },
    "Saving": {
      "type": "object", "required": ["kind", "balance", "open"],
      "properties": {"kind": {"const": "saving"}, "balance": {"type": "integer"}, "open": {"type": "boolean"}}
    },
    "Loan": {
      "type": "object", "required": ["kind", "debt"],
      "properties": {"kind": {"const": "loan"}, "debt": {"type": "integer"}}
    }
  }}
}
JSON
"$work/bin/oas3-gen" generate types --input "$work/document.json" --output "$work/types.rs" >&2
mkdir -p "$work/reader/src"
cat >"$work/reader/Cargo.toml" <<'TOML'
[package]
name = "reader"
version = "0.0.0"
edition = "2024"

[dependencies]
oas3-gen-support = "=0.29.0"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
serde_with = "3"

[workspace]
TOML
{
  echo 'use serde::Deserialize;'
  # From the first attribute of the struct to its end.
  sed -n '/^#\[serde_with::serde_as\]/,/^}/p' "$work/types.rs" | sed '/^}/q'
  cat <<'RUST'
fn main() {
    for text in ["{}", r#"{"balance": null, "open": null}"#] {
        let saving: Result<Saving, _> = serde_json::from_str(text);
        println!("{text} {saving:?}");
    }
}
RUST
} >"$work/reader/src/main.rs"
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/reader/Cargo.toml")
expected='{} Ok(Saving { kind: Some("saving"), balance: 0, open: false })
{"balance": null, "open": null} Ok(Saving { kind: Some("saving"), balance: 0, open: false })'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: oas3-gen does not read what is missing as zero." >&2
  exit 1
fi
