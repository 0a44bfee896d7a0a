#!/usr/bin/env bash
# axum with utoipa.
. "$(dirname "$0")/../producer.sh"

step "installing"
cp -r "$producer/service" "$temporary"
quietly cargo build --locked --manifest-path "$temporary/service/Cargo.toml"
service=$CARGO_TARGET_DIR/debug/workshop
"$service" document >"$temporary/document.json"
prove "$temporary/document.json" "$service" serve PORT
