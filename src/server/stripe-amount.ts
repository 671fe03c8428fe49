/**
 * Stripe's minor units are not always those of ISO 4217. Amounts pass through
 * here on their way out and back, and nowhere else.
 */
import { digitsOf } from '../core/money.ts';

/** Sent as whole units, though ISO gives the ariary two digits. */
const WHOLE_AT_STRIPE = new Set(['MGA']);
/** Whole in life, sent as hundredths for old clients' sake. */
const HUNDREDTHS_AT_STRIPE = new Set(['ISK', 'UGX']);
/** Three digits, of which the last must be 0. */
const THOUSANDTHS = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);
const WHOLE = new Set('BIF CLP DJF GNF JPY KMF KRW PYG RWF VND VUV XAF XOF XPF'.split(' '));

/**
 * Minor units of ISO 4217 as Stripe wants them. Undefined when Stripe cannot be
 * told that amount in that currency: 12.34 ariary, 1.001 dinar, units of account.
 */
export function toStripe(amount: number, currency: string): number | undefined {
  if (WHOLE_AT_STRIPE.has(currency)) return amount % 100 === 0 ? amount / 100 : undefined;
  if (HUNDREDTHS_AT_STRIPE.has(currency)) return amount * 100;
  if (THOUSANDTHS.has(currency)) return amount % 10 === 0 ? amount : undefined;
  if (WHOLE.has(currency)) return amount;
  return digitsOf(currency) === 2 ? amount : undefined;
}

/** The way back. Stripe gives whole numbers only; a broken hundredth of a whole currency is rounded. */
export function fromStripe(amount: number, currency: string): number {
  if (WHOLE_AT_STRIPE.has(currency)) return amount * 100;
  if (HUNDREDTHS_AT_STRIPE.has(currency)) return Math.round(amount / 100);
  return amount;
}
