import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { currencyCode, digitsOf, format, fromDecimal, toDecimal } from '../../src/core/money.ts';
import { ParseError } from '../../src/core/parse.ts';
import { DEAREST } from '../../src/core/product.ts';

const iso = new URL('../../../shared/data/money/iso-4217.csv', import.meta.url);
const missing = existsSync(iso) ? false : 'the shared data folder is not here';

/** Minor units of every currency in use that has them, by the list of ISO 4217. */
function isoDigits(): [code: string, digits: number][] {
  const rows = readFileSync(iso, 'utf8').trim().split('\n').slice(1);
  const found = rows.flatMap((row) => {
    const [, code, digits, withdrawn] = /,([A-Z]{3}),\d*,(\d),(.*)$/.exec(row.trim()) ?? [];
    return code && !withdrawn ? [[code, Number(digits)] as [string, number]] : [];
  });
  return [...new Map(found)];
}

const supported = (code: string) => Intl.supportedValuesOf('currency').includes(code);
const locales = ['en', 'de', 'ar-EG', 'ja', 'hi-IN'];
const amounts = fc.integer({ min: 0, max: DEAREST });

/** Reads a price as a person of that language does: its digits, its decimal sign. */
function readBack(shown: string, currency: string, locale: string): number {
  const signs = new Intl.NumberFormat(locale, { useGrouping: false }).format(9_876_543_210);
  const decimal = new Intl.NumberFormat(locale)
    .formatToParts(1.5)
    .find(({ type }) => type === 'decimal')?.value;
  const plain = [...shown]
    .map((sign) => (sign === decimal ? '.' : ['9876543210'[[...signs].indexOf(sign)]].join('')))
    .join('')
    .replace(/^\.+|\.+$/g, '');
  return fromDecimal(plain, currency, 'shown');
}

test('minor units are those of ISO 4217, for every currency', { skip: missing }, () => {
  const all = isoDigits();
  assert.ok(all.length > 150, `only ${all.length} currencies were found`);
  for (const [code, digits] of all) assert.equal(digitsOf(code), digits, code);
});

test('every currency that browsers know is accepted, and its prices read back in five languages', {
  skip: missing,
}, () => {
  for (const [code] of isoDigits().filter(([code]) => supported(code))) {
    assert.equal(currencyCode(code, ''), code);
    for (const locale of locales) {
      const readsBack = fc.property(amounts, (amount) => {
        assert.equal(readBack(format(amount, code, locale), code, locale), amount);
      });
      fc.assert(readsBack, { numRuns: 5, examples: [[0], [1], [99], [DEAREST]] });
    }
  }
});

test('an amount as a decimal and back is the same amount, for every count of decimals', () => {
  const any = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  fc.assert(
    fc.property(any, fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'), (amount, currency) => {
      assert.equal(fromDecimal(toDecimal(amount, currency), currency, ''), amount);
    }),
  );
});

const shown: [amount: number, currency: string, locale: string, text: string][] = [
  [4900, 'EUR', 'en', '€49.00'],
  [4900, 'EUR', 'de', '49,00 €'],
  [520, 'JPY', 'ja', '￥520'],
  [5250, 'KWD', 'en', 'KWD 5.250'],
  [250_000, 'IQD', 'en', 'IQD 250.000'],
  [5, 'EUR', 'en', '€0.05'],
  [-4900, 'EUR', 'en', '-€49.00'],
  [Number.MAX_SAFE_INTEGER, 'EUR', 'en', '€90,071,992,547,409.91'],
];

for (const [amount, currency, locale, text] of shown) {
  test(`${amount} minor units of ${currency} in ${locale} are shown as ${text}`, () => {
    assert.equal(format(amount, currency, locale).replace(/\s/g, ' '), text);
  });
}

test('a code is read in any case, and one that is unknown is refused', () => {
  assert.equal(currencyCode(' eur ', ''), 'EUR');
  for (const bad of ['EURO', '€', '', 'XXQ', null, 978, {}, ['EUR'], '__proto__']) {
    assert.throws(() => currencyCode(bad, 'currency'), ParseError, String(bad));
  }
});

const decimals: [value: unknown, currency: string, amount: number][] = [
  ['12.00', 'EUR', 1200],
  ['12', 'EUR', 1200],
  ['12.5', 'EUR', 1250],
  [' 12.000 ', 'EUR', 1200],
  ['520.00', 'JPY', 520],
  ['5.125', 'KWD', 5125],
  ['0', 'EUR', 0],
  [12.5, 'EUR', 1250],
  ['90071992547409.91', 'EUR', Number.MAX_SAFE_INTEGER],
];

for (const [value, currency, amount] of decimals) {
  test(`${JSON.stringify(value)} ${currency} is ${amount}`, () => {
    assert.equal(fromDecimal(value, currency, ''), amount);
  });
}

const notDecimals: [value: unknown, currency: string][] = [
  ['12,00', 'EUR'],
  ['1.234.00', 'EUR'],
  ['12.345', 'EUR'],
  ['0.5', 'JPY'],
  ['-1.00', 'EUR'],
  ['1e3', 'EUR'],
  ['0x10', 'EUR'],
  ['', 'EUR'],
  ['.5', 'EUR'],
  ['NaN', 'EUR'],
  [Number.NaN, 'EUR'],
  [Number.POSITIVE_INFINITY, 'EUR'],
  ['90071992547409.92', 'EUR'],
  ['9999999999999999', 'EUR'],
  ['١٢٫٠٠', 'EUR'],
  [null, 'EUR'],
  [true, 'EUR'],
  [['12.00'], 'EUR'],
  [{ toString: 1 }, 'EUR'],
];

for (const [value, currency] of notDecimals) {
  test(`${JSON.stringify(value)} ${currency} is refused, never guessed`, () => {
    assert.throws(() => fromDecimal(value, currency, 'price'), ParseError);
  });
}
