import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCatalogue } from '../../../src/core/import/detect.ts';
import { reportOf } from '../../../src/core/import/report.ts';
import { shop, shopProduct, shopVariant } from './fixtures.ts';

const read = (text: string, currency = 'EUR', address?: string) =>
  readCatalogue(text, { currency, shop: address });
const only = (more: object, currency?: string, address?: string) =>
  read(shop(shopProduct(more)), currency, address).products[0];

test('reads a product as the shop serves it', () => {
  const { format, refused, products } = read(shop(shopProduct()));
  assert.deepEqual([format, refused], ['shopify', []]);
  assert.deepEqual(products, [
    {
      id: 'olive-soap',
      title: 'Olive soap',
      text: 'Made & cut by hand.',
      brand: 'Ourela',
      images: ['https://cdn.example.com/soap.jpg'],
      currency: 'EUR',
      options: [{ name: 'Scent', values: ['Lemon', 'Sea'] }],
      variants: [
        {
          id: '9001',
          sku: 'SOAP-1',
          options: ['Lemon'],
          price: 450,
          compareAt: 500,
          available: true,
          image: 'https://cdn.example.com/lemon.jpg',
        },
      ],
    },
  ]);
});

test('without a currency the file is refused as a whole, for the prices would be a guess', () => {
  assert.throws(() => readCatalogue(shop(shopProduct())), /currency: this file names no currency/);
});

for (const [currency, price, amount] of [
  ['INR', '520.00', 52000],
  ['JPY', '520.00', 520],
  ['JPY', '520', 520],
  ['KWD', '5.250', 5250],
  ['KWD', '5.25', 5250],
  ['EUR', 4.5, 450],
] as const) {
  test(`${price} ${currency} is ${amount} minor units`, () => {
    assert.equal(
      only({ variants: [shopVariant({ price, compare_at_price: null })] }, currency)?.variants[0]?.price,
      amount,
    );
  });
}

for (const price of [
  '',
  null,
  '12,00',
  '1.234,00',
  '-4.00',
  'free',
  '4.999',
  'NaN',
  '1e9',
  { toString: 1 },
  [],
]) {
  test(`a price of ${JSON.stringify(price)} costs its variant and is reported`, () => {
    const { products, refused } = read(
      shop(shopProduct({ variants: [shopVariant(), shopVariant({ id: 2, price })] })),
    );
    assert.deepEqual(
      products[0]?.variants.map((each) => each.id),
      ['9001'],
    );
    assert.deepEqual([refused[0]?.field, refused[0]?.kept], ['variants[1].price', true]);
    assert.match(refused[0]?.advice ?? '', /decimal such as/);
  });
}

test('a "before" price counts only when it is readable and higher', () => {
  for (const compare of [null, '', '0.00', '4.50', '3.00', 'was 9', { toString: 1 }]) {
    const variant = only({ variants: [shopVariant({ compare_at_price: compare })] })?.variants[0];
    assert.equal(variant?.compareAt, undefined, JSON.stringify(compare));
  }
});

test('the one option "Title" of a product without choices is no option', () => {
  const options = [{ name: 'Title', values: ['Default Title'] }];
  const plain = only({ options, variants: [shopVariant({ option1: 'Default Title' })] });
  assert.deepEqual([plain?.options, plain?.variants[0]?.options], [[], []]);
});

test('two options keep their order, and a variant has one value for each', () => {
  const options = [
    { name: 'Scent', values: ['Lemon'] },
    { name: 'Size', values: ['S', 'L'] },
  ];
  const both = only({ options, variants: [shopVariant({ option2: 'L', option3: 'stray' })] });
  assert.deepEqual(both?.variants[0]?.options, ['Lemon', 'L']);
});

test('a product without a usable handle goes by its number', () => {
  assert.equal(only({ handle: undefined })?.id, '77');
  assert.equal(only({ handle: 'a b' })?.id, '77');
  assert.equal(read(shop(shopProduct({ handle: null, id: null }))).refused[0]?.field, 'id');
});

test('pages are linked only when the shop has an address', () => {
  assert.equal(only({})?.url, undefined);
  const url = 'https://shop.example.com/products/olive-soap';
  assert.equal(only({}, 'EUR', 'https://shop.example.com')?.url, url);
  assert.equal(only({}, 'EUR', 'javascript:alert(1)')?.url, undefined);
});

test('sold out stays sold out, and what is no boolean is never taken for "available"', () => {
  const available = (value: unknown) =>
    only({ variants: [shopVariant({ available: value })] })?.variants[0]?.available;
  assert.equal(available(false), false);
  assert.equal(available('false'), false);
  assert.equal(available(undefined), true);
});

test('a long description is cut at a blank and says so', () => {
  const text = only({ body_html: `<p>${'word '.repeat(2000)}</p>` })?.text ?? '';
  assert.ok(text.length <= 5000 && text.endsWith('word…'), text.slice(-20));
});

test('an item that is no product is refused alone', () => {
  const { products, refused } = read(shop(shopProduct(), 7, shopProduct({ handle: 'b', variants: 'none' })));
  assert.equal(products.length, 1);
  assert.deepEqual(
    refused.map(({ row, field, kept }) => [row, field, kept]),
    [
      [2, 'item', false],
      [3, 'variants', false],
    ],
  );
});

test('whatever values the members have, each item is read or refused', () => {
  const item = fc.record({
    id: fc.jsonValue(),
    handle: fc.jsonValue(),
    title: fc.jsonValue(),
    body_html: fc.jsonValue(),
    images: fc.jsonValue(),
    options: fc.jsonValue(),
    variants: fc.array(
      fc.jsonValue().map((value) => shopVariant({ price: value, option1: value, id: value })),
    ),
  });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 4 }), (items) => {
      const catalogue = read(shop(...items));
      assert.equal(catalogue.products.length + reportOf(catalogue).refusedItems, items.length);
    }),
  );
});

const real = new URL('../../../../shared/data/platforms/shopify-products.json', import.meta.url);
const missing = existsSync(real) ? false : 'the shared data folder is not here';

test("a real shop's file: 250 products, 406 variants, 181147.00", { skip: missing }, () => {
  const catalogue = read(readFileSync(real, 'utf8'), 'INR');
  assert.deepEqual(reportOf(catalogue).read, { products: 250, variants: 406, posts: 0 });
  assert.deepEqual(catalogue.refused, []);
  const variants = catalogue.products.flatMap((each) => each.variants);
  assert.equal(
    variants.reduce((sum, each) => sum + each.price, 0),
    18_114_700,
  );
  assert.equal(variants.filter((each) => each.available).length, 316);
  assert.equal(catalogue.products.flatMap((each) => each.images).length, 634);
  assert.ok(catalogue.products.every((each) => !/<[a-z]|&amp;/i.test(each.text ?? '')));
});
