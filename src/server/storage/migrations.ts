/**
 * The tables come into being here, one numbered step after the other. A step is
 * never edited once released, and only adds, so that the version before keeps
 * working while copies are replaced one by one.
 */
import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

const STEPS: readonly (readonly string[])[] = [
  [
    `create table products (id text primary key, position bigint not null, currency text not null,
      document text not null, updated_at bigint not null)`,
    `create table product_names (name text not null, product text not null references products (id) on delete cascade,
      rank bigint not null, primary key (name, product, rank))`,
    'create index product_names_product on product_names (product)',
    `create table variants (id text primary key, product text not null references products (id) on delete cascade,
      position bigint not null, price bigint not null check (price >= 0), compare_at bigint,
      available bigint not null, on_hand bigint check (on_hand >= 0), reserved bigint not null default 0
      check (reserved >= 0), withdrawn bigint not null default 0, document text not null)`,
    'create index variants_product on variants (product, position)',
    'create table posts (id text primary key, published_at bigint not null, document text not null)',
    'create index posts_newest on posts (published_at desc, id desc)',
    `create table checkouts (id text primary key, key text not null, attempt bigint not null, state text not null,
      cart text not null, session text unique, currency text not null, lines text not null, mode text not null,
      post text, share text, coupon text, return_url text not null, params text not null, url text,
      client_secret text, created_at bigint not null, expires_at bigint not null, checked_at bigint not null,
      unique (key, attempt))`,
    // One cart has one session that can be paid: two tabs cannot hold the same stock twice.
    `create unique index checkouts_live on checkouts (cart) where state in ('starting', 'open')`,
    'create index checkouts_cart on checkouts (cart)',
    'create index checkouts_due on checkouts (state, checked_at)',
    `create table orders (session text primary key, checkout text not null, cart text not null, post text, share text,
      currency text not null, total bigint not null, subtotal bigint not null, discount bigint not null,
      shipping bigint not null, tax bigint not null, refunded bigint not null default 0, email text,
      payment_intent text, state text not null, state_reason text, dispute text, paid_at bigint not null)`,
    'create index orders_payment on orders (payment_intent)',
    'create index orders_paid_at on orders (paid_at)',
    `create table order_lines (session text not null references orders (session) on delete cascade,
      position bigint not null, variant text, product text, title text not null, quantity bigint not null,
      price bigint not null, post text, taken bigint not null, primary key (session, position))`,
    `create table stripe_events (id text primary key, type text not null, object text not null,
      received_at bigint not null)`,
  ],
];

/**
 * Brings the tables up to date. Safe when several copies start together: the
 * number of a step is a primary key, so the second copy waits for the first and then finds it done.
 */
export async function migrate(db: Kysely<Schema>, now: () => number): Promise<void> {
  await makeLedger(db);
  for (const [index, statements] of STEPS.entries()) {
    await db.transaction().execute(async (tx) => {
      const claim = tx.insertInto('souk_migrations').values({ id: index + 1, at: now() });
      const { numInsertedOrUpdatedRows } = await claim
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow();
      if (!numInsertedOrUpdatedRows) return;
      for (const statement of statements) await sql.raw(statement).execute(tx);
    });
  }
}

/** PostgreSQL may refuse the slower of two simultaneous "create if not exists"; the table is there all the same. */
async function makeLedger(db: Kysely<Schema>): Promise<void> {
  const create = sql`create table if not exists souk_migrations (id bigint primary key, at bigint not null)`;
  try {
    await create.execute(db);
  } catch {
    await create.execute(db);
  }
}
