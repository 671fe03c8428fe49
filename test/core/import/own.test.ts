import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCatalogue } from '../../../src/core/import/detect.ts';
import { reportOf } from '../../../src/core/import/report.ts';
import { ParseError } from '../../../src/core/parse.ts';
import { post, posts, product, products, variant } from './fixtures.ts';

const refusals = (text: string, currency?: string) => readCatalogue(text, { currency }).refused;
const first = (text: string, currency?: string) => readCatalogue(text, { currency }).products[0];

test('reads products with their stock', () => {
  const {
    format,
    products: read,
    refused,
  } = readCatalogue(products(product({ variants: [variant({ stock: 3 })] })));
  assert.equal(format, 'souk');
  assert.deepEqual(refused, []);
  assert.equal(read[0]?.title, 'Mug');
  assert.deepEqual(read[0]?.variants, [
    { id: 'mug-blue', options: ['Blue'], price: 1900, available: true, stock: 3 },
  ]);
});

test('a variant without stock is not counted; zero pieces are counted', () => {
  assert.equal('stock' in (first(products(product()))?.variants[0] ?? {}), false);
  assert.equal(first(products(product({ variants: [variant({ stock: 0 })] })))?.variants[0]?.stock, 0);
});

for (const stock of [-1, 1.5, '12', true, 1e12, {}]) {
  test(`a stock of ${JSON.stringify(stock)} costs the variant, for it would sell what is not there`, () => {
    const text = products(product({ variants: [variant({ stock }), variant({ id: 'mug-sand' })] }));
    assert.deepEqual(
      first(text)?.variants.map((each) => each.id),
      ['mug-sand'],
    );
    const [refusal] = refusals(text);
    assert.equal(refusal?.field, 'variants[mug-blue].stock');
    assert.equal(refusal?.kept, true);
    assert.match(refusal?.advice ?? '', /whole number of pieces/);
  });
}

test('one bad item never costs the others, and the report names row, item, field, reason and advice', () => {
  const bad = product({ id: 'bowl', title: '' });
  const catalogue = readCatalogue(products(product(), bad, null, product({ id: 'jug', variants: [] })));
  assert.deepEqual(
    catalogue.products.map((each) => each.id),
    ['mug', 'jug'],
  );
  assert.deepEqual(catalogue.refused[0], {
    row: 2,
    item: 'bowl',
    field: 'title',
    reason: 'expected text, found nothing',
    advice: 'Give a title of 1 to 300 characters.',
    kept: false,
  });
  assert.equal(catalogue.refused[1]?.row, 3);
  assert.deepEqual(reportOf(catalogue).read, { products: 2, variants: 1, posts: 0 });
  assert.equal(reportOf(catalogue).refusedItems, 2);
});

test('a name in the report carries no control characters into a terminal', () => {
  assert.equal(refusals(products({ id: '\u001b[2Jgone' }))[0]?.item, '[2Jgone');
});

test('the currency of the file counts where the item names none', () => {
  assert.equal(first(products(product({ currency: undefined })), 'jpy')?.currency, 'JPY');
  assert.equal(first(products(product()), 'JPY')?.currency, 'EUR');
  const [refusal] = refusals(products(product({ currency: undefined })));
  assert.equal(refusal?.field, 'currency');
  assert.match(refusal?.advice ?? '', /Add a currency/);
});

test('an unknown currency for the whole file is refused before anything is read', () => {
  assert.throws(() => readCatalogue(products(product()), { currency: 'EURO' }), ParseError);
});

for (const price of ['19.00', -1, 12.5, null, 1e12, Number.MAX_SAFE_INTEGER]) {
  test(`a price of ${JSON.stringify(price)} costs the variant and nothing else`, () => {
    const text = products(product({ variants: [variant({ price }), variant({ id: 'mug-sand' })] }));
    assert.deepEqual(
      first(text)?.variants.map((each) => each.id),
      ['mug-sand'],
    );
    assert.equal(refusals(text)[0]?.field, 'variants[0].price');
  });
}

test('ids are distinct over the whole file', () => {
  const twice = products(product(), product(), product({ id: 'cup' }));
  const { products: read, refused } = readCatalogue(twice);
  assert.deepEqual(
    read.map((each) => each.id),
    ['mug', 'cup'],
  );
  assert.deepEqual(
    refused.map(({ row, field, kept }) => [row, field, kept]),
    [
      [2, 'id', false],
      [3, 'variants[mug-blue].id', true],
    ],
  );
});

