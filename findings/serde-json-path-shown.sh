#!/usr/bin/env bash
# serde_json_path 0.7.2: a JSONPath is shown as another one, and two places have one normalized path.
#
# Seen: what `Display` writes of a parsed path loses the `!` before a function, has three points for `..`, and quotes names and texts
# without escaping them. The normalized path of the member `x']['y` is that of the member `y` of `x`.
# Expected: by RFC 9535 a path that means the same, and a normalized path (section 2.7) that escapes quotation marks, reverse
# solidi and controls and leads to one place. Which nodes a path selects is right: so are all 687 cases of the compliance suite.
# For whoever lays overlays over a document: a message about a path has to show it as it was written, and a place has to be told
# from its steps.
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
serde_json_path = "=0.7.2"

[workspace]
TOML
cat >"$work/src/main.rs" <<'RUST'
use serde_json_path::JsonPath;

fn main() {
    for text in ["$[?!match(@.a, 'x')]", "$..a", r"$['it\'s']"] {
        println!("{text} {}", JsonPath::parse(text).unwrap());
    }
    let value = serde_json::json!({"x']['y": 1, "x": {"y": 2}});
    let all = JsonPath::parse("$..*").unwrap();
    for found in all.query_located(&value) {
        if found.node().is_number() {
            println!("{} {}", found.node(), found.location());
        }
    }
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected=$(
  cat <<'SEEN'
$[?!match(@.a, 'x')] $[?match(@['a'],'x')]
$..a $...a
$['it\'s'] $['it's']
1 $['x']['y']
2 $['x']['y']
SEEN
)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: serde_json_path shows paths as they are." >&2
  exit 1
fi
