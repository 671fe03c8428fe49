import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ParseError } from '../../src/core/parse.ts';
import * as wire from '../../src/core/wire.ts';
import { post, product } from './import/fixtures.ts';

const request = (more: object = {}) => ({
  cart: 'c-1',
  currency: 'EUR',
  lines: [{ product: 'mug', variant: 'mug-blue', quantity: 1, seen: 1900 }],
  mode: 'redirect',
  returnUrl: 'https://blog.example/post',
  ...more,
});
const line = (more: object) => request({ lines: [{ ...request().lines[0], ...more }] });
const refused = (given: unknown, field: string) =>
  assert.throws(
    () => wire.checkoutRequest(given, ''),
    (error) => error instanceof ParseError && error.field === field,
  );

test('paths carry any id, and many in one request', () => {
  assert.equal(wire.paths.products(['a', 'ق', 'b%']), '/v1/products?ids=a,%D9%82,b%25');
  assert.equal(wire.paths.post('ق'), '/v1/posts/%D9%82');
  assert.equal(wire.paths.posts(), '/v1/posts');
  assert.equal(wire.paths.posts('1.a&b'), '/v1/posts?after=1.a%26b');
  assert.equal(wire.paths.status('cs_1'), '/v1/checkout/cs_1');
});

test('a checkout request is read as it was sent', () => {
  const whole = request({ post: 'morning', share: 's1', coupon: 'SALT', locale: 'de' });
  assert.deepEqual(wire.checkoutRequest(JSON.parse(JSON.stringify(whole)), ''), whole);
});

test('a price seen is a number of minor units; nothing else may be sent along', () => {
  for (const seen of ['1900', 19.5, -1, null, undefined, 100_000_000])
    refused(line({ seen }), 'lines[0].seen');
  for (const quantity of [0, 100, 1.5, '2', null]) refused(line({ quantity }), 'lines[0].quantity');
  const [read] = wire.checkoutRequest(line({ price: 1, amount: 1 }), '').lines;
  assert.deepEqual(Object.keys(read ?? {}), ['product', 'variant', 'quantity', 'seen']);
});

test('what a request needs is needed', () => {
  refused(request({ lines: undefined }), 'lines');
  refused(request({ lines: Array(101).fill(request().lines[0]) }), 'lines');
  refused(request({ currency: 'EURO' }), 'currency');
  refused(request({ mode: 'embedded' }), 'mode');
  refused(request({ returnUrl: 'javascript:alert(1)' }), 'returnUrl');
  refused(request({ returnUrl: 'https://me:secret@blog.example/' }), 'returnUrl');
  refused(request({ cart: '' }), 'cart');
  refused(request({ post: 'a b' }), 'post');
});

test('an answer leads to http and https alone', () => {
  assert.throws(() => wire.checkoutAnswer({ session: 'cs_1', url: 'javascript:alert(1)' }, ''), ParseError);
  assert.throws(
    () => wire.checkoutAnswer({ session: 'cs_1', stripeJs: 'data:text/javascript,1' }, ''),
    ParseError,
  );
  const answer = { session: 'cs_1', clientSecret: 'cs_1_secret', publishableKey: 'pk_test_1' };
  assert.deepEqual(wire.checkoutAnswer(answer, ''), answer);
});

test('a status is one of four', () => {
  for (const status of ['open', 'processing', 'paid', 'expired']) {
    assert.deepEqual(wire.statusAnswer({ status }, ''), { status });
  }
  for (const status of ['PAID', 'complete', true, null])
    assert.throws(() => wire.statusAnswer({ status }, ''), ParseError);
});

test('one faulty product costs no other on the page', () => {
  const fields: string[] = [];
  const read = wire.productsReader(({ field }) => fields.push(field));
  const found = read({ products: [product({ title: 1 }), product(), null] }, '');
  assert.deepEqual([found.map((each) => each.id), fields], [['mug'], ['products[0].title', 'products[2]']]);
  for (const bad of [null, [], {}, { products: {} }, '<html>'])
    assert.throws(() => read(bad, ''), ParseError);
});

test('a feed may hold posts, products or both, and names its next page', () => {
  const read = wire.postsReader(() => {});
  const full = post({ products: [product()] });
  assert.deepEqual(
    read({ posts: [full, 7], after: '1.a' }, '').posts.map((each) => each.id),
    ['morning'],
  );
  assert.equal(read({ posts: [], after: '1.a' }, '').after, '1.a');
  assert.equal(read({ products: [product()] }, '').products?.[0]?.id, 'mug');
  assert.deepEqual(read({ products: [product()] }, '').posts, []);
  assert.throws(() => read({}, 'feed'), ParseError);
});

test('a refusal names its lines; what is odd in it costs only itself', () => {
  const lines = [
    { variant: 'mug-blue', reason: 'price_changed', price: 2100 },
    { variant: 'hat', reason: 'sold_out', left: 0 },
  ];
  const { error } = wire.errorAnswer({ error: { code: 'price_changed', message: 'm', lines } }, '');
  assert.deepEqual(error.lines, lines);
  const odd = wire.errorAnswer(
    { error: { code: 'x', lines: [{ variant: 'a', reason: 'moon' }], message: 7 } },
    '',
  );
  assert.deepEqual(odd, { error: { code: 'x', message: 'no message' } });
  assert.throws(() => wire.errorAnswer({ error: 'x' }, ''), ParseError);
});

test('whatever is answered or asked, the readers read or refuse, and throw nothing else', () => {
  const readers = [
    wire.productsReader(() => {}),
    wire.postsReader(() => {}),
    wire.checkoutRequest,
    wire.checkoutAnswer,
    wire.statusAnswer,
    wire.errorAnswer,
  ];
  const some = fc
    .jsonValue()
    .map((value) => ({ ...request(), products: [value], posts: [value], error: value, lines: [value] }));
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), some), fc.constantFrom(...readers), (value, reader) => {
      try {
        reader(value, '');
      } catch (error) {
        assert.ok(error instanceof ParseError, String(error));
      }
    }),
    { numRuns: 1000 },
  );
});
