#!/usr/bin/env bash
# yaml_serde 0.10.7 with serde_json 1.0.154: a number that JSON takes makes a YAML document unreadable.
#
# Seen: an integer of 2^64 is refused, be the target a value of yaml_serde or of serde_json, and with it the whole document;
# serde_json reads the same text, as a floating-point number. `1e400` is a text, and `0b11` is 3.
# Expected: YAML 1.2.2, section 10.3.2 (Core Schema): the first is an integer of any size and the second a floating-point
# number; the third is a plain text, since the core schema has no binary integers.
# For a generated client: bounds of 2^64 and more are in documents of large services, which can be read as JSON and not as
# YAML.
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
yaml_serde = "=0.10.7"

[workspace]
TOML
cat >"$work/src/main.rs" <<'RUST'
fn main() {
    for text in ["18446744073709551616", "1e400", "0b11"] {
        let yaml = yaml_serde::from_str::<yaml_serde::Value>(text);
        let as_json = yaml_serde::from_str::<serde_json::Value>(text);
        let json = serde_json::from_str::<serde_json::Value>(text);
        println!("{text} yaml_serde: {:?}, into JSON: {:?}, serde_json: {:?}", yaml.ok(), as_json.ok(), json.ok());
    }
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='18446744073709551616 yaml_serde: None, into JSON: None, serde_json: Some(Number(1.8446744073709552e+19))
1e400 yaml_serde: Some(String("1e400")), into JSON: Some(String("1e400")), serde_json: None
0b11 yaml_serde: Some(Number(3)), into JSON: Some(Number(3)), serde_json: None'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: yaml_serde reads these numbers by the core schema." >&2
  exit 1
fi