test('what the page would drop in silence is reported here', () => {
  const text = products(
    product({
      url: 'javascript:alert(1)',
      text: 'x'.repeat(5001),
      images: 'mug.jpg',
      variants: [variant({ image: 'data:image/png;base64,AA' })],
    }),
  );
  const fields = refusals(text).map((each) => each.field);
  assert.deepEqual(fields, ['text', 'url', 'images', 'variants[mug-blue].image']);
  const read = first(text);
  assert.deepEqual(
    [read?.url, read?.text, read?.images, read?.variants.length],
    [undefined, undefined, [], 1],
  );
});

test('a post names its products by its list, then by its tags', () => {
  const media = [
    {
      src: '/a.jpg',
      alt: 'a',
      tags: [
        { product: 'hat', x: 1, y: 1 },
        { product: 'mug', x: 2, y: 2 },
      ],
    },
  ];
  const { posts: read } = readCatalogue(
    posts(post({ media, products: ['bowl', 'mug'] }), post({ id: 'b', media, products: null })),
  );
  assert.deepEqual(
    read.map((each) => each.products),
    [
      ['bowl', 'mug', 'hat'],
      ['hat', 'mug'],
    ],
  );
});

test('full products in posts come in once, beside the posts', () => {
  const text = posts(
    post({ products: [product()] }),
    post({ id: 'noon', products: [product({ title: 'Other' })] }),
  );
  const { products: read, posts: both } = readCatalogue(text);
  assert.deepEqual(
    read.map((each) => each.title),
    ['Mug'],
  );
  assert.deepEqual(
    both.map((each) => each.products),
    [['mug'], ['mug']],
  );
});

test('a faulty full product costs its place in the post, with the path to the fault', () => {
  const { refused, posts: read } = readCatalogue(posts(post({ products: ['hat', product({ title: 4 })] })));
  assert.equal(refused[0]?.field, 'products[1].title');
  assert.deepEqual(read[0]?.products, ['hat', 'mug']);
});

test('a post whose tie cannot be read is refused: it must not come out as no advertisement', () => {
  const [refusal] = refusals(posts(post({ disclosure: { kind: 'friend' } })));
  assert.deepEqual([refusal?.field, refusal?.kept], ['disclosure.kind', false]);
  assert.match(refusal?.advice ?? '', /"gifted"/);
});

test('dates become one form, and a date that is none refuses the post', () => {
  const read = readCatalogue(posts(post({ published: '2026-06-01T11:00:00+02:00' })));
  assert.equal(read.posts[0]?.published, '2026-06-01T09:00:00.000Z');
  assert.equal(refusals(posts(post({ published: 'soon' })))[0]?.field, 'published');
});

test('a post that comes twice is refused the second time', () => {
  assert.deepEqual(
    refusals(posts(post(), post())).map(({ row, field }) => [row, field]),
    [[2, 'id']],
  );
});

test('a kind that is not read yet is named', () => {
  assert.throws(
    () => readCatalogue('{"kind":"prompts","items":[]}'),
    /kind: expected one of products, posts/,
  );
  assert.throws(() => readCatalogue('{"kind":"products","items":{}}'), /items: expected a list/);
});

test('whatever JSON comes, each item is read or refused and nothing else is thrown', () => {
  const anyItem = fc.oneof(
    fc.jsonValue(),
    fc.record({
      id: fc.jsonValue(),
      title: fc.jsonValue(),
      currency: fc.jsonValue(),
      variants: fc.jsonValue(),
    }),
    fc
      .jsonValue()
      .map((price) => product({ variants: [variant({ price }), { ...variant(), __proto__: null }] })),
  );
  fc.assert(
    fc.property(fc.constantFrom(products, posts), fc.array(anyItem, { maxLength: 5 }), (make, items) => {
      const catalogue = readCatalogue(make(...items), { currency: 'EUR' });
      const kept = make === products ? catalogue.products.length : catalogue.posts.length;
      assert.equal(kept + reportOf(catalogue).refusedItems, items.length);
    }),
  );
});
