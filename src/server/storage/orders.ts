/** Orders: what was paid, for what, and where it came from. */
import type { Selectable } from 'kysely';
import type { Db, OrderLineTable, OrderState, OrderTable } from './schema.ts';
import { piecesOf, putBack } from './stock.ts';

export type Order = Selectable<OrderTable>;
export type OrderLine = Selectable<OrderLineTable>;

/** False when the session has its order already. */
export async function insertOrder(db: Db, order: Order): Promise<boolean> {
  const insert = db
    .insertInto('orders')
    .values(order)
    .onConflict((on) => on.doNothing());
  return (await insert.executeTakeFirstOrThrow()).numInsertedOrUpdatedRows === 1n;
}

export async function insertOrderLines(db: Db, lines: OrderLine[]): Promise<void> {
  if (lines.length) await db.insertInto('order_lines').values(lines).execute();
}

export async function setReason(db: Db, session: string, reason: string): Promise<void> {
  await db.updateTable('orders').set({ state_reason: reason }).where('session', '=', session).execute();
}

export async function findOrder(
  db: Db,
  session: string,
): Promise<(Order & { lines: OrderLine[] }) | undefined> {
  const order = await db.selectFrom('orders').selectAll().where('session', '=', session).executeTakeFirst();
  return order && { ...order, lines: await linesOf(db, session) };
}

export async function sessionOfPayment(db: Db, paymentIntent: string): Promise<string | undefined> {
  const query = db.selectFrom('orders').select('session').where('payment_intent', '=', paymentIntent);
  return (await query.executeTakeFirst())?.session;
}

const linesOf = (db: Db, session: string) =>
  db.selectFrom('order_lines').selectAll().where('session', '=', session).orderBy('position').execute();

/** What may happen to an order once it is paid; `refunded` is the sum so far. */
export type Change = { refunded: number } | { dispute: 'open' | 'won' | 'lost' };

/**
 * Applies a refund or dispute, in any order of arrival: a sum never shrinks, a closed dispute
 * stays closed. The first time that all is refunded the goods go back into stock.
 */
export async function changeOrder(db: Db, session: string, change: Change): Promise<void> {
  // A write first: it locks the row, so two changes at once cannot lose each other.
  await db.updateTable('orders').set({ session }).where('session', '=', session).execute();
  const order = await findOrder(db, session);
  if (!order) return;
  const next = { ...order, ...merge(order, change) };
  const state = stateOf(next);
  const { refunded, dispute } = next;
  await db.updateTable('orders').set({ refunded, dispute, state }).where('session', '=', session).execute();
  if (order.refunded < order.total && refunded >= order.total) await restock(db, order);
}

function merge(order: Order, change: Change): Partial<Order> {
  if ('refunded' in change) return { refunded: Math.max(order.refunded, change.refunded) };
  return change.dispute === 'open' && order.dispute ? {} : { dispute: change.dispute };
}

function stateOf({ dispute, refunded, total }: Order): OrderState {
  if (dispute === 'lost') return 'lost';
  if (dispute === 'open') return 'disputed';
  if (refunded && refunded >= total) return 'refunded';
  return refunded ? 'partly_refunded' : 'paid';
}

async function restock(db: Db, { session, lines }: Order & { lines: OrderLine[] }): Promise<void> {
  const taken = lines.flatMap(({ variant, quantity, taken }) =>
    variant && taken ? [{ variant, quantity }] : [],
  );
  await putBack(db, piecesOf(taken));
  await db.updateTable('order_lines').set({ taken: 0 }).where('session', '=', session).execute();
}
