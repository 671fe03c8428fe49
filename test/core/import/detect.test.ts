import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formats, readCatalogue } from '../../../src/core/import/detect.ts';
import { ParseError } from '../../../src/core/parse.ts';
import { product, products, shop, shopProduct } from './fixtures.ts';

test('a format is found by content', () => {
  assert.equal(readCatalogue(products(product())).format, 'souk');
  assert.equal(readCatalogue(shop(shopProduct()), { currency: 'EUR' }).format, 'shopify');
});

test('a byte order mark and blank lines before the file do no harm', () => {
  assert.equal(readCatalogue(`\ufeff\n\n${products(product())}`).products.length, 1);
});

test('an empty catalogue is no fault', () => {
  assert.deepEqual(readCatalogue(products()).products, []);
});

for (const text of ['{"items":[]}', '[1,2]', 'id,title\n1,Mug', '<rss/>', '{"products":{}}']) {
  test(`${JSON.stringify(text)} is refused with the list of what is read`, () => {
    assert.throws(
      () => readCatalogue(text),
      (error) => error instanceof ParseError && formats.every(({ label }) => error.message.includes(label)),
    );
  });
}

test('a file that was cut off says where', () => {
  const text = products(product());
  assert.throws(
    () => readCatalogue(text.slice(0, -20)),
    /begins like JSON and is not \(.+\); was it cut off\?/,
  );
  assert.throws(() => readCatalogue('  '), /it is empty/);
});

test('any text is read or refused with a ParseError', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      try {
        readCatalogue(text, { currency: 'EUR' });
      } catch (error) {
        assert.ok(error instanceof ParseError);
      }
    }),
  );
});
