/** Looks after checkouts that nobody came back to: lost webhooks, lost answers, crashes between two steps. */
import type Stripe from 'stripe';
import type { Deps } from '../deps.ts';
import { type Checkout, dueCheckouts, endUnpaid, markChecked } from '../storage/checkouts.ts';
import { fulfil } from './fulfil.ts';
import { takeOver } from './standing.ts';
import { expireAtStripe } from './stripe-session.ts';

/** Milliseconds after which an opening is given up, Stripe's own expiry is late, a delayed payment is asked about. */
const OPENING = 45_000;
const GRACE = 60_000;
const DELAYED = 60 * 60_000;
/** Stripe sends an event again for up to 30 days; older ones need not be remembered. */
const MEMORY = 40 * 24 * 60 * 60_000;
const BATCH = 50;

/** One round; gives how many were looked into. Several copies may sweep at once. */
export async function sweep(deps: Deps): Promise<number> {
  const { storage, now, log } = deps;
  const at = now();
  const due = { startedBefore: at - OPENING, expiredBefore: at - GRACE, checkedBefore: at - DELAYED };
  const checkouts = await dueCheckouts(storage.db, due, BATCH);
  for (const checkout of checkouts) {
    try {
      await lookInto(checkout, deps);
    } catch (cause) {
      log({ level: 'warn', event: 'sweep_failed', checkout: checkout.id, cause });
      await markChecked(storage.db, checkout.id, now());
    }
  }
  await storage.db
    .deleteFrom('stripe_events')
    .where('received_at', '<', at - MEMORY)
    .execute();
  return checkouts.length;
}

async function lookInto(checkout: Checkout, deps: Deps): Promise<void> {
  if (checkout.state === 'starting') await giveUp(checkout, deps);
  else if (checkout.state === 'open') await expireAtStripe(checkout, deps);
  else await askAboutPayment(checkout, deps);
}

/** Learns what became of the opening. Nobody was given its address, so nobody waits for the goods. */
async function giveUp(checkout: Checkout, deps: Deps): Promise<void> {
  const current = await takeOver(checkout, deps);
  if (current.state === 'open') await expireAtStripe(current, deps);
}

async function askAboutPayment(checkout: Checkout, deps: Deps): Promise<void> {
  const { storage, stripe, now } = deps;
  if (!checkout.session) return;
  await markChecked(storage.db, checkout.id, now());
  await fulfil(checkout.session, deps);
  const session = await stripe.checkout.sessions.retrieve(checkout.session, { expand: ['payment_intent'] });
  if (session.payment_status !== 'unpaid' || !hasFailed(session.payment_intent)) return;
  await storage.transaction((tx) => endUnpaid(tx, checkout, 'failed', now()));
}

/** The session of a failed delayed payment stays `complete`, `unpaid`; its payment wants another method. */
function hasFailed(payment: Stripe.Checkout.Session['payment_intent']): boolean {
  return typeof payment === 'object' && /^(requires_payment_method|canceled)$/.test(payment?.status ?? '');
}
