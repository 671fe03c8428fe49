import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import type { Post } from '../../src/core/post.ts';
import { postsReader, productsReader } from '../../src/core/wire.ts';
import { importPosts } from '../../src/server/import.ts';
import { version } from '../../src/server/kit.ts';
import { jsonLog } from '../../src/server/log.ts';
import { line, ORIGIN, openShop, request, type Shop } from './shop.ts';

let shop: Shop;
let folder: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'souk-site-'));
  mkdirSync(join(folder, 'site/blog'), { recursive: true });
  mkdirSync(join(folder, 'kit/parts'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not for you');
  writeFileSync(join(folder, 'site/.env'), 'not for you');
  writeFileSync(join(folder, 'site/index.html'), '<title>Home</title>');
  writeFileSync(join(folder, 'site/blog/lisbon.html'), '<title>Lisbon</title>');
  writeFileSync(join(folder, 'site/blog/index.html'), '<title>Blog</title>');
  writeFileSync(join(folder, 'kit/souk.js'), `export const souk = 1;${' // …'.repeat(500)}`);
  writeFileSync(join(folder, 'kit/parts/post.js'), 'export {};');
  shop = await openShop({
    settings: { origins: ['https://blog.example.com'] },
    app: { kitDir: join(folder, 'kit'), site: join(folder, 'site') },
  });
  const media = [{ type: 'image' as const, src: '/pictures/lisbon.svg', alt: 'Steps', tags: [] }];
  const author = { name: 'Ana', url: 'https://ana.example/' };
  await importPosts(shop.storage, [{ id: 'lisbon', author, media, products: ['linen-shirt'] }]);
});
after(async () => {
  await shop.close();
  rmSync(folder, { recursive: true });
});

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  shop.get('/v1/checkout', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

test('what pages ask for fits the readers of the page', async () => {
  const products = await (await shop.get('/v1/products?ids=HAT,linen-shirt')).json();
  assert.equal(productsReader()(products, '').length, 2);
  const posts = await (await shop.get('/v1/posts')).json();
  assert.equal(postsReader()(posts, '').posts[0]?.products[0]?.title, 'Linen shirt');
  assert.equal((await shop.get('/v1/posts/lisbon/')).status, 200);
  assert.equal((await shop.get('/v1/posts/none')).status, 404);
  assert.deepEqual(await (await shop.get('/health')).json(), { ok: true });
});

test('pictures named from the root are found from pages of other origins', async () => {
  const post = (await (await shop.get('/v1/posts/lisbon')).json()) as Post;
  assert.equal(post.media[0]?.src, `${ORIGIN}/pictures/lisbon.svg`);
  assert.equal(post.author?.url, 'https://ana.example/');
  assert.deepEqual(post.products[0]?.images, [`${ORIGIN}/pictures/linen-shirt.svg`]);
  assert.equal('url' in (post.products[0] ?? {}), false);
});

test('stock shows as available or not, never as a number', async () => {
  const { session } = await shop.checkout();
  const text = await (await shop.get('/v1/products?ids=LS-S')).text();
  assert.doesNotMatch(text, /on_hand|reserved|left|stock/);
  const [shirt] = productsReader()(JSON.parse(text), '');
  assert.deepEqual(
    shirt?.variants.map(({ available }) => available),
    [false, true],
  );
  await shop.sandbox.expire(session);
});

test('an id with blanks or commas encoded reaches the product it names', async () => {
  const { status } = await shop.get('/v1/products?ids=');
  assert.equal(status, 400);
  const many = Array.from({ length: 201 }, (_, at) => `p${at}`).join();
  assert.equal((await shop.get(`/v1/products?ids=${many}`)).status, 400);
  const found = await (await shop.get('/v1/products?ids=linen%2Dshirt')).json();
  assert.equal((found as { products: object[] }).products.length, 1);
});

test('a page that asks again is told that nothing changed', async () => {
  const first = await shop.get('/v1/products?ids=HAT');
  const etag = first.headers.get('etag') ?? '';
  const again = await shop.get('/v1/products?ids=HAT', { headers: { 'if-none-match': etag } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), '');
  assert.equal(again.headers.get('access-control-allow-origin'), '*');
});

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

test('every answer names its request and cannot be sniffed, data cannot run', async () => {
  for (const path of ['/health', '/v1/none', '/v1/checkout/none', `/kit/${version}/souk.js`, '/']) {
    const { headers } = await shop.get(path);
    assert.match(headers.get('x-request-id') ?? '', /^[\w-]{22}$/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    const isData = headers.get('content-type')?.startsWith('application/json');
    assert.equal(
      /default-src 'none'/.test(headers.get('content-security-policy') ?? ''),
      isData === true,
      path,
    );
  }
  const failed = (await (await shop.get('/v1/none')).json()) as { error: { requestId: string } };
  assert.match(failed.error.requestId, /^[\w-]{22}$/);
});

test('what fails inside stays inside', async () => {
  const { transaction, db } = shop.storage;
  const words = 'secret detail at 10.0.0.1';
  shop.storage.transaction = () => Promise.reject(new Error(words));
  const answer = await shop.checkout({ lines: [line('linen-shirt-m', 4900)] });
  shop.storage.transaction = transaction;
  assert.deepEqual([answer.status, answer.error?.code], [500, 'internal']);
  assert.doesNotMatch(JSON.stringify(answer), /secret/);
  assert.ok(shop.log.some(({ event, code }) => event === 'failed' && code === 'internal'));
  assert.equal(
    (await db.selectFrom('checkouts').selectAll().where('state', '=', 'starting').execute()).length,
    0,
  );
});

test('a database that is away is said to be away, and nothing is promised', async () => {
  const broken = await openShop();
  const { session } = await broken.checkout();
  await broken.close();
  for (const path of ['/health', '/v1/products?ids=HAT', '/v1/posts', `/v1/checkout/${session}`]) {
    const response = await broken.get(path);
    assert.equal(response.status, 503, path);
    assert.equal(await codeOf(response), 'unavailable');
  }
  assert.equal((await broken.checkout()).status, 503);
});

test('no line of the log holds a secret, an address, a session or a value', async () => {
  const written: string[] = [];
  const log = jsonLog(
    (text) => written.push(text),
    () => 0,
  );
  const noisy = await openShop({ app: { log } });
  const canary = 'ana.canary@example.com';
  const cause = Object.assign(new Error(`duplicate key (email)=(${canary})\nsk_live_1`), {
    detail: canary,
    code: '23505',
  });
  const { session, clientSecret = 'x' } = await noisy.checkout({ mode: 'dialog', cart: canary });
  await noisy.sandbox.pay(session, { outcome: 'success', email: canary });
  await noisy.get(`/v1/checkout/${session}?token=${canary}`);
  noisy.storage.transaction = () => Promise.reject(cause);
  await noisy.checkout({ coupon: canary });
  assert.equal((await noisy.checkout({ lines: [line('linen-shirt-m', 4900)] })).status, 500);
  const all = written.join('\n');
  for (const secret of [
    canary,
    session,
    clientSecret,
    noisy.sandbox.secretKey,
    noisy.sandbox.webhookSecret,
    'sk_live',
  ]) {
    assert.ok(!all.includes(secret), secret);
  }
  assert.match(all, /"code":"23505"/);
  for (const each of written) assert.doesNotThrow(() => JSON.parse(each));
  await noisy.close();
});

test('the kit is served for a year to every page, packed, in this version alone', async () => {
  const path = `/kit/${version}/souk.js`;
  const response = await shop.get(path, { headers: { 'accept-encoding': 'gzip, br' } });
  const { headers } = response;
  assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(headers.get('access-control-allow-origin'), '*');
  assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.equal(headers.get('content-type'), 'text/javascript; charset=utf-8');
  assert.equal(headers.get('content-encoding'), 'br');
  assert.match(brotliDecompressSync(await response.arrayBuffer()).toString(), /^export const souk/);
  assert.equal((await shop.get(`/kit/${version}/parts/post.js`)).status, 200);
  assert.equal((await shop.get('/kit/0.0.1/souk.js')).status, 404);
  assert.equal((await shop.get(`/kit/${version}/none.js`)).status, 404);
});

test('a site beside it finds its pages without their ending, and nothing outside', async () => {
  const titles = async (path: string) =>
    /<title>(.*)<\/title>/.exec(await (await shop.get(path)).text())?.[1];
  assert.equal(await titles('/'), 'Home');
  assert.equal(await titles('/blog/lisbon'), 'Lisbon');
  assert.equal(await titles('/blog/'), 'Blog');
  const outside = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/blog/..%5c..%5csecret.txt',
    '/.env',
    '/%00',
    '/%',
  ];
  for (const path of outside) {
    const response = await shop.get(path);
    assert.equal(response.status, 404, path);
    assert.doesNotMatch(await response.text(), /not for you/);
  }
});
