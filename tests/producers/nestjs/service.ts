// A kitchen: recipes, orders and pictures, written as one writes NestJS.
// `node service.js document` prints the service's own OpenAPI document, `node service.js serve PORT` serves it.

import 'reflect-metadata';
import { createHash } from 'node:crypto';
import {
  Body, Controller, Delete, Get, Header, Headers, HttpCode, Module, NotFoundException, Param, ParseArrayPipe,
  ParseIntPipe, ParseUUIDPipe, Patch, Post, Put, Query, Req, Sse, StreamableFile, UploadedFile, UploadedFiles,
  UseInterceptors, ValidationPipe,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FileFieldsInterceptor, FileInterceptor, NestExpressApplication } from '@nestjs/platform-express';
import {
  ApiBody, ApiConsumes, ApiCreatedResponse, ApiExtraModels, ApiHeader, ApiNoContentResponse, ApiNotFoundResponse,
  ApiOkResponse, ApiProduces, ApiProperty, ApiPropertyOptional, ApiQuery, DocumentBuilder, PartialType,
  SwaggerModule, getSchemaPath,
} from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, IsDate, IsEnum, IsInt, IsOptional, IsString } from 'class-validator';
import type { Request } from 'express';
import { Observable, from } from 'rxjs';

enum Taste {
  Sweet = 'sweet',
  Sour = 'sour',
}

class Cook {
  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer', format: 'int64' })
  stars: number;
}

class Recipe {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ enum: Taste, enumName: 'Taste' })
  taste: Taste;

  @ApiProperty({ enum: Taste, enumName: 'Taste', isArray: true })
  hints: Taste[];

  @ApiProperty()
  grams: number;

  @ApiProperty()
  created: Date;

  @ApiProperty({ format: 'date' })
  season: string;

  @ApiProperty({ format: 'decimal' })
  price: string;

  @ApiProperty({ format: 'byte' })
  picture: string;

  @ApiProperty({ type: String, nullable: true })
  note: string | null;

  @ApiProperty({ type: Cook, nullable: true })
  cook: Cook | null;

  @ApiPropertyOptional({ type: () => Cook })
  helper?: Cook;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'integer' } })
  amounts?: Record<string, number>;

  @ApiPropertyOptional({ type: () => [Recipe] })
  parts?: Recipe[];
}

class RecipePatch extends PartialType(Recipe) {}

class Oven {
  @ApiProperty({ enum: ['oven'] })
  kind: 'oven';

  @ApiProperty()
  degrees: number;
}

class Pan {
  @ApiProperty({ enum: ['pan'] })
  kind: 'pan';

  @ApiProperty()
  oil: boolean;
}

@ApiExtraModels(Oven, Pan)
class Step {
  @ApiProperty({
    oneOf: [{ $ref: getSchemaPath(Oven) }, { $ref: getSchemaPath(Pan) }],
    discriminator: { propertyName: 'kind', mapping: { oven: getSchemaPath(Oven), pan: getSchemaPath(Pan) } },
  })
  tool: Oven | Pan;

  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'array', items: { type: 'string' } }] })
  amount: string | number | string[];
}

class Seen {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'What the service understood.' })
  values: Record<string, string>;
}

class Filter {
  @ApiPropertyOptional({ type: [Number] })
  @IsOptional()
  @IsArray()
  @Type(() => Number)
  ids?: number[];

  @ApiPropertyOptional({ enum: Taste, enumName: 'Taste' })
  @IsOptional()
  @IsEnum(Taste)
  taste?: Taste;

  @ApiPropertyOptional()
  @IsOptional()
  @IsDate()
  @Type(() => Date)
  since?: Date;

  @ApiPropertyOptional({ default: 10, minimum: 1 })
  @IsOptional()
  @IsInt()
  @Type(() => Number)
  limit?: number = 10;
}

class Page {
  @ApiProperty()
  total: number;
}

class Login {
  @ApiProperty()
  @IsString()
  name: string;

  @ApiProperty({ type: [String] })
  @IsArray()
  likes: string[];
}

class Picture {
  @ApiProperty({ type: 'string', format: 'binary' })
  file: unknown;

  @ApiProperty()
  title: string;
}

class Album {
  @ApiProperty({ type: 'string', format: 'binary' })
  cover: unknown;

  @ApiProperty({ type: 'array', items: { type: 'string', format: 'binary' } })
  pages: unknown[];

  @ApiPropertyOptional()
  title?: string;
}

class Problem {
  @ApiProperty()
  statusCode: number;

  @ApiProperty()
  message: string;

  @ApiPropertyOptional()
  error?: string;
}

class Tick {
  @ApiProperty()
  number: number;
}

const seen = (values: Record<string, unknown>): Seen => ({
  values: Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, JSON.stringify(value)]),
  ),
});

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const all = Buffer.from(Array.from({ length: 256 }, (_, index) => index));

const recipe = (id: string): Recipe => ({
  id,
  title: 'Soup',
  taste: Taste.Sour,
  hints: [Taste.Sweet],
  grams: 2 ** 31 + 0.5,
  created: new Date('2024-02-29T12:30:15.250Z'),
  season: '2024-02-29',
  price: '12.50',
  picture: Buffer.from([251, 255, 254, 0, 1]).toString('base64'),
  note: null,
  cook: null,
  amounts: { salt: 1 },
});

@Controller()
class Kitchen {
  @Post('recipes')
  @ApiCreatedResponse({ type: Recipe })
  addRecipe(@Body() recipe: Recipe): Recipe {
    return recipe;
  }

