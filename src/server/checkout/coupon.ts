/** Codes that shoppers type are promotion codes at Stripe. */
import Stripe from 'stripe';
import type { Deps } from '../deps.ts';
import { HttpError } from '../errors.ts';
import { unavailable } from './stripe-session.ts';

/** Stripe's id of an active code; 409 when there is none. */
export async function findPromotionCode(code: string, { stripe }: Deps): Promise<string> {
  const invalid = () => new HttpError(409, 'coupon_invalid', 'This code is not valid.');
  try {
    const { data } = await stripe.promotionCodes.list({ code, active: true, limit: 1 });
    if (data[0]) return data[0].id;
  } catch (cause) {
    if (cause instanceof Stripe.errors.StripeInvalidRequestError) throw invalid();
    throw unavailable(cause);
  }
  throw invalid();
}
