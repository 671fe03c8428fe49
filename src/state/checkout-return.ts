/** Back from Stripe: asks the server how the session ended. */
import { codeOf } from '../core/errors.ts';
import type { Status } from '../core/wire/checkout.ts';
import { $api } from './api.ts';
import { $cart } from './cart.ts';
import { $checkout } from './checkout.ts';
import { forgetSession, settlePaid } from './checkout-memory.ts';
import { report } from './report.ts';

/** Seconds between two questions on the page that a payment returns to; a minute in all. */
const WAITS = [1, 2, 3, 5, 8, 13, 20];

/**
 * Looks at the page's address and the kept cart. On the page that Stripe
 * returns to it waits for the payment, elsewhere it asks once.
 */
export async function resume(query: string): Promise<void> {
  const params = new URLSearchParams(query);
  const returned = params.get('souk_session');
  const session = returned ?? $cart.get()?.session;
  if (!session) return;
  if ((document as { prerendering?: boolean }).prerendering) {
    await new Promise((done) => document.addEventListener('prerenderingchange', done, { once: true }));
  }
  if (returned) return followSession(session);
  const status = await ask(session);
  const cancelled = params.has('souk_cancelled');
  if (status && settle(session, status)) return;
  if (status === 'expired' || (status === 'open' && cancelled)) forgetSession(session);
  if (cancelled && status !== 'processing') $checkout.set({ state: 'expired' });
}

/** Sessions being asked about: another tab's change of the cart starts no second round. */
const followed = new Set<string>();

/** Asks until the session is paid or over, at most for as long as `waits` last. */
export async function followSession(session: string, waits: readonly number[] = WAITS): Promise<void> {
  if (followed.has(session)) return;
  followed.add(session);
  for (const wait of [...waits, 0]) {
    if (await isOver(session)) break;
    await new Promise((done) => setTimeout(done, wait * 1000));
  }
  followed.delete(session);
}

async function isOver(session: string): Promise<boolean> {
  const status = await ask(session);
  if (status !== 'expired') return !status || settle(session, status);
  forgetSession(session);
  $checkout.set({ state: 'expired' });
  return true;
}

/** Whether nothing more is to come. */
function settle(session: string, status: Status): boolean {
  if (status === 'paid') settlePaid(session);
  else if (status === 'processing') $checkout.set({ state: 'pending', session });
  return status === 'paid';
}

/** Undefined when the server does not know the session; one that is out of reach counts as still open. */
async function ask(session: string): Promise<Status | undefined> {
  try {
    return (await $api.get().status(session)).status;
  } catch (error) {
    report(codeOf(error), `the state of the checkout is not known: ${(error as Error).message}`);
    if (codeOf(error) !== 'not_found' && codeOf(error) !== 'bad_input') return 'open';
    forgetSession(session);
    return undefined;
  }
}
