import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digitsOf, toDecimal } from '../../src/core/money.ts';
import { fromStripe, toStripe } from '../../src/server/stripe-amount.ts';

/** As Stripe lists them: what 1.00 in real life is sent as, in currencies where that is not 100. */
const ZERO = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const THREE = 'BHD JOD KWD OMR TND'.split(' ');

/** Units of account and currencies with digits that Stripe has no form for. */
const IMPOSSIBLE = 'CLF IQD LYD UYI UYW'.split(' ');

const unitAtStripe = (currency: string) =>
  ZERO.includes(currency) ? 1 : THREE.includes(currency) ? 1000 : 100;
const currencies = [...new Set([...Intl.supportedValuesOf('currency'), ...IMPOSSIBLE])];

test('twelve whole units are sent as twelve whole units, and come back, in every currency', () => {
  for (const currency of currencies) {
    const amount = 12 * 10 ** digitsOf(currency);
    const sent = toStripe(amount, currency);
    if (IMPOSSIBLE.includes(currency)) {
      assert.equal(sent, undefined, currency);
      continue;
    }
    assert.equal(sent, 12 * unitAtStripe(currency), `${toDecimal(amount, currency)} ${currency}`);
    assert.equal(fromStripe(sent ?? Number.NaN, currency), amount, currency);
  }
});

test('every amount that can be sent comes back as it was', () => {
  for (const currency of currencies) {
    for (const amount of [0, 1, 10, 99, 100, 101, 990, 1000, 12_345, 1_234_560, 99_999_999]) {
      const sent = toStripe(amount, currency);
      if (sent === undefined) continue;
      assert.ok(Number.isSafeInteger(sent), `${amount} ${currency}`);
      assert.equal(fromStripe(sent, currency), amount, `${amount} ${currency}`);
    }
  }
});

test('what Stripe has no form for is refused, not rounded', () => {
  assert.equal(toStripe(1001, 'KWD'), undefined);
  assert.equal(toStripe(1010, 'KWD'), 1010);
  assert.equal(toStripe(1234, 'MGA'), undefined);
  assert.equal(toStripe(1200, 'MGA'), 12);
  assert.equal(toStripe(500, 'ISK'), 50_000);
  assert.equal(toStripe(500, 'UGX'), 50_000);
  assert.equal(toStripe(500, 'JPY'), 500);
});
