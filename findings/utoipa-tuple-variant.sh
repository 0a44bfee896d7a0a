#!/usr/bin/env bash
# utoipa 6.0.0: a variant with two values is documented as a list of objects.
#
# Seen: of `enum Shape { Line(i32, String) }`, the items of the array are documented as `type: object`, and serde writes
# `{"Line": [1, "a"]}`, neither of which is one. The same two types as a tuple in a struct are documented by `prefixItems`, as
# they are.
# Expected: what is written is valid by the schema that the same type has, as for the tuple.
# For a generated client: it has no way to send such a value, and every answer with one fails.
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
use serde::Serialize;
use utoipa::{PartialSchema, ToSchema};

#[derive(Serialize, ToSchema)]
enum Shape {
    Line(i32, String),
}

#[derive(Serialize, ToSchema)]
struct Tuple {
    line: (i32, String),
}

fn main() {
    println!("variant {}", serde_json::to_value(Shape::schema()).unwrap()["oneOf"][0]["properties"]["Line"]);
    println!("{}", serde_json::to_string(&Shape::Line(1, "a".to_owned())).unwrap());
    println!("tuple {}", serde_json::to_value(Tuple::schema()).unwrap()["properties"]["line"]);
    println!("{}", serde_json::to_string(&Tuple { line: (1, "a".to_owned()) }).unwrap());
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='variant {"items":{"type":"object"},"maxItems":2,"minItems":2,"type":"array"}
{"Line":[1,"a"]}
tuple {"items":false,"prefixItems":[{"format":"int32","type":"integer"},{"type":"string"}],"type":"array"}
{"line":[1,"a"]}'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: utoipa documents the values of a variant as what they are." >&2
  exit 1
fi
