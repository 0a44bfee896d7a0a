#!/usr/bin/env bash
# Takes oasmith from the archives of a release, and puts it on the PATH of the steps that follow.
#
#   RELEASES  where archives of releases are
#   VERSION   the tag of the release
set -euo pipefail

case "$RUNNER_OS-$RUNNER_ARCH" in
  Linux-X64) target=x86_64-unknown-linux-musl ;;
  Linux-ARM64) target=aarch64-unknown-linux-musl ;;
  macOS-X64) target=x86_64-apple-darwin ;;
  macOS-ARM64) target=aarch64-apple-darwin ;;
  Windows-X64) target=x86_64-pc-windows-msvc ;;
  *)
    printf '::error::there is no archive of oasmith for %s on %s\n' "$RUNNER_OS" "$RUNNER_ARCH"
    exit 1
    ;;
esac
if [[ ! "$VERSION" =~ ^v[0-9] ]]; then
  printf '::error::%s is no release: name one by the input "version", such as v0.1.0\n' "${VERSION:-nothing}"
  exit 1
fi

folder="$RUNNER_TEMP/oasmith"
archive="oasmith-$VERSION-$target.tar.gz"
mkdir -p "$folder"
cd "$folder"
for file in "$archive" "$archive.sha256"; do
  curl --fail --silent --show-error --location --retry 3 --output "$file" "$RELEASES/$VERSION/$file"
done
if command -v sha256sum >/dev/null; then
  sha256sum --check --quiet "$archive.sha256"
else
  shasum --algorithm 256 --check --quiet "$archive.sha256"
fi
tar -xzf "$archive" --strip-components 1
printf '%s\n' "$folder" >>"$GITHUB_PATH"
