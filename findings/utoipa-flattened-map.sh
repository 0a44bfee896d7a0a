#!/usr/bin/env bash
# utoipa 6.0.0: a struct and a map, both flattened, are documented such that nothing is valid, or without the map.
#
# Seen: with a field of its own, the struct becomes `allOf` of the flattened one, which has a `name` that is a string, and of
# an object whose `additionalProperties` are integers. Without one, the map vanishes.
# Expected: JSON Schema 2020-12, Core, section 10.3.2.3: `additionalProperties` counts only the properties beside it as known,
# so that `name` has to be a string and an integer at once. `unevaluatedProperties` is the keyword for what is meant, and in
# the second case the map is a part of what serde writes.
# For a generated client: by the first document it can send nothing, by the second it loses the entries.
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
struct Maker {
    name: String,
}

#[derive(Serialize, ToSchema)]
struct Tool {
    id: i32,
    #[serde(flatten)]
    maker: Maker,
    #[serde(flatten)]
    sizes: BTreeMap<String, i64>,
}

#[derive(Serialize, ToSchema)]
struct Part {
    #[serde(flatten)]
    maker: Maker,
    #[serde(flatten)]
    sizes: BTreeMap<String, i64>,
}

fn main() {
    let maker = || Maker { name: "n".to_owned() };
    let sizes = || BTreeMap::from([("width".to_owned(), 1)]);
    println!("{}", serde_json::to_value(Tool::schema()).unwrap()["allOf"]);
    println!("{}", serde_json::to_string(&Tool { id: 1, maker: maker(), sizes: sizes() }).unwrap());
    println!("{}", serde_json::to_value(Part::schema()).unwrap()["allOf"]);
    println!("{}", serde_json::to_string(&Part { maker: maker(), sizes: sizes() }).unwrap());
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='[{"$ref":"#/components/schemas/Maker"},{"additionalProperties":{"format":"int64","type":"integer"},"properties":{"id":{"format":"int32","type":"integer"}},"required":["id"],"type":"object"}]
{"id":1,"name":"n","width":1}
[{"$ref":"#/components/schemas/Maker"}]
{"name":"n","width":1}'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: utoipa documents what serde writes of a flattened struct and map." >&2
  exit 1
fi
