#!/usr/bin/env bash
# utoipa 6.0.0: a map whose keys are no texts is documented such that only the empty one is valid.
#
# Seen: a `BTreeMap<u32, String>` has `propertyNames: {type: integer, ..}`, one of `bool` has `propertyNames: {type: boolean}`,
# while serde writes `{"1": "a"}` and `{"true": "a"}`.
# Expected: JSON Schema 2020-12, Core, section 10.3.2.4: `propertyNames` is held against each name of the object, and a name is
# always a string. So nothing but `{}` is valid.
# For a generated client: the proof of its answers against the schema fails at every entry, and a generator that makes the
# type of keys from `propertyNames` has to read them from texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
cat >"$work/Cargo.toml" <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"

[dependencies]
serde = { version = "=1.0.229", features = ["derive"] }
serde_json = "=1.0.154"
utoipa = "=6.0.0"

[workspace]
TOML
cat >"$work/src/main.rs" <<'RUST'
use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::{PartialSchema, ToSchema};

#[derive(Serialize, ToSchema)]
struct Maps {
    numbers: BTreeMap<u32, String>,
    flags: BTreeMap<bool, String>,
}

fn main() {
    let schema = serde_json::to_value(Maps::schema()).unwrap();
    println!("numbers {}", schema["properties"]["numbers"]["propertyNames"]);
    println!("flags {}", schema["properties"]["flags"]["propertyNames"]);
    let text = || "a".to_owned();
    let maps = Maps { numbers: [(1, text())].into(), flags: [(true, text())].into() };
    println!("{}", serde_json::to_string(&maps).unwrap());
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='numbers {"format":"int32","minimum":0,"type":"integer"}
flags {"type":"boolean"}
{"numbers":{"1":"a"},"flags":{"true":"a"}}'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: utoipa documents the names of such maps as texts." >&2
  exit 1
fi
