import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCatalogue } from '../../src/core/import/detect.ts';
import { postReader } from '../../src/core/post.ts';
import { productReader } from '../../src/core/product.ts';
import { validator } from '../support/json-schema.ts';
import { post, product, variant } from './import/fixtures.ts';

const folder = new URL('../../src/core/schema/', import.meta.url);
const files = Object.fromEntries(
  readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]),
);
const faultsOf = validator(files, 'import.schema.json');
const faultsOfProduct = validator(files, 'product.schema.json');
const faultsOfPost = validator(files, 'post.schema.json');

const products = (...items: unknown[]) => ({ kind: 'products', items });
const posts = (...items: unknown[]) => ({ kind: 'posts', items });
const withVariant = (more: object) => products(product({ variants: [variant(more)] }));
const withTag = (more: object) =>
  posts(post({ media: [{ src: '/a.jpg', alt: '', tags: [{ product: 'mug', x: 1, y: 1, ...more }] }] }));

function readerRefuses(file: unknown): boolean {
  try {
    return readCatalogue(JSON.stringify(file)).refused.length > 0;
  } catch {
    return true;
  }
}

const good: Record<string, unknown> = {
  'a product': products(product()),
  'no items': products(),
  'null for what is not given': products(
    product({
      text: null,
      brand: null,
      url: null,
      variants: [variant({ sku: null, image: null, stock: null })],
    }),
  ),
  'a product without variants or options': products(product({ options: [], variants: [] })),
  'stock, sku, compareAt and availability': withVariant({
    stock: 4,
    sku: 'A',
    compareAt: 2900,
    available: false,
  }),
  'a price of zero': withVariant({ price: 0 }),
  'an id that is a number': withVariant({ id: 12 }),
  'an id in another script': products(product({ id: 'قميص-١' })),
  'members of other programs': products(product({ colourway: 'x', variants: [variant({ weight: 3 })] })),
  'links of each kind': products(
    product({
      url: '//shop.example.com/a?b#c',
      images: ['a.jpg', '../b.jpg', 'HTTPS://example.com', '?c=d', '#e'],
    }),
  ),
  'a post': posts(post()),
  'a post with a full product': posts(post({ products: [product(), 'hat'] })),
  'a post that names products by its tags alone': posts(post({ products: undefined })),
  'a post with all it can have': posts(
    post({
      title: 'T',
      text: 'x',
      published: '2026-06-01T09:00:00+02:00',
      author: { name: 'Ana', url: 'https://example.com', relation: 'customer' },
      disclosure: { kind: 'paid', by: 'Brand' },
    }),
  ),
};

for (const [name, file] of Object.entries(good)) {
  test(`schema and reader both accept ${name}`, () => {
    assert.deepEqual(faultsOf(JSON.parse(JSON.stringify(file))), []);
    assert.equal(readerRefuses(file), false);
  });
}

const bad: Record<string, unknown> = {
  'a list': [product()],
  'an unknown kind': { kind: 'prompts', items: [] },
  'a file without items': { kind: 'products' },
  'an item that is text': products('mug'),
  'a product without a title': products(product({ title: undefined })),
  'a title of blanks': products(product({ title: '  ' })),
  'a title of 301 characters': products(product({ title: 'x'.repeat(301) })),
  'a product without variants at all': products(product({ variants: undefined })),
  'a currency that is none': products(product({ currency: 'EURO' })),
  'a price in text': withVariant({ price: '19.00' }),
  'a price with a fraction': withVariant({ price: 19.5 }),
  'a negative price': withVariant({ price: -1 }),
  'a price of nine digits': withVariant({ price: 100_000_000 }),
  'no price': withVariant({ price: undefined }),
  'a "before" price in text': withVariant({ compareAt: '29.00' }),
  'an availability in text': withVariant({ available: 'in stock' }),
  'a stock of half a piece': withVariant({ stock: 0.5 }),
  'a negative stock': withVariant({ stock: -1 }),
  'an id with a comma': withVariant({ id: 'a,b' }),
  'an id of two dots': products(product({ id: '..' })),
  'an empty id': withVariant({ id: '' }),
  'a number too large for an id': withVariant({ id: 2 ** 53 }),
  'six values of options': withVariant({ options: ['1', '2', '3', '4', '5', '6'] }),
  'a link that runs script': products(product({ url: 'javascript:alert(1)' })),
  'a link in disguise': products(product({ url: 'JaVa\tScript:alert(1)' })),
  'a picture in the address': products(product({ images: ['data:image/png;base64,AA'] })),
  'a link with a password': products(product({ url: 'https://me:secret@example.com/' })),
  'a link of 10 kB': products(product({ url: `https://example.com/${'x'.repeat(10_000)}` })),
  'a post without media': posts(post({ media: undefined })),
  'a picture without an address': posts(post({ media: [{ alt: 'x' }] })),
  'a tag without a product': withTag({ product: undefined }),
  'a place in text': withTag({ x: '12%' }),
  'an unknown tie': posts(post({ disclosure: { kind: 'friend' } })),
  'an author without a name': posts(post({ author: { url: 'https://example.com' } })),
  'a date in words': posts(post({ published: 'yesterday' })),
  'a month of thirteen': posts(post({ published: '2026-13-01T00:00:00Z' })),
  '51 tags': posts(post({ media: [{ src: 'a', tags: Array(51).fill({ product: 'mug', x: 1, y: 1 }) }] })),
};

for (const [name, file] of Object.entries(bad)) {
  test(`schema and reader both refuse ${name}`, () => {
    assert.notDeepEqual(faultsOf(JSON.parse(JSON.stringify(file))), []);
    assert.equal(readerRefuses(file), true);
  });
}

test('the reader repairs what the schema still calls a fault', () => {
  for (const file of [withTag({ x: 140 }), withTag({ y: -3 }), products(product({ currency: ' eur ' }))]) {
    assert.notDeepEqual(faultsOf(file), []);
    assert.equal(readerRefuses(file), false);
  }
});

test('a product on the wire names its currency, in a file it may leave it to the import', () => {
  const open = JSON.parse(JSON.stringify(product({ currency: undefined })));
  assert.deepEqual(faultsOf(products(open)), []);
  assert.deepEqual(faultsOfProduct(open), ['currency is missing']);
  assert.throws(() => productReader()(open, ''));
  assert.deepEqual(faultsOfProduct(product()), []);
  assert.equal(productReader()(product(), '').id, 'mug');
});

test('a post on the wire holds its products in full', () => {
  assert.notDeepEqual(faultsOfPost(post()), []);
  assert.deepEqual(faultsOfPost(post({ products: [product()] })), []);
  assert.equal(postReader()(post({ products: [product()] }), '').products[0]?.title, 'Mug');
});

test('the catalogue and the posts of the demo fit the schema', () => {
  for (const name of ['products', 'posts']) {
    const file = new URL(`../../demo/data/${name}.json`, import.meta.url);
    assert.deepEqual(faultsOf(JSON.parse(readFileSync(file, 'utf8'))), []);
  }
});
