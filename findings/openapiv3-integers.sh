#!/usr/bin/env bash
# openapiv3 2.2.0: an integer whose bound is written with a fraction is no integer.
#
# Seen: `type: integer` with `maximum: 100` is an `IntegerType`. With `100.0`, with a bound of 2^63, or with a `multipleOf` of
# 0.5, it is an `AnySchema` with its type as a text, and the bound has become a floating-point number. So is an object with a
# `minLength`, and a `minLength` of `1.0` fails the whole document.
# Expected: OpenAPI 3.0.3 takes the keywords from JSON Schema (draft Wright-00): `maximum` is a number for integers too
# (section 5.2), a keyword of another type has no effect (section 4.1), and JSON has one kind of number, so that 100.0 is 100.
# For a generated client: generators that match on the type take such a field for any value, without a word.
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
openapiv3 = "=2.2.0"
serde_json = "=1.0.154"

[workspace]
TOML
cat >"$work/src/main.rs" <<'RUST'
use openapiv3::{Schema, SchemaKind};

fn main() {
    for text in [
        r#"{"type": "integer", "maximum": 100}"#,
        r#"{"type": "integer", "maximum": 100.0}"#,
        r#"{"type": "integer", "maximum": 9223372036854775808}"#,
        r#"{"type": "integer", "multipleOf": 0.5}"#,
        r#"{"type": "object", "minLength": 1}"#,
        r#"{"type": "string", "minLength": 1.0}"#,
    ] {
        let kind = match serde_json::from_str::<Schema>(text).map(|schema| schema.schema_kind) {
            Ok(SchemaKind::Type(_)) => "a type".to_owned(),
            Ok(SchemaKind::Any(any)) => format!("any schema, maximum {:?}", any.maximum),
            Ok(_) => "another kind".to_owned(),
            Err(error) => error.to_string(),
        };
        println!("{text} {kind}");
    }
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='{"type": "integer", "maximum": 100} a type
{"type": "integer", "maximum": 100.0} any schema, maximum Some(100.0)
{"type": "integer", "maximum": 9223372036854775808} any schema, maximum Some(9.223372036854776e18)
{"type": "integer", "multipleOf": 0.5} any schema, maximum None
{"type": "object", "minLength": 1} any schema, maximum None
{"type": "string", "minLength": 1.0} invalid type: floating point `1.0`, expected usize at line 1 column 36'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: openapiv3 keeps the type of these schemas." >&2
  exit 1
fi
