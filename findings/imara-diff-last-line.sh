#!/usr/bin/env bash
# imara-diff 0.2.0: a unified diff that is applied without a word changes nothing, and one of a new file is not applied.
#
# Seen: of `a` with and without an end of its line, `-a` and `+a` are printed, and nothing says that the last line has no end:
# `git apply` takes the diff and leaves the file as it was. What is added to an empty text stands behind `@@ -1,0 +1,2 @@`, and
# `patch` looks for a file that is there already.
# Expected: `\ No newline at end of file` behind such a line, and `-0,0` where there is no line, as `diff -u` of GNU writes both
# and the tools that read diffs ask for it.
# For a generated client: what a check prints of a file that has changed cannot be applied to it, and nobody is told.
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
imara-diff = "=0.2.0"

[workspace]
TOML
cat >"$work/src/main.rs" <<'RUST'
use imara_diff::{Algorithm, BasicLineDiffPrinter, Diff, InternedInput, UnifiedDiffConfig};

fn main() {
    let (before, after) = match std::env::args().nth(1).as_deref() {
        Some("end") => ("a\n", "a"),
        _ => ("", "a\nb\n"),
    };
    let input = InternedInput::new(before, after);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    let printer = BasicLineDiffPrinter(&input.interner);
    print!("{}", diff.unified_diff(&printer, UnifiedDiffConfig::default(), &input));
}
RUST
printed() {
  cargo run --quiet --target-dir "$work/target" --manifest-path "$work/Cargo.toml" -- "$1"
}

mkdir "$work/files"
cd "$work/files"
git init --quiet
printf 'a\n' >there
{
  printf -- '--- a/there\n+++ b/there\n'
  printed end
} >../end.diff
{
  printf -- '--- /dev/null\n+++ b/new\n'
  printed new
} >../new.diff
git apply ../end.diff
ends=$(od -An -c there | tr -d ' ')
is_new=applied
patch --batch --silent --strip 1 --reject-file - <../new.diff >/dev/null 2>&1 || is_new=refused
seen="$(cat ../end.diff ../new.diff)
behind git apply: $ends
behind patch: $is_new"
expected='--- a/there
+++ b/there
@@ -1,1 +1,1 @@
-a
+a
--- /dev/null
+++ b/new
@@ -1,0 +1,2 @@
+a
+b
behind git apply: a\n
behind patch: refused'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: imara-diff tells that a last line has no end, or that a text is empty." >&2
  exit 1
fi
