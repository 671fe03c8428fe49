/** Stripe's events, each taken in once. */
import type { Db, StripeEventTable } from './schema.ts';

/** False when the event is known. In one transaction with its effect, so neither is without the other. */
export async function recordEvent(db: Db, event: StripeEventTable): Promise<boolean> {
  const insert = db
    .insertInto('stripe_events')
    .values(event)
    .onConflict((on) => on.doNothing());
  return (await insert.executeTakeFirstOrThrow()).numInsertedOrUpdatedRows === 1n;
}
