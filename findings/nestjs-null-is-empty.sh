#!/usr/bin/env bash
# NestJS 12.5.1 with @nestjs/swagger 12.0.2: the answer `null` is sent as nothing.
#
# Seen: a handler whose answer is documented as a nullable object in application/json gives `null`. The status is 200, there
# is no media type, and the body is empty; `null` inside an object is sent as it is.
# Expected: RFC 8259: `null` is a JSON text of four characters, which the document allows, and an empty body is no JSON text.
# For a generated client: the call for something that is not there fails as malformed, unless an empty 200 is taken for
# `null` where the document allows `null`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >package.json <<'JSON'
{"private": true, "type": "module"}
JSON
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact @nestjs/common@12.5.1 @nestjs/core@12.5.1 \
  @nestjs/platform-express@12.5.1 @nestjs/swagger@12.0.2 reflect-metadata@0.2.2 rxjs@7.8.2 typescript@5.9.3 >&2
cat >service.ts <<'TYPESCRIPT'
import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ApiOkResponse, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

@Controller()
class Cats {
  @Get('cat')
  @ApiOkResponse({ schema: { type: 'object', nullable: true } })
  find(): object | null {
    return null;
  }

  @Get('nested')
  @ApiOkResponse({ schema: { type: 'object' } })
  nested(): object {
    return { cat: null };
  }
}

@Module({ controllers: [Cats] })
class Service {}

const app = await NestFactory.create(Service, { logger: false });
const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
console.log(JSON.stringify(document.paths['/cat'].get!.responses['200']));
await app.listen(0, '127.0.0.1');
for (const path of ['cat', 'nested']) {
  const answer = await fetch(`http://127.0.0.1:${app.getHttpServer().address().port}/${path}`);
  console.log(path, answer.status, answer.headers.get('content-type'), JSON.stringify(await answer.text()));
}
await app.close();
TYPESCRIPT
node_modules/.bin/tsc --target es2022 --module nodenext --moduleResolution nodenext --skipLibCheck \
  --experimentalDecorators --emitDecoratorMetadata service.ts >&2 || true
seen=$(node service.js)
expected='{"description":"","content":{"application/json":{"schema":{"type":"object","nullable":true}}}}
cat 200 null ""
nested 200 application/json; charset=utf-8 "{\"cat\":null}"'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: NestJS sends the four characters of null." >&2
  exit 1
fi
