#!/usr/bin/env bash
# NestJS on Express, with the document of @nestjs/swagger.
. "$(dirname "$0")/../producer.sh"

step "installing"
cp "$producer"/{package.json,package-lock.json,tsconfig.json,service.ts} "$temporary"
quietly npm ci --prefix "$temporary" --ignore-scripts --no-audit --no-fund
quietly node "$temporary/node_modules/typescript/bin/tsc" -p "$temporary"
node "$temporary/service.js" document >"$temporary/document.json"
prove "$temporary/document.json" node "$temporary/service.js" serve PORT
