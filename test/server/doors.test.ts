import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { version } from '../../src/server/kit.ts';
import { line, ORIGIN, openShop, request, type Shop } from './shop.ts';

let shop: Shop;
before(async () => {
  shop = await openShop({ settings: { origins: ['https://blog.example.com'] } });
});
after(() => shop.close());

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  shop.get('/v1/checkout', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

test('each route has its methods, with and without a slash at the end', async () => {
  const routes: [string, string][] = [
    ['/v1/products', 'GET, HEAD, OPTIONS'],
    ['/v1/posts/', 'GET, HEAD, OPTIONS'],
    ['/v1/posts/lisbon', 'GET, HEAD, OPTIONS'],
    ['/v1/checkout/cs_1', 'GET, HEAD, OPTIONS'],
    ['/health', 'GET, HEAD, OPTIONS'],
    [`/kit/${version}/souk.js`, 'GET, HEAD, OPTIONS'],
    ['/v1/checkout', 'POST, OPTIONS'],
    ['/v1/checkout/', 'POST, OPTIONS'],
    ['/v1/stripe/webhook', 'POST'],
  ];
  for (const [path, allow] of routes) {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await shop.get(path, { method });
      const refused = !allow.includes(method);
      assert.equal(status === 405, refused, `${method} ${path}: ${status}`);
      if (refused) assert.equal(headers.get('allow'), allow);
    }
  }
});

test('everybody may read what is public, with no word about credentials', async () => {
  for (const path of [
    '/v1/products?ids=HAT',
    '/v1/posts',
    '/v1/posts/none',
    '/v1/checkout/none',
    '/health',
  ]) {
    const { headers } = await shop.get(path, { headers: { origin: 'https://anywhere.example' } });
    assert.equal(headers.get('access-control-allow-origin'), '*', path);
    assert.equal(headers.get('access-control-allow-credentials'), null);
  }
});

test('a checkout starts from listed origins only', async () => {
  const allowed = [ORIGIN, 'https://blog.example.com'];
  const refused = [
    'https://blog.example.com.evil.example',
    'https://evil-blog.example.com',
    'http://blog.example.com',
    'https://blog.example.com:8443',
    'https://BLOG.example.com',
    'https://blog.example.com, https://evil.example',
    'null',
    '',
  ];
  for (const origin of [...allowed, ...refused]) {
    const ask = await post('{}', { origin });
    const { status, headers } = await shop.get('/v1/checkout', { method: 'OPTIONS', headers: { origin } });
    const isListed = allowed.includes(origin);
    assert.equal(ask.status, isListed ? 400 : 403, origin);
    assert.equal(status, isListed ? 204 : 403, origin);
    assert.equal(headers.get('access-control-allow-origin'), isListed ? origin : null);
    assert.match(headers.get('vary') ?? '', /origin/);
  }
  assert.equal((await shop.checkout({ lines: [line('linen-shirt-m', 4900)] })).status, 200);
});

test('the way back leads to listed origins only', async () => {
  for (const returnUrl of [
    'https://evil.example/x',
    '//evil.example/x',
    'http://shop.test.evil.example/',
    'javascript:x',
  ]) {
    const answer = await shop.checkout({ returnUrl });
    assert.deepEqual([answer.status, answer.error?.code], [400, 'bad_input'], returnUrl);
  }
  const lines = [line('linen-shirt-m', 4900)];
  assert.equal((await shop.checkout({ lines, returnUrl: 'https://blog.example.com/x?y#z' })).status, 200);
});

test('bad bodies are refused with the field that is wrong', async () => {
  const cases: [string, BodyInit, Record<string, string>, number, string][] = [
    [
      'a plain form',
      'cart=1',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'bad_content_type',
    ],
    ['text from another site', '{}', { 'content-type': 'text/plain' }, 415, 'bad_content_type'],
    ['compressed', '{}', { 'content-encoding': 'gzip' }, 415, 'bad_encoding'],
    ['cut off', '{"cart":', {}, 400, 'bad_input'],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, 400, 'bad_input'],
    ['too long', `"${'x'.repeat(70_000)}"`, {}, 413, 'too_large'],
    ['lying about its length', '{}', { 'content-length': '99999999' }, 413, 'too_large'],
    ['a list', '[]', {}, 400, 'bad_input'],
    ['no lines', JSON.stringify(request({ lines: [] })), {}, 400, 'bad_input'],
    [
      'a price as text',
      JSON.stringify(request({ lines: [{ ...line('a', 1), seen: '1' }] })),
      {},
      400,
      'bad_input',
    ],
    ['a hundred pieces', JSON.stringify(request({ lines: [line('a', 1, 100)] })), {}, 400, 'bad_input'],
    ['101 lines', JSON.stringify(request({ lines: Array(101).fill(line('a', 1)) })), {}, 400, 'bad_input'],
    ['no currency', JSON.stringify(request({ currency: 'ZZZ' })), {}, 400, 'bad_input'],
    ['a deep one', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, {}, 400, 'bad_input'],
  ];
  for (const [name, body, headers, status, code] of cases) {
    const response = await post(body, headers);
    assert.equal(response.status, status, name);
    assert.equal(await codeOf(response), code, name);
  }
});

test('a price that a client sends is compared and never charged', async () => {
  const lines = [{ ...line('linen-shirt-m', 4900), price: 1, unit_amount: 1, currency: 'JPY' }];
  const { session } = await shop.checkout({ lines, total: 1 });
  const { amount_total } = await shop.deps.stripe.checkout.sessions.retrieve(session);
  assert.equal(amount_total, 4900);
});
