import assert from 'node:assert/strict';
import { test } from 'node:test';
import { price } from '../../src/sandbox/currency.ts';
import { spread } from '../../src/sandbox/totals.ts';
import { line, openShop, order } from './support.ts';

/** What the session costs, or the code (else the parameter) of the refusal. */
async function ask(amount: number, currency: string, quantity = 1): Promise<unknown> {
  const { stripe } = openShop();
  try {
    const made = await stripe.checkout.sessions.create(
      order({ line_items: [line(amount, currency, quantity)] }),
    );
    return made.amount_total;
  } catch (error) {
    const { code, param } = error as { code?: string; param?: string };
    return code ?? param;
  }
}

const price0 = 'line_items[0][price_data]';
const cases: [amount: number, currency: string, quantity: number, answer: unknown][] = [
  [4900, 'eur', 2, 9800],
  [4900, 'EUR', 1, `${price0}[currency]`],
  [4900, 'zzz', 1, `${price0}[currency]`],
  [49, 'eur', 1, 'amount_too_small'],
  [25, 'eur', 2, 50],
  [0, 'eur', 1, 0],
  [29, 'gbp', 1, 'amount_too_small'],
  [50, 'jpy', 1, 50],
  [49, 'jpy', 1, 'amount_too_small'],
  [99_999_999, 'eur', 1, 99_999_999],
  [100_000_000, 'eur', 1, 'amount_too_large'],
  [60_000_000, 'eur', 2, 'amount_too_large'],
  [100_000_000, 'idr', 1, 100_000_000],
  [5120, 'kwd', 1, 5120],
  [5124, 'kwd', 1, 'parameter_invalid_integer'],
  [50_000, 'isk', 1, 50_000],
  [50_050, 'isk', 1, 'parameter_invalid_integer'],
  [50_050, 'ugx', 1, 'parameter_invalid_integer'],
];

for (const [amount, currency, quantity, answer] of cases) {
  test(`${quantity} × ${amount} ${currency} is answered with ${answer}`, async () => {
    assert.equal(await ask(amount, currency, quantity), answer);
  });
}

test('amounts are shown as people of the language write them', () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
  assert.equal(plain(price(4900, 'eur', 'de')), '49,00 €');
  assert.equal(plain(price(4900, 'jpy', 'en')), '¥4,900');
  assert.equal(plain(price(4900, 'isk', 'en')), 'ISK 49');
  assert.equal(plain(price(4900, 'kwd', 'en')), 'KWD 4.900');
});

test('a discount is spread to the last cent', () => {
  assert.deepEqual(spread(100, [1, 1, 1]), [34, 33, 33]);
  assert.deepEqual(spread(5, [0, 0]), [0, 0]);
  assert.deepEqual(spread(999_999_999, [999_999_999, 999_999_999]), [500_000_000, 499_999_999]);
});
