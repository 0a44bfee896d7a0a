#!/usr/bin/env bash
# NestJS 12.5.1 with @nestjs/swagger 12.0.2: a text is documented as JSON and sent as HTML.
#
# Seen: handlers that give a string, a number or a boolean, with `@ApiOkResponse({ type: String })` and its like, are
# documented as application/json. On Express, the string comes as text/html and without quotes, which is no JSON; the
# number and the boolean come as text/html, too.
# Expected: RFC 8259, section 3: the JSON of a string has quotes; and OpenAPI's Response Object says which media type comes.
# For a generated client: it can read the number in spite of the media type, but a text only by guessing from the media type
# that is not documented: `"a"`, with quotes in it, may be either.
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
class Values {
  @Get('string')
  @ApiOkResponse({ type: String })
  string(): string {
    return 'a text';
  }

  @Get('number')
  @ApiOkResponse({ type: Number })
  number(): number {
    return 2.5;
  }

  @Get('boolean')
  @ApiOkResponse({ type: Boolean })
  boolean(): boolean {
    return true;
  }
}

@Module({ controllers: [Values] })
class Service {}

const app = await NestFactory.create(Service, { logger: false });
const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
await app.listen(0, '127.0.0.1');
for (const [path, item] of Object.entries(document.paths) as any) {
  const answer = await fetch(`http://127.0.0.1:${app.getHttpServer().address().port}${path}`);
  const documented = JSON.stringify(item.get.responses['200'].content);
  console.log(path, documented, answer.status, answer.headers.get('content-type'), await answer.text());
}
await app.close();
TYPESCRIPT
node_modules/.bin/tsc --target es2022 --module nodenext --moduleResolution nodenext --skipLibCheck \
  --experimentalDecorators --emitDecoratorMetadata service.ts >&2 || true
seen=$(node service.js)
expected='/string {"application/json":{"schema":{"type":"string"}}} 200 text/html; charset=utf-8 a text
/number {"application/json":{"schema":{"type":"number"}}} 200 text/html; charset=utf-8 2.5
/boolean {"application/json":{"schema":{"type":"boolean"}}} 200 text/html; charset=utf-8 true'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: NestJS sends as JSON what it documents as JSON, or documents what it sends." >&2
  exit 1
fi
