/** Checkouts: one row for each attempt to open a session at Stripe. */
import type { Selectable } from 'kysely';
import type { CheckoutState, CheckoutTable, Db } from './schema.ts';
import { type Pieces, piecesOf, release } from './stock.ts';

/** A line as it was agreed: `price` is of one piece and is what is charged. */
export interface CheckoutLine {
  product: string;
  variant: string;
  quantity: number;
  price: number;
  title: string;
  post?: string | undefined;
}

export interface Checkout extends Omit<Selectable<CheckoutTable>, 'lines'> {
  lines: CheckoutLine[];
}

/** States in which stock is held. */
const HOLDING: CheckoutState[] = ['starting', 'open', 'processing'];

const read = (row: Selectable<CheckoutTable> | undefined): Checkout | undefined =>
  row && { ...row, lines: JSON.parse(row.lines) };

export const heldBy = (checkout: Checkout): Pieces => piecesOf(checkout.lines);

export async function findCheckout(db: Db, id: string): Promise<Checkout | undefined> {
  return read(await db.selectFrom('checkouts').selectAll().where('id', '=', id).executeTakeFirst());
}

export async function checkoutOfSession(db: Db, session: string): Promise<Checkout | undefined> {
  return read(await db.selectFrom('checkouts').selectAll().where('session', '=', session).executeTakeFirst());
}

export interface CartHistory {
  /** The latest attempt at what is asked now. */
  known: Checkout | undefined;
  /** Other checkouts of the cart that are paid, being paid, or could be. */
  others: Checkout[];
}

/** `key` is that of what is asked now. */
export async function historyOf(db: Db, cart: string, key: string): Promise<CartHistory> {
  const rows = await db
    .selectFrom('checkouts')
    .selectAll()
    .where('cart', '=', cart)
    .where((is) => is.or([is('key', '=', key), is('state', 'in', [...HOLDING, 'paid'])]))
    .orderBy('attempt', 'desc')
    .execute();
  const checkouts = rows.map((row) => read(row) as Checkout);
  return {
    known: checkouts.find((each) => each.key === key),
    others: checkouts.filter((each) => each.key !== key),
  };
}

/** False when another request was faster: the same attempt, or another session of the cart. */
export async function insertCheckout(db: Db, { lines, ...row }: Checkout): Promise<boolean> {
  const insert = db.insertInto('checkouts').values({ ...row, lines: JSON.stringify(lines) });
  const result = await insert.onConflict((on) => on.doNothing()).executeTakeFirstOrThrow();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** False when the row has left `starting` meanwhile, as when a webhook was faster. */
export async function markOpen(
  db: Db,
  id: string,
  opened: { session: string; url: string | null; client_secret: string | null; checked_at: number },
): Promise<boolean> {
  const update = db.updateTable('checkouts').set({ ...opened, state: 'open' });
  const { numUpdatedRows } = await update
    .where('id', '=', id)
    .where('state', '=', 'starting')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Moves on to `to` from a state that holds stock; false when the row is in none, so its stock is not held. */
export async function leaveHold(
  db: Db,
  id: string,
  to: 'paid' | 'expired' | 'failed',
  session: string | null,
  now: number,
): Promise<boolean> {
  const update = db.updateTable('checkouts').set({ state: to, checked_at: now, ...(session && { session }) });
  const { numUpdatedRows } = await update
    .where('id', '=', id)
    .where('state', 'in', HOLDING)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Ends a checkout without payment and gives its stock back, once. */
export async function endUnpaid(
  db: Db,
  checkout: Checkout,
  to: 'expired' | 'failed',
  now: number,
): Promise<void> {
  if (await leaveHold(db, checkout.id, to, null, now)) await release(db, heldBy(checkout));
}

/** Submitted, not yet paid: the stock stays held, for days if need be. What is over stays over. */
export async function markProcessing(db: Db, id: string, session: string, now: number): Promise<void> {
  const update = db.updateTable('checkouts').set({ state: 'processing', session, checked_at: now });
  await update.where('id', '=', id).where('state', 'in', ['starting', 'open']).execute();
}

/** Notes a payment for a checkout whose hold was gone. */
export async function markPaidLate(db: Db, id: string, session: string): Promise<void> {
  await db.updateTable('checkouts').set({ state: 'paid', session }).where('id', '=', id).execute();
}

/** Puts off the next question to Stripe. */
export async function markChecked(db: Db, id: string, now: number): Promise<void> {
  await db.updateTable('checkouts').set({ checked_at: now }).where('id', '=', id).execute();
}

/** Checkouts the sweeper should look into, those waiting longest first. */
export async function dueCheckouts(
  db: Db,
  due: { startedBefore: number; expiredBefore: number; checkedBefore: number },
  limit: number,
): Promise<Checkout[]> {
  const rows = await db
    .selectFrom('checkouts')
    .selectAll()
    .where((is) =>
      is.or([
        is.and([is('state', '=', 'starting'), is('created_at', '<', due.startedBefore)]),
        is.and([is('state', '=', 'open'), is('expires_at', '<', due.expiredBefore)]),
        is.and([is('state', '=', 'processing'), is('checked_at', '<', due.checkedBefore)]),
      ]),
    )
    .orderBy('checked_at')
    .limit(limit)
    .execute();
  return rows.map((row) => read(row) as Checkout);
}
