import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ParseError } from '../../src/core/parse.ts';
import {
  canChoose,
  DEAREST,
  findVariant,
  firstVariant,
  id,
  isSoldOut,
  type Product,
  priceRange,
  productReader,
  variantTitle,
} from '../../src/core/product.ts';
import { paths } from '../../src/core/wire.ts';
import { product, variant } from './import/fixtures.ts';

const strict = productReader();

/** Reads leniently, and gives the fields that were refused. */
function lenient(given: unknown): { read: Product; fields: string[] } {
  const fields: string[] = [];
  return { read: productReader(({ field }) => fields.push(field))(given, 'product'), fields };
}

const shirt = strict(
  product({
    options: [
      { name: 'Size', values: ['S', 'M'] },
      { name: 'Colour', values: ['Rust', 'Sage'] },
    ],
    variants: [
      variant({ id: 's-rust', options: ['S', 'Rust'], price: 4900, available: false }),
      variant({ id: 's-sage', options: ['S', 'Sage'], price: 5200 }),
      variant({ id: 'm-rust', options: ['M', 'Rust'], price: 4500 }),
    ],
  }),
  '',
);

test('ids of other shops and other scripts are taken, numbers as text', () => {
  for (const good of [
    'linen-shirt',
    'gid.1_2~3',
    'قميص',
    'シャツ',
    'می\u200cخواهم',
    '-1',
    '%41',
    '__proto__',
  ]) {
    assert.equal(id(good, ''), good);
  }
  assert.deepEqual(
    [0, 50_122_749_702_439, -7].map((number) => id(number, '')),
    ['0', '50122749702439', '-7'],
  );
});

test('what would break a link, a list or a request is no id', () => {
  const bad = [
    '',
    'a b',
    'a,b',
    'a/b',
    'a?b',
    'a#b',
    'a:b',
    '<b>',
    'a"b',
    "a'b",
    'a&b',
    '.',
    '..',
    'a\u0000',
    'a\ud800',
  ];
  for (const each of [...bad, 'x'.repeat(101), Number.NaN, 1.5, 2 ** 53, null, {}, ['a']]) {
    assert.throws(() => id(each, 'id'), ParseError, JSON.stringify(each));
  }
});

test('every id makes a path of its own that leads back to it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (given) => {
      let read: string;
      try {
        read = id(given, '');
      } catch {
        return;
      }
      const { pathname } = new URL(paths.post(read), 'https://example.com');
      assert.equal(decodeURIComponent(pathname), `/v1/posts/${read}`);
    }),
    { numRuns: 1000 },
  );
});

const noPrice = [
  '4900',
  '49.00',
  -1,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  DEAREST + 1,
  null,
  undefined,
  {},
  [4900],
];

for (const price of noPrice) {
  test(`a price of ${String(JSON.stringify(price))} (${typeof price}) is never shown`, () => {
    const { read, fields } = lenient(product({ variants: [variant({ price }), variant({ id: 'b' })] }));
    assert.deepEqual([read.variants.map((each) => each.id), fields], [['b'], ['product.variants[0].price']]);
    assert.throws(() => strict(product({ variants: [variant({ price })] }), ''), ParseError);
  });
}

test('a "before" price counts only when it is higher', () => {
  const before = (compareAt: unknown) =>
    strict(product({ variants: [variant({ compareAt })] }), '').variants[0]?.compareAt;
  assert.equal(before(1901), 1901);
  for (const each of [1900, 100, '2500', -1, null, Number.NaN])
    assert.equal(before(each), undefined, String(each));
});

test('not said means available; said unreadably means not', () => {
  const available = (value: unknown) =>
    strict(product({ variants: [variant({ available: value })] }), '').variants[0]?.available;
  assert.deepEqual([undefined, null, true].map(available), [true, true, true]);
  assert.deepEqual([false, 'true', 'out of stock', 0, 1].map(available), [false, false, false, false, false]);
});

test('markup in a title stays text, letter by letter', () => {
  const title = '<img src=x onerror=alert(1)> & "co"';
  assert.equal(strict(product({ title }), '').title, title);
});

test('a bad picture or link costs itself', () => {
  const { read, fields } = lenient(product({ url: 'javascript:alert(1)', images: ['data:x', '/a.jpg', 7] }));
  assert.deepEqual([read.url, read.images], [undefined, ['/a.jpg']]);
  assert.deepEqual(fields, ['product.images[0]', 'product.images[2]']);
});

test('too much of anything is cut, not kept', () => {
  const { read } = lenient(
    product({
      images: Array.from({ length: 10_000 }, (_, at) => `/${at}.jpg`),
      variants: Array.from({ length: 10_000 }, (_, at) => variant({ id: at })),
    }),
  );
  assert.deepEqual([read.images.length, read.variants.length], [50, 2048]);
  assert.throws(() => strict(product({ title: 'x'.repeat(10_000) }), ''), ParseError);
});

test('a variant is found by exactly its options, in their order', () => {
  assert.equal(findVariant(shirt, ['S', 'Sage'])?.id, 's-sage');
  for (const none of [['Sage', 'S'], ['S'], [], ['S', 'Sage', 'x'], ['M', 'Sage']]) {
    assert.equal(findVariant(shirt, none), undefined, none.join());
  }
  assert.equal(
    findVariant(strict(product({ options: [], variants: [variant({ options: [] })] }), ''), [])?.id,
    'mug-blue',
  );
});

test('a variant that does not say its options is never taken for one that was chosen', () => {
  const vague = strict(product({ variants: [variant({ options: undefined })] }), '');
  assert.equal(findVariant(vague, ['Blue']), undefined);
});

test('what can be bought is shown first, else what comes first', () => {
  assert.equal(firstVariant(shirt)?.id, 's-sage');
  const gone = { ...shirt, variants: shirt.variants.map((each) => ({ ...each, available: false })) };
  assert.equal(firstVariant(gone)?.id, 's-rust');
  assert.deepEqual([isSoldOut(gone), isSoldOut(shirt)], [true, false]);
  assert.deepEqual(
    [isSoldOut({ ...shirt, variants: [] }), firstVariant({ ...shirt, variants: [] })],
    [true, undefined],
  );
});

test('a value can be chosen when some available variant has it beside the others', () => {
  assert.equal(canChoose(shirt, ['S', 'Sage'], 1, 'Rust'), false);
  assert.equal(canChoose(shirt, ['M', 'Rust'], 1, 'Rust'), true);
  assert.equal(canChoose(shirt, ['M', 'Rust'], 0, 'S'), false);
  assert.equal(canChoose(shirt, ['S', 'Rust'], 0, 'M'), true);
});

test('prices range over all variants, and a product without any has none', () => {
  assert.deepEqual(priceRange(shirt), { from: 4500, to: 5200 });
  assert.equal(priceRange({ ...shirt, variants: [] }), undefined);
  assert.deepEqual(shirt.variants.map(variantTitle), ['S / Rust', 'S / Sage', 'M / Rust']);
});

test('whatever comes, a product is read or refused with a ParseError, and never with a wrong price', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.jsonValue().map((value) => product({ title: value, images: value, options: value })),
    fc
      .jsonValue()
      .map((value) => product({ variants: [variant({ price: value, compareAt: value, available: value })] })),
  );
  fc.assert(
    fc.property(anything, (given) => {
      try {
        for (const { price, compareAt } of lenient(given).read.variants) {
          assert.ok(Number.isSafeInteger(price) && price >= 0 && price <= DEAREST);
          assert.ok(compareAt === undefined || compareAt > price);
        }
      } catch (error) {
        assert.ok(error instanceof ParseError, String(error));
      }
    }),
  );
});
