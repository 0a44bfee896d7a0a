#!/usr/bin/env bash
# utoipa 6.0.0: a u64 is documented as int64, and an i128 without bounds.
#
# Seen: `u64` is `format: int64` with a minimum of 0, while serde writes 18446744073709551615 for its greatest. `u32`, `u8` and
# `i8` are `int32` without their maximum.
# Expected: OpenAPI 3.1.1, section 4.4.1 (Data Type Format): `int64` is for signed 64-bit integers; the registry of formats has
# `uint64`, which utoipa writes only with the feature `non_strict_integers`.
# For a generated client: ids of 64 random bits, every second one, fail when they are read as what the document says.
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
struct Numbers {
    id: u64,
    sum: i128,
    byte: u8,
}

fn main() {
    println!("{}", serde_json::to_value(Numbers::schema()).unwrap()["properties"]);
    println!("{}", serde_json::to_string(&Numbers { id: u64::MAX, sum: i128::MAX, byte: u8::MAX }).unwrap());
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='{"byte":{"format":"int32","minimum":0,"type":"integer"},"id":{"format":"int64","minimum":0,"type":"integer"},"sum":{"type":"integer"}}
{"id":18446744073709551615,"sum":170141183460469231731687303715884105727,"byte":255}'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: utoipa documents integers by their own formats or bounds." >&2
  exit 1
fi
