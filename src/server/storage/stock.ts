/** Stock: pieces in the house, and pieces held by sessions that may still be paid. */
import type { Db } from './schema.ts';

/** Pieces wanted, by variant id. */
export type Pieces = ReadonlyMap<string, number>;

/** Adds up the lines of each variant, in an order all carts share, so that no two of them deadlock. */
export function piecesOf(lines: readonly { variant: string; quantity: number }[]): Pieces {
  const sums = new Map<string, number>();
  for (const { variant, quantity } of lines) sums.set(variant, (sums.get(variant) ?? 0) + quantity);
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Holds the pieces. Gives the ids of variants with too few; then the transaction must be undone. */
export async function reserve(db: Db, pieces: Pieces): Promise<string[]> {
  const short: string[] = [];
  for (const [id, quantity] of pieces) {
    const { numUpdatedRows } = await db
      .updateTable('variants')
      .set((is) => ({ reserved: is('reserved', '+', quantity) }))
      .where('id', '=', id)
      .where('available', '=', 1)
      .where('withdrawn', '=', 0)
      .where((is) =>
        is.or([is('on_hand', 'is', null), is(is('on_hand', '-', is.ref('reserved')), '>=', quantity)]),
      )
      .executeTakeFirstOrThrow();
    if (!numUpdatedRows) short.push(id);
  }
  return short;
}

/** Pieces that can still be had, of counted variants in the catalogue. */
export async function leftOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const query = db.selectFrom('variants').select(['id', 'on_hand', 'reserved']).where('id', 'in', ids);
  const rows = await query.where('available', '=', 1).where('withdrawn', '=', 0).execute();
  return new Map(rows.map(({ id, on_hand, reserved }) => [id, Math.max(0, (on_hand ?? 0) - reserved)]));
}

/** Gives held pieces back. */
export async function release(db: Db, pieces: Pieces): Promise<void> {
  for (const [id, quantity] of pieces) {
    await db
      .updateTable('variants')
      .set((is) => ({ reserved: is('reserved', '-', quantity) }))
      .where('id', '=', id)
      .execute();
  }
}

/** Takes held pieces out of the house: they are paid. Gives the variants that were really taken. */
export async function takeHeld(db: Db, pieces: Pieces): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const [id, quantity] of pieces) {
    const { numUpdatedRows } = await db
      .updateTable('variants')
      .set((is) => ({ reserved: is('reserved', '-', quantity), on_hand: is('on_hand', '-', quantity) }))
      .where('id', '=', id)
      // An import may have lowered the count below what was held.
      .where((is) => is.or([is('on_hand', 'is', null), is('on_hand', '>=', quantity)]))
      .executeTakeFirstOrThrow();
    if (numUpdatedRows) taken.add(id);
    else await release(db, new Map([[id, quantity]]));
  }
  return taken;
}

/** Takes pieces that are no longer held, where nobody else holds them. Gives the variants really taken. */
export async function takeFree(db: Db, pieces: Pieces): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const [id, quantity] of pieces) {
    const { numUpdatedRows } = await db
      .updateTable('variants')
      .set((is) => ({ on_hand: is('on_hand', '-', quantity) }))
      .where('id', '=', id)
      .where((is) =>
        is.or([is('on_hand', 'is', null), is(is('on_hand', '-', is.ref('reserved')), '>=', quantity)]),
      )
      .executeTakeFirstOrThrow();
    if (numUpdatedRows) taken.add(id);
  }
  return taken;
}

/** Puts pieces back into the house, after a full refund. */
export async function putBack(db: Db, pieces: Pieces): Promise<void> {
  for (const [id, quantity] of pieces) {
    await db
      .updateTable('variants')
      .set((is) => ({ on_hand: is('on_hand', '+', quantity) }))
      .where('id', '=', id)
      .execute();
  }
}
