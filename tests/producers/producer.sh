# What the scripts of all producers share; they source it. It needs bash, Python 3 (for a free port) and cargo.
set -euo pipefail

producer=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
caller=call-$(basename "$producer")
producers=$(dirname "$producer")
checkout=$(cd "$producers/../.." && pwd)
temporary=$(mktemp -d)
server=

# One folder for all producers, so that the libraries are compiled once; their callers differ in name.
export CARGO_TARGET_DIR=$checkout/target/producers

clean_up() {
  if [ -n "$server" ]; then kill -- "-$server" 2>/dev/null || true; fi
  rm -rf "$temporary"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

step() { printf '== %s\n' "$*"; }

# Ends with what the command wrote if it fails, and is silent otherwise.
quietly() {
  timeout 900 "$@" >"$temporary/log" 2>&1 || { cat "$temporary/log" >&2; exit 1; }
}

# Generates the crate of a document, builds the producer's caller beside it, starts the server, and calls it:
#   prove DOCUMENT COMMAND...
# The word PORT in the command becomes a port that is free.
prove() {
  local document=$1
  shift
  generate "$document"
  build
  serve "$@"
  step "calling"
  timeout 300 "$CARGO_TARGET_DIR/debug/$caller" "http://127.0.0.1:$port" "$temporary/openapi.json" "$producer/known.txt"
}

generate() {
  step "generating"
  cp "$1" "$temporary/openapi.json"
  if [ -f "$producer/oasmith.toml" ]; then cp "$producer/oasmith.toml" "$temporary"; fi
  CARGO_TARGET_DIR=$checkout/target quietly cargo run --locked --manifest-path "$checkout/Cargo.toml" -p oasmith -- \
    generate "$temporary/openapi.json" --name client --output "$temporary/client"
}

build() {
  step "building the caller"
  mkdir -p "$temporary/caller/src"
  cp "$producer/main.rs" "$producers/report.rs" "$temporary/caller/src"
  cp "$checkout/Cargo.lock" "$temporary/caller"
  cat >"$temporary/caller/Cargo.toml" <<MANIFEST
[package]
name = "$caller"
version = "0.0.0"
edition = "2024"

[dependencies]
client = { path = "../client", default-features = false, features = ["reqwest"] }
jiff = "0.2"
serde_json = "1"
sha2 = "0.11"
tokio = { version = "1", features = ["macros", "rt-multi-thread", "time"] }
uuid = "1"

[workspace]
MANIFEST
  quietly cargo build --manifest-path "$temporary/caller/Cargo.toml"
}

# Starts the server in a group of its own, so that all of it ends with the script, and waits until it listens.
serve() {
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  step "serving on 127.0.0.1:$port"
  set -m
  timeout 600 "${@/#PORT/$port}" >"$temporary/server.log" 2>&1 &
  server=$!
  set +m
  for _ in $(seq 300); do
    if (: </dev/tcp/127.0.0.1/"$port") 2>/dev/null; then return; fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  cat "$temporary/server.log" >&2
  echo "the server does not listen" >&2
  exit 1
}
