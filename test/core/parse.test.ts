import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeOf, isSoukError, SoukError } from '../../src/core/errors.ts';
import {
  flag,
  json,
  list,
  oneOf,
  optional,
  or,
  ParseError,
  record,
  text,
  whole,
  within,
} from '../../src/core/parse.ts';

const refusal = (field: string, part: RegExp) => (error: unknown) =>
  error instanceof ParseError && error.field === field && part.test(error.message);

test('text is trimmed, and what cannot be seen is taken out', () => {
  assert.equal(text()('  a b\n', ''), 'a b');
  assert.equal(text()('a\u0000b\u0007c\u007f', ''), 'abc');
  assert.equal(text()('one\n\ttwo', ''), 'one\n\ttwo');
});

test('half a character never comes through, a whole one stays', () => {
  assert.equal(text()('a\ud83db\udc4dc', ''), 'abc');
  assert.equal(text()('👍🏽 שלום', ''), '👍🏽 שלום');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const read = or(text(), '')(given, '');
      assert.ok(read.isWellFormed());
    }),
  );
});

test('marks that would turn the page around the text are taken out, those inside a script stay', () => {
  assert.equal(text()('\u202eabc\u202c \u2067x', ''), 'abc x');
  assert.equal(text()('می\u200cخواهم\u200f', ''), 'می\u200cخواهم\u200f');
});

test('text that is empty, too long or no text is refused with its field', () => {
  assert.throws(() => text()(' \u0000 ', 'a.b'), refusal('a.b', /found nothing/));
  assert.throws(() => text(3)('abcd', 'a'), refusal('a', /at most 3/));
  for (const bad of [undefined, null, 1, {}, ['a']]) assert.throws(() => text()(bad, 'a'), ParseError);
});

test('ten megabytes of text are refused, not kept', () => {
  assert.throws(() => text(300)('x'.repeat(10_000_000), 'title'), ParseError);
});

test('a whole number is a number: no text, no fraction, no NaN', () => {
  assert.equal(whole()(0, ''), 0);
  assert.equal(Object.is(whole()(-0, ''), -0), true);
  for (const bad of ['12', 1.5, Number.NaN, Number.POSITIVE_INFINITY, -1, 2 ** 53, null, true, [1], {}, 1n]) {
    assert.throws(() => whole()(bad, 'price'), ParseError, String(bad));
  }
});

test('a place is brought into its bounds, and what is no number is refused', () => {
  assert.deepEqual(
    [-5, 0, 50, 100, 1e9].map((x) => within(0, 100)(x, '')),
    [0, 0, 50, 100, 100],
  );
  for (const bad of ['50', Number.NaN, Number.POSITIVE_INFINITY, null, {}]) {
    assert.throws(() => within(0, 100)(bad, 'x'), ParseError);
  }
});

test('flags and choices take exactly what they name', () => {
  assert.equal(flag(false, ''), false);
  for (const bad of [0, 'true', null]) assert.throws(() => flag(bad, ''), ParseError);
  assert.equal(oneOf('a', 'b')('b', ''), 'b');
  for (const bad of ['c', 'toString', null])
    assert.throws(() => oneOf('a')(bad, 'k'), refusal('k', /one of a/));
});

test('optional takes null for absent; or takes anything', () => {
  assert.deepEqual(
    [undefined, null, 'a'].map((value) => optional(text())(value, '')),
    [undefined, undefined, 'a'],
  );
  assert.throws(() => optional(text())(1, 'x'), ParseError);
  assert.equal(or(text(), 'none')(1, ''), 'none');
});

test('a list without a listener is all or nothing, and the path says where', () => {
  assert.deepEqual(list(whole())([1, 2], ''), [1, 2]);
  assert.throws(() => list(whole())([1, 'x'], 'a'), refusal('a[1]', /whole number/));
  assert.throws(() => list(whole(), 2)([1, 2, 3], 'a'), refusal('a', /at most 2/));
  for (const bad of [undefined, {}, 'ab', { length: 1 }])
    assert.throws(() => list(whole())(bad, 'a'), ParseError);
});

test('a list with a listener leaves out the bad and says so, each once', () => {
  const heard: string[] = [];
  const read = list(whole(), 3, ({ field }) => heard.push(field));
  assert.deepEqual(read([1, 'x', 3, 4, 5], 'a'), [1, 3]);
  assert.deepEqual(heard, ['a', 'a[1]']);
});

test('a fault of ours inside a list is not taken for bad input', () => {
  const broken = () => {
    throw new TypeError('ours');
  };
  assert.throws(() => list(broken, 5, () => {})([1], ''), TypeError);
});

test('a record takes its own members and nothing else', () => {
  const read = record({ a: whole(), b: optional(text()) });
  assert.deepEqual(read({ a: 1, c: 2 }, ''), { a: 1 });
  assert.equal('b' in read({ a: 1, b: null }, ''), false);
  assert.throws(() => read({ b: 'x' }, 'item'), refusal('item.a', /whole number/));
  for (const bad of [null, undefined, [], 'a', 1]) assert.throws(() => read(bad, ''), ParseError);
});

test('__proto__ and inherited members never come through', () => {
  const evil = JSON.parse(
    '{"__proto__":{"a":1,"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  );
  const read = record({ a: or(optional(whole()), undefined) })(evil, '');
  assert.deepEqual(read, {});
  assert.equal(Object.getPrototypeOf(read), Object.prototype);
  assert.equal('polluted' in {}, false);
  assert.equal(record({ toString: optional(text()) })({}, '').toString, Object.prototype.toString);
});

test('JSON is parsed with the name of what it was meant to be', () => {
  assert.deepEqual(json(list(whole()), '[1]', 'file'), [1]);
  assert.throws(() => json(whole(), '{"a":', 'cart'), refusal('cart', /not valid JSON/));
});

test('errors are known by name, also those of another copy of the kit', () => {
  class ApiError extends Error {
    override name = 'ApiError';
    code = 'timeout';
  }
  assert.equal(isSoukError(new SoukError('x', 'y')), true);
  assert.equal(codeOf(new ApiError()), 'timeout');
  for (const other of [new Error('x'), 'text', undefined, null, { code: 'x', name: 'SoukError' }]) {
    assert.equal(codeOf(other), 'unexpected');
  }
});
