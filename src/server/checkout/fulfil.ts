/**
 * What Stripe says about a session becomes ours: an order, or stock given back.
 * Landing page, webhook and sweeper all come here, often at the same time.
 */
import type Stripe from 'stripe';
import type { Deps } from '../deps.ts';
import {
  type Checkout,
  endUnpaid,
  findCheckout,
  heldBy,
  leaveHold,
  markPaidLate,
  markProcessing,
} from '../storage/checkouts.ts';
import { insertOrder, insertOrderLines, type OrderLine, setReason } from '../storage/orders.ts';
import type { Db } from '../storage/schema.ts';
import { takeFree, takeHeld } from '../storage/stock.ts';
import { fromStripe } from '../stripe-amount.ts';

type Session = Stripe.Checkout.Session;

/** Asks Stripe for the truth about a session and settles it. Throws Stripe's errors. */
export async function fulfil(session: string, { storage, stripe, now }: Deps): Promise<void> {
  const found = await retrieve(session, stripe);
  await storage.transaction((tx) => settle(tx, found, now()));
}

/** The SDK takes any JSON for a session; a proxy's error page must not become one. */
export function checkSession<T extends Session>(session: T): T {
  if (session?.object !== 'checkout.session')
    throw new Error('Stripe answered with something else than a session');
  return session;
}

/** A session with all its lines; Stripe gives the first few, a cart may have a hundred. */
export async function retrieve(id: string, stripe: Stripe): Promise<Session> {
  const session = checkSession(await stripe.checkout.sessions.retrieve(id, { expand: ['line_items'] }));
  if (!session.line_items?.has_more) return session;
  const all = await stripe.checkout.sessions.listLineItems(id, { limit: 100 });
  return { ...session, line_items: all };
}

/** Our id of the checkout, or undefined: the brand may sell in other ways on the same account. */
export function checkoutIdOf(session: Session): string | undefined {
  return session.metadata?.checkout;
}

/**
 * Repeatable and safe at the same time as itself. `failed`: a delayed payment came to nothing,
 * which the session alone does not show.
 */
export async function settle(db: Db, session: Session, now: number, failed = false): Promise<void> {
  const id = checkoutIdOf(session);
  if (!id) return;
  const checkout = await findCheckout(db, id);
  if (session.status === 'complete' && session.payment_status !== 'unpaid') {
    await recordOrder(db, session, checkout, now);
  } else if (checkout && session.status === 'complete') {
    if (failed) await endUnpaid(db, checkout, 'failed', now);
    else await markProcessing(db, checkout.id, session.id, now);
  } else if (checkout && session.status === 'expired') {
    await endUnpaid(db, checkout, 'expired', now);
  }
}

async function recordOrder(
  db: Db,
  session: Session,
  checkout: Checkout | undefined,
  now: number,
): Promise<void> {
  if (!(await insertOrder(db, orderOf(session, checkout, now)))) return;
  if (!checkout) return insertOrderLines(db, linesWithoutCheckout(session));
  const held = await leaveHold(db, checkout.id, 'paid', session.id, now);
  if (!held) await markPaidLate(db, checkout.id, session.id);
  const pieces = heldBy(checkout);
  const taken = held ? await takeHeld(db, pieces) : await takeFree(db, pieces);
  await insertOrderLines(db, orderLines(session.id, checkout, taken));
  if (taken.size < pieces.size) await setReason(db, session.id, 'oversold');
}

function orderOf(session: Session, checkout: Checkout | undefined, now: number) {
  const { metadata, total_details: details, payment_intent: payment } = session;
  const currency = (session.currency ?? '').toUpperCase();
  const money = (amount: number | null | undefined) => fromStripe(amount ?? 0, currency);
  return {
    session: session.id,
    checkout: checkoutIdOf(session) ?? '',
    cart: checkout?.cart ?? metadata?.cart ?? '',
    post: checkout?.post ?? metadata?.post ?? null,
    share: checkout?.share ?? metadata?.share ?? null,
    currency,
    total: money(session.amount_total),
    subtotal: money(session.amount_subtotal),
    discount: money(details?.amount_discount),
    shipping: money(details?.amount_shipping),
    tax: money(details?.amount_tax),
    refunded: 0,
    email: session.customer_details?.email ?? null,
    payment_intent: (typeof payment === 'string' ? payment : payment?.id) ?? null,
    state: 'paid' as const,
    state_reason: checkout ? null : 'unknown_checkout',
    dispute: null,
    paid_at: now,
  };
}

function orderLines(session: string, { lines }: Checkout, taken: ReadonlySet<string>): OrderLine[] {
  return lines.map(({ variant, product, title, quantity, price, post = null }, position) => {
    return {
      session,
      position,
      variant,
      product,
      title,
      quantity,
      price,
      post,
      taken: taken.has(variant) ? 1 : 0,
    };
  });
}

/** Money for a checkout that our database no longer knows, as after a restored backup: keep what Stripe tells. */
function linesWithoutCheckout({ id, line_items: items, currency }: Session): OrderLine[] {
  return (items?.data ?? []).map((item, position) => {
    const quantity = item.quantity ?? 1;
    const price = fromStripe(Math.round(item.amount_subtotal / quantity), (currency ?? '').toUpperCase());
    const title = item.description ?? '';
    return {
      session: id,
      position,
      variant: null,
      product: null,
      title,
      quantity,
      price,
      post: null,
      taken: 0,
    };
  });
}
