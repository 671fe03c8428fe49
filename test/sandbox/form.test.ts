import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { StripeError } from '../../src/sandbox/errors.ts';
import { parseForm } from '../../src/sandbox/form.ts';

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

test('brackets become a tree, and an empty pair the next number', () => {
  const text = 'mode=payment&a[b][0][c]=1&a[b][1][c]=2&list[]=x&list[]=y&sum=1%2B1+%3D+2';
  assert.deepEqual(plain(parseForm(text)), {
    mode: 'payment',
    a: { b: { 0: { c: '1' }, 1: { c: '2' } } },
    list: { 0: 'x', 1: 'y' },
    sum: '1+1 = 2',
  });
});

test('no text makes the parser throw anything but a refusal, or touches a prototype', () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', '[', ']', '[]', '[0]', '=', '&', '%'),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      try {
        parseForm(parts.join(''));
      } catch (error) {
        assert.ok(error instanceof StripeError, String(error));
      }
      assert.deepEqual(Object.keys(Object.prototype), []);
    }),
    { numRuns: 500 },
  );
});
