/** Stripe's own minor units and limits, which are not always those of ISO 4217. */
import { invalid } from './errors.ts';

/** All that Stripe charges in, lower case as the API wants it. */
const SUPPORTED = new Set(
  `aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny
  cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd
  jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad
  ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd std szl
  thb tjs tnd top try ttd twd tzs uah ugx usd uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw`.split(
    /\s+/,
  ),
);

const NO_DECIMALS = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));
const THREE_DECIMALS = new Set('bhd jod kwd omr tnd'.split(' '));
/** Without decimals in real life, sent with two for old clients' sake. */
const WHOLE_ONLY = new Set(['isk', 'ugx']);

/** The least a charge may be, in minor units; Stripe lists these, the rest are worth about half a dollar. */
const LEAST: Record<string, number> = {
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};

/** Digits an amount may have; eight where not listed. */
const MOST_DIGITS: Record<string, number> = { cop: 10, huf: 10, idr: 12, inr: 9, jpy: 10, lbp: 12 };

export function stripeDigits(currency: string): number {
  if (NO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}

export function currency(value: unknown, name: string): string {
  if (typeof value === 'string' && SUPPORTED.has(value)) return value;
  const list = [...SUPPORTED].join(', ');
  throw invalid(
    `Invalid currency: ${String(value)}. Stripe currently supports these currencies: ${list}`,
    name,
  );
}

/** What one unit costs; `amount` in Stripe's minor units. */
export function checkUnitAmount(amount: number, code: string, name: string): void {
  if (THREE_DECIMALS.has(code) && amount % 10 !== 0) {
    throw invalid(`Invalid amount for ${code}: the last digit must be 0.`, name, 'parameter_invalid_integer');
  }
  if (WHOLE_ONLY.has(code) && amount % 100 !== 0) {
    throw invalid(
      `Invalid amount for ${code}: it must be divisible by 100.`,
      name,
      'parameter_invalid_integer',
    );
  }
  if (amount > greatest(code)) throw tooLarge(code, name);
}

function greatest(code: string): number {
  return 10 ** (MOST_DIGITS[code] ?? 8) - 1;
}

function tooLarge(code: string, name?: string) {
  return invalid(
    `Amount must be no more than ${spell(greatest(code), code)} ${code}`,
    name,
    'amount_too_large',
  );
}

/** What a whole session costs: nothing at all, or between the limits. */
export function checkTotal(total: number, code: string): void {
  if (total > greatest(code)) throw tooLarge(code);
  const least = LEAST[code] ?? 1;
  if (total > 0 && total < least) {
    const wish = `The Checkout Session's total amount due must add up to at least ${spell(least, code)} ${code}`;
    throw invalid(wish, undefined, 'amount_too_small');
  }
}

function spell(amount: number, code: string): string {
  return (amount / 10 ** stripeDigits(code)).toFixed(stripeDigits(code));
}

/** For people: `price(4900, 'eur', 'de')` is "49,00 €". */
export function price(amount: number, code: string, locale: string): string {
  const digits = WHOLE_ONLY.has(code) ? 0 : stripeDigits(code);
  const value = amount / 10 ** stripeDigits(code);
  const look = {
    style: 'currency',
    currency: code,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  };
  return new Intl.NumberFormat(locale, look as Intl.NumberFormatOptions).format(value);
}
