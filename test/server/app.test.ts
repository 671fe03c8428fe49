import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Post } from '../../src/core/post.ts';
import { postsReader, productsReader } from '../../src/core/wire.ts';
import { importPosts } from '../../src/server/import.ts';
import { version } from '../../src/server/kit.ts';
import { jsonLog } from '../../src/server/log.ts';
import { line, ORIGIN, openShop, type Shop } from './shop.ts';

let shop: Shop;
before(async () => {
  shop = await openShop();
  const media = [{ type: 'image' as const, src: '/pictures/lisbon.svg', alt: 'Steps', tags: [] }];
  const author = { name: 'Ana', url: 'https://ana.example/' };
  await importPosts(shop.storage, [{ id: 'lisbon', author, media, products: ['linen-shirt'] }]);
});
after(() => shop.close());

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
