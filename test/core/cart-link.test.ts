import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MOST_LINES, MOST_PIECES } from '../../src/core/cart.ts';
import { readCartLink, writeCartLink } from '../../src/core/cart-link.ts';
import { id } from '../../src/core/product.ts';

const wanted = (query: string) => readCartLink(query)?.wanted;

test('reads products with quantities and a coupon', () => {
  assert.deepEqual(readCartLink('?products=hat:2,shirt-s:1&coupon=SALT'), {
    wanted: [
      { id: 'hat', quantity: 2 },
      { id: 'shirt-s', quantity: 1 },
    ],
    coupon: 'SALT',
  });
});

test('a quantity may be left out; percent signs and blanks are taken as links have them', () => {
  const two = [
    { id: 'hat', quantity: 1 },
    { id: 'قميص', quantity: 3 },
  ];
  assert.deepEqual(wanted('products=hat,%D9%82%D9%85%D9%8A%D8%B5:3'), two);
  assert.deepEqual(wanted('?products=hat%2C+%D9%82%D9%85%D9%8A%D8%B5%3A3+&utm_source=x'), two);
});

for (const query of [
  '',
  '?',
  '?products=',
  '?products=,,',
  '?coupon=SALT',
  '?products=hat:0',
  '?products=hat:00',
]) {
  test(`"${query}" asks for no products`, () => assert.equal(readCartLink(query), undefined));
}

test('more than a line or a cart holds is cut', () => {
  assert.equal(wanted('?products=hat:9999')?.[0]?.quantity, MOST_PIECES);
  assert.equal(
    wanted(`?products=${Array.from({ length: 500 }, (_, at) => `p${at}`).join()}`)?.length,
    MOST_LINES,
  );
  assert.equal(wanted(`?products=${'x'.repeat(200)},hat`)?.length, 1);
  assert.equal(readCartLink(`?products=hat&coupon=${'x'.repeat(99)}`)?.coupon?.length, 50);
});

test('what is no quantity stays part of a name that no product has', () => {
  for (const odd of ['hat:-1', 'hat:2.5', 'hat:1e3', 'hat:99999', 'hat:two']) {
    assert.deepEqual(wanted(`?products=${odd}`), [{ id: odd, quantity: 1 }]);
    assert.throws(() => id(odd, ''));
  }
});

test('a crafted link of a megabyte is read at once', () => {
  for (const sign of ['%20', ' ', ':', ':1', ',', 'a:', '%00']) {
    const read = readCartLink(`?products=${sign.repeat(300_000)}x:`);
    assert.ok((read?.wanted.length ?? 0) <= MOST_LINES);
  }
});

test('a cart that is shared and opened is the same cart', () => {
  const ids = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((each) => {
    try {
      return id(each, '') === each;
    } catch {
      return false;
    }
  });
  const lines = fc.array(
    fc.record({ id: ids, quantity: fc.integer({ min: 1, max: MOST_PIECES }) }, { noNullPrototype: true }),
    {
      minLength: 1,
      maxLength: MOST_LINES,
    },
  );
  fc.assert(
    fc.property(lines, fc.constantFrom(undefined, 'SALT 10%&x=1'), (each, coupon) => {
      const link = { wanted: each, ...(coupon && { coupon }) };
      assert.deepEqual(readCartLink(writeCartLink(link)), link);
    }),
  );
});
