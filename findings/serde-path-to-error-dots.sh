#!/usr/bin/env bash
# serde_path_to_error 0.1.20: two places of a JSON text have one path.
#
# Seen: the wrong value in `{"a.b": {"c": ..}}` and the one in `{"a": {"b.c": ..}}` are both said to be at `a.b.c`.
# Expected: a path that leads to one place, such as by RFC 6901 (JSON Pointer) or RFC 9535 (`$["a.b"].c`). The keys of maps are
# the data: of configurations and labels, such as `app.kubernetes.io/name`, most have dots.
# For a generated client: an error that quotes this path points to a place that may not exist. The segments have to be
# written out by the client itself.
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
serde_json = "=1.0.154"
serde_path_to_error = "=0.1.20"

[workspace]
TOML
cat >"$work/src/main.rs" <<'RUST'
use std::collections::BTreeMap;

fn main() {
    for text in [r#"{"a.b": {"c": "no number"}}"#, r#"{"a": {"b.c": "no number"}}"#] {
        let mut json = serde_json::Deserializer::from_str(text);
        let read: Result<BTreeMap<String, BTreeMap<String, i32>>, _> = serde_path_to_error::deserialize(&mut json);
        println!("{text} {}", read.unwrap_err().path());
    }
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='{"a.b": {"c": "no number"}} a.b.c
{"a": {"b.c": "no number"}} a.b.c'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: serde_path_to_error tells the two places apart." >&2
  exit 1
fi
