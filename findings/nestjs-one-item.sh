#!/usr/bin/env bash
# NestJS 12.5.1 with @nestjs/swagger 12.0.2: a list of one item is refused by the service that documents it.
#
# Seen: a query's DTO has a list under `@IsArray`, with the pipe and the transformation that NestJS's documentation shows. It
# is documented as an array. `ids=1&ids=2` is taken, and `ids=1` is refused with a 400, "ids must be an array", since Express
# gives a text for what comes once.
# Expected: OpenAPI 3.0.3, section 4.7.12 (Parameter Object), `style: form` with `explode: true`, its defaults in a query: the
# list of one item is `ids=1`, and there is no other way to write it.
# For a generated client: its calls fail for lists of one item alone, which tests with two do not show. Nothing that the
# client could send mends that.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >package.json <<'JSON'
{"private": true, "type": "module"}
JSON
npm install --silent --ignore-scripts --no-audit --no-fund --save-exact @nestjs/common@12.5.1 @nestjs/core@12.5.1 \
  @nestjs/platform-express@12.5.1 @nestjs/swagger@12.0.2 reflect-metadata@0.2.2 rxjs@7.8.2 typescript@5.9.3 class-transformer@0.5.1 \
  class-validator@0.15.1 >&2
cat >service.ts <<'TYPESCRIPT'
import 'reflect-metadata';
import { Controller, Get, Module, Query, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ApiProperty, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray } from 'class-validator';

class Filter {
  @ApiProperty({ type: [Number] })
  @IsArray()
  @Type(() => Number)
  ids: number[];
}

@Controller()
class Things {
  @Get('things')
  find(@Query(new ValidationPipe({ transform: true })) filter: Filter): number[] {
    return filter.ids;
  }
}

@Module({ controllers: [Things] })
class Service {}

const app = await NestFactory.create(Service, { logger: false });
const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
console.log(JSON.stringify(document.paths['/things'].get!.parameters));
await app.listen(0, '127.0.0.1');
for (const query of ['ids=1&ids=2', 'ids=1']) {
  const answer = await fetch(`http://127.0.0.1:${app.getHttpServer().address().port}/things?${query}`);
  console.log(query, answer.status, await answer.text());
}
await app.close();
TYPESCRIPT
node_modules/.bin/tsc --target es2022 --module nodenext --moduleResolution nodenext --skipLibCheck \
  --experimentalDecorators --emitDecoratorMetadata service.ts >&2 || true
seen=$(node service.js)
expected='[{"name":"ids","required":true,"in":"query","schema":{"type":"array","items":{"type":"number"}}}]
ids=1&ids=2 200 [1,2]
ids=1 400 {"message":["ids must be an array"],"error":"Bad Request","statusCode":400}'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: NestJS takes a list of one item, or documents that it does not." >&2
  exit 1
fi
