/** What each event of Stripe means to us. It says that something happened; what is true, Stripe is asked. */
import type Stripe from 'stripe';
import { checkoutIdOf, retrieve, settle } from './checkout/fulfil.ts';
import type { Deps } from './deps.ts';
import { type Change, changeOrder, sessionOfPayment } from './storage/orders.ts';
import type { Db } from './storage/schema.ts';
import { fromStripe } from './stripe-amount.ts';

export type Effect = (db: Db) => Promise<void>;

/** What to do in the transaction that records the event; undefined when the event does not concern us. */
export async function effectOf(event: Stripe.Event, deps: Deps): Promise<Effect | undefined> {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.expired':
      return sessionEffect(event.data.object, deps, false);
    case 'checkout.session.async_payment_failed':
      return sessionEffect(event.data.object, deps, true);
    case 'charge.refunded':
      return paymentEffect(event.data.object.payment_intent, refundOf(event.data.object), deps);
    case 'charge.dispute.created':
      return paymentEffect(event.data.object.payment_intent, { dispute: 'open' }, deps);
    case 'charge.dispute.closed':
      return paymentEffect(event.data.object.payment_intent, { dispute: outcomeOf(event.data.object) }, deps);
    default:
      return undefined;
  }
}

function refundOf({ amount_refunded: refunded, currency }: Stripe.Charge): Change {
  return { refunded: fromStripe(refunded, currency.toUpperCase()) };
}

/** A warning that was closed is no loss either. */
function outcomeOf({ status }: Stripe.Dispute): 'won' | 'lost' {
  return status === 'lost' ? 'lost' : 'won';
}

async function sessionEffect(named: Stripe.Checkout.Session, { stripe, now }: Deps, failed: boolean) {
  if (!checkoutIdOf(named)) return undefined;
  const session = await retrieve(named.id, stripe);
  return (db: Db) => settle(db, session, now(), failed);
}

/** A refund may arrive before the order: then the order is made first. */
async function paymentEffect(
  payment: string | Stripe.PaymentIntent | null,
  change: Change,
  { storage, stripe, now }: Deps,
): Promise<Effect | undefined> {
  const id = typeof payment === 'string' ? payment : payment?.id;
  if (!id) return undefined;
  const known = await sessionOfPayment(storage.db, id);
  if (known) return (db) => changeOrder(db, known, change);
  const { data } = await stripe.checkout.sessions.list({ payment_intent: id, limit: 1 });
  const found = data[0];
  if (!found || !checkoutIdOf(found)) return undefined;
  const session = await retrieve(found.id, stripe);
  return async (db) => {
    await settle(db, session, now());
    await changeOrder(db, session.id, change);
  };
}
