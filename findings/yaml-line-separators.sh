#!/usr/bin/env bash
# yaml_serde 0.10.7 and saphyr-parser 0.3.3: one has the line breaks of YAML 1.1, the other those of YAML 1.2.
#
# Seen: a plain text with U+2028, the line separator that word processors put into what is copied from them, makes
# yaml_serde refuse the whole document, with a message about another line and a missing colon. U+0085 in quotes becomes a
# space. saphyr-parser keeps both as they are.
# Expected: YAML 1.2.2, section 5.4: the two are no line breaks any more, so that JSON is YAML; both are ordinary characters.
# For a generated client: a description that was pasted into the document can make it unreadable, with the fault to be seen
# in no editor.
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
use saphyr_parser::{Event, Parser};

fn main() {
    for text in ["a: x\u{2028}y\n", "a: \"x\u{85}y\"\n"] {
        let mut parser = Parser::new_from_str(text);
        let mut last = None;
        while let Some(Ok((event, _))) = parser.next_event() {
            if let Event::Scalar(scalar, ..) = event {
                last = Some(scalar.into_owned());
            }
        }
        let serde = yaml_serde::from_str::<yaml_serde::Value>(text);
        let serde = serde.map(|value| value["a"].clone()).map_err(|error| error.to_string());
        println!("{text:?} saphyr-parser: {last:?}, yaml_serde: {serde:?}");
    }
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected=$(cat <<'TEXT'
"a: x\u{2028}y\n" saphyr-parser: Some("x\u{2028}y"), yaml_serde: Err("could not find expected ':' at line 3 column 1, while scanning a simple key at line 2 column 1")
"a: \"x\u{85}y\"\n" saphyr-parser: Some("x\u{85}y"), yaml_serde: Ok(String("x y"))
TEXT
)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: yaml_serde has the line breaks of YAML 1.2." >&2
  exit 1
fi
