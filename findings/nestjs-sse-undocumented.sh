#!/usr/bin/env bash
# NestJS 12.5.1 with @nestjs/swagger 12.0.2: a stream of events is documented as an empty answer.
#
# Seen: a handler under `@Sse` is documented as a 200 without content, although the decorator itself makes the answer
# text/event-stream. Even `@ApiOkResponse({ type: Tick })` beside it makes it application/json.
# Expected: OpenAPI 3.0.3, section 4.7.17 (Response Object): what comes back is in `content`, and an answer without it has no
# body; the library knows the media type, as it knows the method that `@Get` sets.
# For a generated client: it reads the whole of a stream that may never end, to throw it away; or it waits for JSON. The
# document needs `@ApiProduces('text/event-stream')` for each.
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
import { Controller, Module, Sse } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ApiOkResponse, ApiProperty, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { from } from 'rxjs';

class Tick {
  @ApiProperty()
  number: number;
}

@Controller()
class Ticks {
  @Sse('bare')
  bare() {
    return from([{ data: { number: 1 } }]);
  }

  @Sse('typed')
  @ApiOkResponse({ type: Tick })
  typed() {
    return from([{ data: { number: 1 } }]);
  }
}

@Module({ controllers: [Ticks] })
class Service {}

const app = await NestFactory.create(Service, { logger: false });
const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
await app.listen(0, '127.0.0.1');
for (const [path, item] of Object.entries(document.paths) as any) {
  const answer = await fetch(`http://127.0.0.1:${app.getHttpServer().address().port}${path}`);
  console.log(path, JSON.stringify(item.get.responses['200'].content), answer.headers.get('content-type'));
  await answer.body!.cancel();
}
await app.close();
TYPESCRIPT
node_modules/.bin/tsc --target es2022 --module nodenext --moduleResolution nodenext --skipLibCheck \
  --experimentalDecorators --emitDecoratorMetadata service.ts >&2 || true
seen=$(node service.js)
expected='/bare undefined text/event-stream
/typed {"application/json":{"schema":{"$ref":"#/components/schemas/Tick"}}} text/event-stream'
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  echo "This has changed: @nestjs/swagger documents a stream of events as one." >&2
  exit 1
fi
