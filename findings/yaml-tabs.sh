#!/usr/bin/env bash
# saphyr-parser 0.3.3 and yaml_serde 0.10.7: each refuses a tab where the other takes it.
#
# Seen: behind the colon of a key, saphyr-parser refuses a tab, also in JSON that is indented so, and yaml_serde takes it.
# Behind the dash of an item it is the other way round.
# Expected: both are taken. YAML 1.2.2, section 6.2: what separates two tokens in a line is spaces and tabs; its example 6.3
# has a tab behind a colon and one behind a dash.
# For a generated client: who reads a document with one of them and looks up lines with the other has documents that it reads
# and cannot point into, or refuses JSON that every JSON parser takes.
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
saphyr-parser = "=0.3.3"
yaml_serde = "=0.10.7"

[workspace]
TOML
cat >"$work/src/main.rs" <<'RUST'
fn main() {
    for text in ["a:\tb\n", "{\"a\":\t1}\n", "- \tb\n"] {
        let mut parser = saphyr_parser::Parser::new_from_str(text);
        let events = std::iter::from_fn(|| parser.next_event());
        let saphyr = events.collect::<Result<Vec<_>, _>>().is_ok();
        let serde = yaml_serde::from_str::<yaml_serde::Value>(text).is_ok();
        println!("{text:?} saphyr-parser: {saphyr}, yaml_serde: {serde}");
    }
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='"a:\tb\n" saphyr-parser: false, yaml_serde: true
"{\"a\":\t1}\n" saphyr-parser: false, yaml_serde: true
"- \tb\n" saphyr-parser: true, yaml_serde: false'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: both parsers take tabs that separate tokens." >&2
  exit 1
fi
