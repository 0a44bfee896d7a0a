#!/usr/bin/env bash
# @nestjs/swagger 12.0.2 with TypeScript 5.9.3: a text that may be null is documented as an object.
#
# Seen: the types `string | null` and `string | number`, under a bare `@ApiProperty`, are documented as `type: object`, since
# TypeScript's metadata of a union is `Object`, under its option `strictNullChecks`; without it the first is a string, so
# that a compiler's option changes the document. And an enum with a number and a text is documented as `type: string` with
# both in its `enum`, so that the number is never valid.
# Expected: what is known only as `Object` is any value, a schema without `type`; JSON Schema's `type` and `enum` have to
# hold both. The library warns of neither.
# For a generated client: reading `"a text"` as an object fails the whole answer; the document has to be mended with an
# explicit `type` at each such property.
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
import { ApiOkResponse, ApiProperty, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

enum Size {
  None = 0,
  Large = 'large',
}

class Note {
  @ApiProperty({ nullable: true })
  text: string | null;

  @ApiProperty()
  value: string | number;

  @ApiProperty({ enum: Size })
  size: Size;
}

@Controller()
class Notes {
  @Get('note')
  @ApiOkResponse({ type: Note })
  note(): Note {
    return { text: 'a text', value: 1, size: Size.None };
  }
}

@Module({ controllers: [Notes] })
class Service {}

const app = await NestFactory.create(Service, { logger: false });
const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
console.log(JSON.stringify(document.components!.schemas!.Note['properties']));
await app.listen(0, '127.0.0.1');
console.log(await (await fetch(`http://127.0.0.1:${app.getHttpServer().address().port}/note`)).text());
await app.close();
TYPESCRIPT
node_modules/.bin/tsc --target es2022 --module nodenext --moduleResolution nodenext --skipLibCheck \
  --strictNullChecks --experimentalDecorators --emitDecoratorMetadata service.ts >&2 || true
seen=$(node service.js)
expected='{"text":{"type":"object","nullable":true},"value":{"type":"object"},"size":{"type":"string","enum":[0,"large"]}}
{"text":"a text","value":1,"size":0}'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: @nestjs/swagger documents a union as what it is, or as any value." >&2
  exit 1
fi
