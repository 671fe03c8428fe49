/** How earlier checkouts stand: being opened, open, bought or over. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '../deps.ts';
import { type Checkout, endUnpaid, findCheckout } from '../storage/checkouts.ts';
import { fulfil } from './fulfil.ts';
import { expireAtStripe, openAtStripe, unavailable } from './stripe-session.ts';

/** Another request opens it: looked at again this often, this many times. Milliseconds. */
const LOOK = 100;
const MOST_LOOKS = 60;
/** Whoever opens it is given up after this; an open one this young needs no second question. Milliseconds. */
const PATIENCE = 6_000;
const FRESH = 5_000;

/** The checkout once its state is clear. One that nobody is opening any more is opened here. */
export async function settled(checkout: Checkout, deps: Deps): Promise<Checkout> {
  const { storage, now } = deps;
  const current = checkout.state === 'starting' ? await awaitOpening(checkout, deps) : checkout;
  if (current.state === 'starting') return takeOver(current, deps);
  if (current.state !== 'open' || !current.session || now() - current.created_at < FRESH) return current;
  // It may have been paid or ended meanwhile, with the webhook still on its way.
  try {
    await fulfil(current.session, deps);
  } catch (cause) {
    throw unavailable(cause);
  }
  return (await findCheckout(storage.db, current.id)) ?? current;
}

async function awaitOpening(checkout: Checkout, { storage, now }: Deps): Promise<Checkout> {
  let current = checkout;
  for (let looks = 0; looks < MOST_LOOKS && isBeingOpened(current, now()); looks++) {
    await sleep(LOOK);
    current = (await findCheckout(storage.db, checkout.id)) ?? current;
  }
  return current;
}

/** `checked_at` is set once an attempt ended without a clear answer. */
const isBeingOpened = ({ state, checked_at, created_at }: Checkout, now: number) =>
  state === 'starting' && !checked_at && now - created_at < PATIENCE;

/**
 * Asks Stripe once more. Comes back as `failed`, its stock given back, when Stripe refuses (the request never
 * arrived, and is too old now) or its time is over: nobody was ever given its address.
 */
export async function takeOver(checkout: Checkout, deps: Deps): Promise<Checkout> {
  const { storage, now } = deps;
  if (now() >= checkout.expires_at) {
    await storage.transaction((tx) => endUnpaid(tx, checkout, 'failed', now()));
    return { ...checkout, state: 'failed' };
  }
  try {
    return await openAtStripe(checkout, deps);
  } catch (error) {
    const current = await findCheckout(storage.db, checkout.id);
    if (current?.state === 'failed') return current;
    throw error;
  }
}

/** Ends the cart's other sessions, so that who changed the cart does not hold the stock against himself. */
export async function endOthers(others: readonly Checkout[], deps: Deps): Promise<Checkout[]> {
  const ended: Checkout[] = [];
  for (const other of others) {
    const current = other.state === 'starting' ? await settled(other, deps) : other;
    ended.push(current.state === 'open' ? await end(current, deps) : current);
  }
  return ended;
}

async function end(open: Checkout, deps: Deps): Promise<Checkout> {
  try {
    return await expireAtStripe(open, deps);
  } catch (cause) {
    throw unavailable(cause);
  }
}
