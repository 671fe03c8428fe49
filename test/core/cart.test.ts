import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addLine,
  type Cart,
  cartReader,
  countOf,
  insertLine,
  type Line,
  MOST_LINES,
  MOST_PIECES,
  makeLine,
  removeLine,
  setQuantity,
  subtotalOf,
} from '../../src/core/cart.ts';
import { ParseError } from '../../src/core/parse.ts';
import { DEAREST, productReader } from '../../src/core/product.ts';
import { product, variant } from './import/fixtures.ts';

const line = (variantId: string, more: Partial<Line> = {}): Line => ({
  product: 'mug',
  variant: variantId,
  quantity: 1,
  price: 1900,
  title: 'Mug',
  ...more,
});
const cart = (...lines: Line[]): Cart => ({ id: 'c-1', currency: 'EUR', lines });
const variantsOf = ({ lines }: Cart) => lines.map((each) => each.variant);

test('a line says what was shown when it went in', () => {
  const mug = productReader()(
    product({ url: '/products/mug', variants: [variant({ image: '/blue.jpg' })] }),
    '',
  );
  const [blue] = mug.variants;
  assert.ok(blue);
  assert.deepEqual(makeLine(mug, blue, 2, 'morning'), {
    product: 'mug',
    variant: 'mug-blue',
    quantity: 2,
    price: 1900,
    title: 'Mug',
    options: 'Blue',
    image: '/blue.jpg',
    url: '/products/mug',
    post: 'morning',
  });
  const { image: _, ...plain } = blue;
  assert.equal(makeLine(mug, plain, 1).image, '/mug.jpg');
});

test('the same variant joins its line, another one comes after', () => {
  const both = addLine(addLine(cart(line('a')), line('b')), line('a', { quantity: 2, price: 2000 }));
  assert.deepEqual(variantsOf(both), ['a', 'b']);
  assert.deepEqual([both.lines[0]?.quantity, both.lines[0]?.price], [3, 2000]);
});

test('quantities stay whole, at least one and at most what a line holds', () => {
  const quantity = (wanted: number) => setQuantity(cart(line('a')), 'a', wanted).lines[0]?.quantity;
  assert.deepEqual([0, -5, 2.9, Number.NaN, 1e9, Number.POSITIVE_INFINITY].map(quantity), [
    1,
    1,
    2,
    1,
    MOST_PIECES,
    MOST_PIECES,
  ]);
  const full = addLine(cart(line('a', { quantity: 98 })), line('a', { quantity: 98 }));
  assert.equal(full.lines[0]?.quantity, MOST_PIECES);
});

test('a full cart takes no further line and loses none', () => {
  const full = cart(...Array.from({ length: MOST_LINES }, (_, at) => line(`v${at}`)));
  assert.deepEqual(variantsOf(addLine(full, line('one more'))), variantsOf(full));
});

test('a removed line goes back to where it was', () => {
  const three = cart(line('a'), line('b'), line('c'));
  const two = removeLine(three, 'b');
  assert.deepEqual(variantsOf(two), ['a', 'c']);
  assert.deepEqual(insertLine(two, line('b'), 1), three);
  assert.deepEqual(variantsOf(insertLine(cart(), line('b'), 7)), ['b']);
});

test('what is not in the cart changes nothing', () => {
  const one = cart(line('a'));
  assert.deepEqual([setQuantity(one, 'x', 5), removeLine(one, 'x')], [one, one]);
});

test('the subtotal of the fullest, dearest cart is exact', () => {
  const lines = Array.from({ length: MOST_LINES }, (_, at) =>
    line(`v${at}`, { quantity: 99, price: DEAREST }),
  );
  assert.equal(subtotalOf(lines), 100 * 99 * DEAREST);
  assert.ok(Number.isSafeInteger(subtotalOf(lines)));
  assert.equal(countOf(lines), 9900);
  assert.deepEqual([subtotalOf([]), countOf([])], [0, 0]);
});

test('changes leave the cart they started from as it was', () => {
  const before = cart(line('a'), line('b'));
  const frozen = Object.freeze({
    ...before,
    lines: Object.freeze(before.lines.map((each) => Object.freeze(each))),
  });
  const start = frozen as unknown as Cart;
  addLine(start, line('a'));
  setQuantity(start, 'a', 4);
  removeLine(start, 'a');
  insertLine(start, line('c'), 0);
  assert.deepEqual(start, before);
});

test('in whatever order lines come and go, variants stay distinct and quantities in bounds', () => {
  const step = fc.record({
    what: fc.constantFrom('add', 'set', 'remove'),
    of: fc.constantFrom('a', 'b', 'c'),
    quantity: fc.oneof(fc.integer(), fc.double()),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const end = steps.reduce((at, { what, of, quantity }) => {
        if (what === 'add') return addLine(at, line(of, { quantity: 1 }));
        return what === 'set' ? setQuantity(at, of, quantity) : removeLine(at, of);
      }, cart());
      assert.equal(new Set(variantsOf(end)).size, end.lines.length);
      assert.ok(end.lines.every((each) => each.quantity >= 1 && each.quantity <= MOST_PIECES));
      assert.ok(end.lines.every((each) => Number.isInteger(each.quantity)));
    }),
  );
});

test('a kept cart comes back as it was', () => {
  const kept: Cart = {
    ...cart(line('a', { post: 'morning' })),
    coupon: 'SALT',
    share: 's1',
    session: 'cs_1',
  };
  assert.deepEqual(cartReader()(JSON.parse(JSON.stringify(kept)), ''), kept);
});

test('a line that no longer fits is reported and left out', () => {
  const fields: string[] = [];
  const kept = {
    ...cart(line('a')),
    lines: [line('a'), { ...line('b'), price: '1' }, null, line('c', { quantity: 0 })],
  };
  const read = cartReader(({ field }) => fields.push(field))(kept, 'cart');
  assert.deepEqual(variantsOf(read), ['a']);
  assert.deepEqual(fields, ['cart.lines[1].price', 'cart.lines[2]', 'cart.lines[3].quantity']);
});

test('links that a stranger wrote into storage do not come back', () => {
  const kept = cart({ ...line('a'), url: 'javascript:alert(1)', image: 'data:x' });
  assert.deepEqual(cartReader()(kept, '').lines[0], line('a'));
});

test('what is no cart is refused', () => {
  for (const bad of [
    null,
    [],
    'x',
    {},
    { id: 'c', currency: 'EURO', lines: [] },
    { id: 'c', currency: 'EUR' },
  ]) {
    assert.throws(() => cartReader()(bad, ''), ParseError);
  }
});
