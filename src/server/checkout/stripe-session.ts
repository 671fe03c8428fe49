/** Sessions at Stripe: opened, read and ended, with what each failure means. */
import Stripe from 'stripe';
import type { Deps } from '../deps.ts';
import { HttpError } from '../errors.ts';
import { type Checkout, endUnpaid, findCheckout, markChecked, markOpen } from '../storage/checkouts.ts';
import { checkSession, fulfil, settle } from './fulfil.ts';

/**
 * Opens the session of a checkout whose stock is held, or finds the one that an earlier,
 * lost request opened: the same key and the same parameters give the same session.
 */
export async function openAtStripe(checkout: Checkout, deps: Deps): Promise<Checkout> {
  const { storage, stripe, now } = deps;
  const session = await create(checkout, deps);
  const { id, url, client_secret } = session;
  const opened = { session: id, url, client_secret, checked_at: now() };
  if (!(await markOpen(storage.db, checkout.id, opened))) {
    // A webhook, another copy or the sweeper was faster; if it gave up the hold, the session must not live on.
    const current = (await findCheckout(storage.db, checkout.id)) ?? checkout;
    if (current.state === 'failed') await stripe.checkout.sessions.expire(id);
    return current;
  }
  if (session.status !== 'open') await storage.transaction((tx) => settle(tx, session, now()));
  return (await findCheckout(storage.db, checkout.id)) ?? checkout;
}

async function create(checkout: Checkout, { storage, stripe, now }: Deps): Promise<Stripe.Checkout.Session> {
  const params = JSON.parse(checkout.params) as Stripe.Checkout.SessionCreateParams;
  const idempotencyKey = `souk-${checkout.id}-${checkout.attempt}`;
  try {
    return checkSession(await stripe.checkout.sessions.create(params, { idempotencyKey }));
  } catch (cause) {
    if (isRefusal(cause)) await storage.transaction((tx) => endUnpaid(tx, checkout, 'failed', now()));
    else await markChecked(storage.db, checkout.id, now());
    throw unavailable(cause);
  }
}

/** Stripe has surely not opened a session. After a time-out or a 500 it may have. */
function isRefusal(cause: unknown): boolean {
  const { errors } = Stripe;
  return (
    cause instanceof errors.StripeInvalidRequestError ||
    cause instanceof errors.StripeAuthenticationError ||
    cause instanceof errors.StripePermissionError ||
    cause instanceof errors.StripeRateLimitError
  );
}

export function unavailable(cause: unknown): HttpError {
  return new HttpError(
    503,
    'stripe_unavailable',
    'The payment service does not answer. Nothing was charged.',
    {
      cause,
      retry: true,
    },
  );
}

/** Ends an open session, unless it has been paid meanwhile. Gives the checkout as it is then. */
export async function expireAtStripe(checkout: Checkout, deps: Deps): Promise<Checkout> {
  const { storage, stripe, now } = deps;
  if (!checkout.session) return checkout;
  try {
    const session = checkSession(await stripe.checkout.sessions.expire(checkout.session));
    await storage.transaction((tx) => settle(tx, session, now()));
  } catch (cause) {
    // Only an open session can be ended; what it is instead, Stripe tells.
    if (!(cause instanceof Stripe.errors.StripeInvalidRequestError)) throw cause;
    await fulfil(checkout.session, deps);
  }
  return (await findCheckout(storage.db, checkout.id)) ?? checkout;
}