  @Get('recipes/:id')
  @ApiOkResponse({ type: Recipe })
  @ApiNotFoundResponse({ type: Problem })
  getRecipe(@Param('id', ParseUUIDPipe) id: string): Recipe {
    if (id.startsWith('00000000')) throw new NotFoundException('no such recipe');
    return recipe(id);
  }

  @Patch('recipes/:id')
  @ApiOkResponse({ type: Seen })
  patchRecipe(@Param('id') id: string, @Body() patch: RecipePatch): Seen {
    return seen({ ...patch });
  }

  @Delete('recipes/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  deleteRecipe(@Param('id') id: string): void {}

  @Get('recipes')
  @ApiOkResponse({ type: [Recipe] })
  listRecipes(): Recipe[] {
    return [recipe('12345678-9abc-4def-8123-456789abcdef')];
  }

  // The document says 200, as the decorator does; a POST is answered 201.
  @Post('steps')
  @ApiOkResponse({ type: Step })
  addStep(@Body() step: Step): Step {
    return step;
  }

  @Post('steps/check')
  @HttpCode(200)
  @ApiOkResponse({ type: Step })
  checkStep(@Body() step: Step): Step {
    return step;
  }

  @Post('batch')
  @ApiBody({ type: [Cook] })
  @ApiCreatedResponse({ type: [Cook] })
  addCooks(@Body(new ParseArrayPipe({ items: Cook })) cooks: Cook[]): Cook[] {
    return cooks;
  }

  @Get('search')
  @ApiOkResponse({ type: Seen })
  search(@Query(new ValidationPipe({ transform: true })) filter: Filter): Seen {
    return seen({ ...filter });
  }

  @Get('lists')
  @ApiQuery({ name: 'words', type: [String], style: 'form', explode: false })
  @ApiQuery({ name: 'deep', style: 'deepObject', required: false, schema: { type: 'object', properties: { a: { type: 'string' } } } })
  @ApiOkResponse({ type: Seen })
  readLists(@Query('words', new ParseArrayPipe({ items: String })) words: string[], @Query('deep') deep?: object): Seen {
    return seen({ words, deep });
  }

  @Get('pages')
  @ApiExtraModels(Page, Cook)
  @ApiOkResponse({
    schema: {
      allOf: [
        { $ref: getSchemaPath(Page) },
        { type: 'object', required: ['items'], properties: { items: { type: 'array', items: { $ref: getSchemaPath(Cook) } } } },
      ],
    },
  })
  getPage(@Query('offset', new ParseIntPipe({ optional: true })) offset?: number): object {
    return { total: offset ?? 0, items: [{ name: 'Ann', stars: 2 ** 53 - 1 }] };
  }

  @Get('headers')
  @ApiHeader({ name: 'x-count', schema: { type: 'integer' }, required: true })
  @ApiHeader({ name: 'x-list', schema: { type: 'array', items: { type: 'string' } } })
  @ApiOkResponse({ type: Seen, headers: { 'x-total': { schema: { type: 'integer' } } } })
  @Header('x-total', '7')
  readHeaders(@Headers('x-count') count: string, @Headers('x-list') list?: string): Seen {
    return seen({ count, list });
  }

  @Post('login')
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiCreatedResponse({ type: Seen })
  sendForm(@Body() login: Login): Seen {
    return seen({ ...login });
  }

  @Post('picture')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: Picture })
  @UseInterceptors(FileInterceptor('file'))
  @ApiCreatedResponse({ type: Seen })
  addPicture(@UploadedFile() file: any, @Body('title') title: string): Seen {
    return seen({ name: file.originalname, type: file.mimetype, sha256: sha256(file.buffer), title });
  }

  @Post('album')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: Album })
  @UseInterceptors(FileFieldsInterceptor([{ name: 'cover' }, { name: 'pages' }]))
  @ApiCreatedResponse({ type: Seen })
  addAlbum(@UploadedFiles() files: { cover: any[]; pages: any[] }, @Body('title') title?: string): Seen {
    return seen({ cover: sha256(files.cover[0].buffer), pages: files.pages.map((page) => page.buffer.toString()), title });
  }

  @Put('raw')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: Seen })
  putRaw(@Req() request: Request): Seen {
    return seen({ sha256: sha256(request.body), length: request.body.length });
  }

  @Get('file')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  getFile(): StreamableFile {
    return new StreamableFile(all);
  }

  @Get('text')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiProduces('text/plain')
  @ApiOkResponse({ type: String })
  getText(): string {
    return 'plain \u00e9\n';
  }

  @Get('number')
  @ApiOkResponse({ type: Number })
  getNumber(): number {
    return 2.5;
  }

  @Sse('ticks')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ type: Tick })
  getTicks(): Observable<{ data: Tick; id: string }> {
    return from([0, 1, 2].map((number) => ({ data: { number }, id: `t${number}` })));
  }

  // As most write it: nothing but the decorator that makes it a stream.
  @Sse('plain-ticks')
  getPlainTicks(): Observable<{ data: Tick; type: string }> {
    return from([0, 1].map((number) => ({ data: { number }, type: 'tick' })));
  }
}

@Module({ controllers: [Kitchen] })
class Service {}

const app = await NestFactory.create<NestExpressApplication>(Service, { logger: ['error'] });
app.useBodyParser('raw', { type: 'application/octet-stream' });
app.set('query parser', 'extended');
if (process.argv[2] === 'document') {
  const config = new DocumentBuilder().setTitle('Kitchen').setVersion('1').build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: (_, method) => method });
  console.log(JSON.stringify(document, null, 2));
} else {
  await app.listen(Number(process.argv[3]), '127.0.0.1');
}
