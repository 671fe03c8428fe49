/** What the buyer typed, checked. */
import type { Context } from './context.ts';
import { couponFor, findCode } from './coupons.ts';
import { StripeError } from './errors.ts';
import type { BuyerInput, Outcome } from './pay.ts';
import { discounted, totalsOf } from './totals.ts';
import type { Session, SessionRecord } from './types.ts';

const OUTCOMES = ['success', 'decline', 'delayed'] as const;

interface Reading {
  buyer: BuyerInput;
  outcome: Outcome;
  /** Names of the fields that are missing or wrong. */
  wrong: string[];
}

export function readBuyer(session: Session, values: Record<string, string>): Reading {
  const wrong: string[] = [];
  const email = session.customer_email ?? values.email ?? '';
  if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) wrong.push('email');
  const wanted = (session.phone_number_collection as { enabled: boolean }).enabled ? ['phone'] : [];
  const ships = session.shipping_address_collection;
  if (ships) wanted.push('name', 'line1', 'postal_code', 'city');
  wrong.push(...wanted.filter((name) => !values[name]));
  const country = ships?.allowed_countries.find((code) => code === values.country);
  if (ships && !country) wrong.push('country');
  const { name, phone, line1, line2, postal_code, city } = values;
  const address = {
    line1: line1 ?? null,
    line2: line2 || null,
    postal_code: postal_code ?? null,
    city: city ?? null,
  };
  return {
    buyer: {
      email,
      ...(name && { name }),
      ...(phone && { phone }),
      ...(ships && { address: { ...address, country: country ?? null } }),
    },
    outcome: OUTCOMES.find((one) => one === values.outcome) ?? 'success',
    wrong,
  };
}

/** Takes a promotion code onto an open session; false when it does not fit. */
export function applyCode(context: Context, record: SessionRecord, text: string): boolean {
  const { session } = record;
  const code = session.allow_promotion_codes ? findCode(context, text) : undefined;
  if (!code) return false;
  try {
    const order = { subtotal: session.amount_subtotal, currency: session.currency };
    record.lines = discounted(record.lines, couponFor(context, { promotion_code: code.id }, order));
  } catch (error) {
    if (error instanceof StripeError) return false;
    throw error;
  }
  Object.assign(session, totalsOf(record.lines), { discounts: [{ coupon: null, promotion_code: code.id }] });
  if (session.amount_total === 0) session.payment_status = 'no_payment_required';
  context.save();
  return true;
}
