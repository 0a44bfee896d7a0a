#!/usr/bin/env bash
# jiff 0.2.43 and the jsonschema crate 0.60.2: date-times that are valid and cannot be read.
#
# Seen: the last second of the year 9999 in UTC, and a fraction of ten digits, are valid for `format: date-time` and refused
# by `jiff::Timestamp`, the first because its range ends 26 hours before, the second because it has nanoseconds.
# Expected: RFC 3339, section 5.6: the year has four digits, all of them, and a fraction has one digit or more. Section 1
# has the years 0000 to 9999 for its range.
# For a generated client: `9999-12-31T23:59:59Z` is what .NET and others send for "never", so that a whole answer fails for
# it.
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
jiff = { version = "=0.2.43", default-features = false, features = ["std"] }
jsonschema = { version = "=0.60.2", default-features = false }
serde_json = "=1.0.154"

[workspace]
TOML
cat >"$work/src/main.rs" <<'RUST'
use serde_json::json;

fn main() {
    let schema = json!({"type": "string", "format": "date-time"});
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for text in ["9999-12-30T21:59:59Z", "9999-12-31T23:59:59Z", "2024-02-29T00:00:00.123456789Z", "2024-02-29T00:00:00.1234567891Z"] {
        let read = text.parse::<jiff::Timestamp>().is_ok();
        println!("{text} valid: {}, read by jiff: {read}", validator.is_valid(&json!(text)));
    }
}
RUST
seen=$(cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml")
expected='9999-12-30T21:59:59Z valid: true, read by jiff: true
9999-12-31T23:59:59Z valid: true, read by jiff: false
2024-02-29T00:00:00.123456789Z valid: true, read by jiff: true
2024-02-29T00:00:00.1234567891Z valid: true, read by jiff: false'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: jiff reads each of these date-times." >&2
  exit 1
fi
