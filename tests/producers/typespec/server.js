// The garage that main.tsp describes, by hand: TypeSpec has no server of its own for Node.
// `node server.js PORT` serves it.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import busboy from 'busboy';

// A text, since the numbers of JavaScript would not hold what is in it.
const car = `{
  "id": "1", "name": "Zo\u00eb", "fuel": "power", "colour": "green", "wheels": -4, "distance": 9223372036854775807,
  "serial": 18446744073709551615, "weight": 51.503541, "price": 12.25, "tax": 0.5, "built": "2024-02-29",
  "opens": "07:08:09", "sold": "2024-02-29T12:30:15.25+02:00", "seen": 1709209815,
  "checked": "Thu, 29 Feb 2024 12:30:15 GMT", "lasts": "P1DT2H0.5S", "charges": 1.5, "key": "+//+AAE=",
  "token": "-__-AAE", "counter": "9223372036854775807", "page": "https://garage.example/", "note": null,
  "tags": ["a"], "marks": {"x": 1}, "any": {"a": [null]}, "place": [1.5, -2]
}`;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const all = Buffer.from(Array.from({ length: 256 }, (_, index) => index));

const read = async (request) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
};

const readForm = (request) =>
  new Promise((resolve, reject) => {
    const parts = [];
    const form = busboy({ headers: request.headers });
    form.on('file', (name, stream, { filename, mimeType }) => {
      const part = { name, filename, type: mimeType };
      parts.push(part);
      const pieces = [];
      stream.on('data', (piece) => pieces.push(piece));
      stream.on('end', () => (part.sha256 = sha256(Buffer.concat(pieces))));
    });
    form.on('field', (name, value, { mimeType }) => parts.push({ name, type: mimeType, value }));
    form.on('close', () => resolve(parts));
    form.on('error', reject);
    request.pipe(form);
  });

const answer = (response, status, type, body, headers = {}) => {
  response.writeHead(status, { ...(type ? { 'content-type': type } : {}), ...headers });
  response.end(body);
};

const json = (response, text, status = 200) => answer(response, status, 'application/json', text);

const seen = (response, values, headers) => {
  const texts = Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => [name, JSON.stringify(value)]);
  answer(response, 200, 'application/json', JSON.stringify({ values: Object.fromEntries(texts) }), headers);
};

// What is sent comes back as it was, byte for byte, if it is JSON.
const echo = async (request, response, status) => {
  const body = await read(request);
  JSON.parse(body);
  json(response, body, status);
};

const serve = async (request, response) => {
  const url = new URL(request.url, 'http://127.0.0.1');
  const query = url.searchParams;
  const list = (name, between) => query.get(name)?.split(between);
  switch (`${request.method} ${url.pathname}`) {
    case 'POST /cars':
      return echo(request, response, 201);
    case 'GET /cars/1':
      return json(response, car);
    case 'GET /cars/exact':
      return json(response, car.replace('12.25', '1234567890.123456789'));
    case 'GET /cars/0':
      return json(response, '{"code": "missing", "message": "no such car"}', 404);
    case 'PATCH /cars/1':
      return seen(response, { type: request.headers['content-type'], ...JSON.parse(await read(request)) });
    case 'DELETE /cars/1':
      return answer(response, 204);
    case 'POST /repairs':
    case 'POST /visitors':
    case 'POST /parcels':
    case 'POST /mixed':
    case 'POST /colours':
    case 'PUT /sealed':
      return echo(request, response, 200);
    case 'GET /search':
      return seen(response, {
        ids: query.getAll('ids'), words: list('words', ','), pipes: list('pipes', '|'), fuel: query.get('fuel'),
        since: query.get('since'), day: query.get('day'), price: query.get('price'), exact: query.get('exact'),
      });
    case 'GET /headers': {
      const { 'x-count': count, 'x-list': items, 'if-modified-since': since, cookie } = request.headers;
      return seen(response, { count, list: items?.split(','), since, cookie }, { 'x-total': '7' });
    }
    case 'POST /login': {
      const form = new URLSearchParams((await read(request)).toString());
      return seen(response, { name: form.get('name'), likes: form.getAll('likes') });
    }
    case 'POST /photos':
      return seen(response, { parts: await readForm(request) });
    case 'PUT /raw': {
      const body = await read(request);
      return seen(response, { sha256: sha256(body), length: body.length });
    }
    case 'GET /file':
      return answer(response, 200, 'application/octet-stream', all);
    case 'GET /picture':
      return answer(response, 200, 'image/png', all);
    case 'GET /text':
      return answer(response, 200, 'text/plain; charset=utf-8', 'plain \u00e9\n');
    case 'GET /lines':
      return answer(response, 200, 'application/jsonl', '{"number":0}\n{"number":1}\n');
    case 'GET /events':
      return answer(
        response, 200, 'text/event-stream',
        'event: tick\ndata: {"number":0}\n\nevent: word\ndata: "hi"\n\ndata: [DONE]\n\n',
      );
  }
  const place = /^\/places\/([^;]*)((?:;more=[^;]*)*)$/.exec(url.pathname);
  if (place) {
    const more = place[2].split(';more=').slice(1).map(decodeURIComponent);
    return seen(response, { place: decodeURIComponent(place[1]), more, name: query.get('name'), page: query.get('page') });
  }
  answer(response, 500, 'text/plain', `there is no ${request.method} ${request.url}`);
};

createServer((request, response) => {
  serve(request, response).catch((error) => answer(response, 500, 'text/plain', String(error)));
}).listen(Number(process.argv[2]), '127.0.0.1');
