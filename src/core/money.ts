/**
 * Money is a whole number of minor units and an ISO 4217 code, everywhere.
 * `format` is the one place that turns it into words.
 */
import { type Reader, refuse } from './parse.ts';

/**
 * Digits after the point where they are not two (ISO 4217, list of 2026).
 * Not taken from Intl: its data rounds some currencies by custom (IQD, ALL …).
 */
const DIGITS: Record<string, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** Minor units of one major unit are 10 to the power of this: EUR 2, JPY 0, KWD 3. */
export function digitsOf(currency: string): number {
  for (const digits in DIGITS) if (DIGITS[digits]?.includes(currency)) return Number(digits);
  return 2;
}

const known = new Set(Intl.supportedValuesOf?.('currency'));

/** An ISO 4217 code in capitals; unknown ones are refused, since their minor unit would be a guess. */
export const currencyCode: Reader<string> = (value, field) => {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
  const exists = known.size ? known.has(code) : /^[A-Z]{3}$/.test(code);
  return exists ? code : refuse(field, 'expected an ISO 4217 currency code such as EUR');
};

/** Formatters cost more than formatting; a page has few currencies and languages, so this stays small. */
const formatters = new Map<string, Intl.NumberFormat>();

/** `amount` in minor units as a shopper reads it, e.g. `format(4900, 'EUR', 'de')` is "49,00 €". */
export function format(amount: number, currency: string, locale: string): string {
  const key = `${locale} ${currency}`;
  const digits = digitsOf(currency);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formatters.set(key, formatter);
  }
  // As text, so that no digit is lost on the way: 0.1 + 0.2 never happens.
  return formatter.format(toDecimal(amount, currency) as unknown as number);
}

/** `toDecimal(4900, 'EUR')` is "49.00": what feeds and structured data write. */
export function toDecimal(amount: number, currency: string): string {
  const digits = digitsOf(currency);
  const padded = String(Math.abs(amount)).padStart(digits + 1, '0');
  const cut = padded.length - digits;
  return (amount < 0 ? '-' : '') + padded.slice(0, cut) + (digits ? `.${padded.slice(cut)}` : '');
}

/**
 * The inverse, for machine fields only ("12.00" in a feed): a plain decimal
 * with a point, at most as many digits as the currency has. Throws on anything else.
 */
export function fromDecimal(value: unknown, currency: string, field: string): number {
  const digits = digitsOf(currency);
  const given = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  const found = /^(\d{1,16})(?:\.(\d+))?$/.exec(given);
  const fraction = (found?.[2] ?? '').replace(/0+$/, '');
  if (!found || fraction.length > digits) {
    return refuse(field, `expected an amount such as 12.00 with at most ${digits} decimals for ${currency}`);
  }
  const amount = Number(found[1] + fraction.padEnd(digits, '0'));
  return Number.isSafeInteger(amount) ? amount : refuse(field, 'the amount is too large');
}
