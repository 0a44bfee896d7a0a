#!/usr/bin/env bash
# TypeSpec with its emitter of OpenAPI 3.2; the server is a small one for Node.
. "$(dirname "$0")/../producer.sh"

step "installing"
cp "$producer"/{package.json,package-lock.json,tspconfig.yaml,main.tsp,server.js} "$temporary"
quietly npm ci --prefix "$temporary" --ignore-scripts --no-audit --no-fund
quietly "$temporary/node_modules/.bin/tsp" compile "$temporary" --output-dir "$temporary/document"
prove "$temporary/document/document.json" node "$temporary/server.js" PORT
