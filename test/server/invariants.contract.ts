/**
 * Shoppers, Stripe, clock and bad luck in any order and at the same time: whatever happens,
 * the books add up at every step, and when all is quiet nothing is held and nothing is lost.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Stripe from 'stripe';
import type { Engine } from './engines.ts';
import { line, openShop, type Shop, shirt, stockOf } from './shop.ts';

const SESSIONS = '/v1/checkout/sessions';
const STOCK = 3;
const MINUTE = 60_000;
const carts = fc.constantFrom('c1', 'c2', 'c3', 'c4');

const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('ask'), cart: carts, quantity: fc.integer({ min: 1, max: 2 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pay'),
      cart: carts,
      outcome: fc.constantFrom('success', 'delayed'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('settle'),
      cart: carts,
      how: fc.constantFrom('succeeded', 'failed'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire'), cart: carts }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refund'), cart: carts }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('look'), cart: carts }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait'), minutes: fc.constantFrom(1, 10, 40) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sweep') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose webhook') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat webhook') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('break'),
      method: fc.constantFrom('GET', 'POST'),
      when: fc.constantFrom('before', 'after'),
    }),
  },
);

interface Action {
  do: string;
  cart?: string;
  quantity?: number;
  outcome?: string;
  how?: string;
  minutes?: number;
  method?: string;
  when?: string;
}

/** The sessions that were ever answered, by cart. */
type Known = Map<string, string>;

async function act(shop: Shop, known: Known, each: Action): Promise<void> {
  const { cart = '' } = each;
  const session = known.get(cart) ?? 'cs_none';
  const { sandbox } = shop;
  const acts: Record<string, () => unknown> = {
    ask: async () => {
      const answer = await shop.checkout({ cart, lines: [line('linen-shirt-s', 4900, each.quantity)] });
      assert.notEqual(answer.status, 500, JSON.stringify(answer));
      if (answer.status === 200) known.set(cart, answer.session);
    },
    pay: () => sandbox.pay(session, { outcome: each.outcome as 'success' }),
    settle: () => sandbox.settle(session, each.how as 'failed'),
    expire: () => sandbox.expire(session),
    refund: async () => sandbox.refund((await shop.order(session))?.payment_intent ?? ''),
    look: () => shop.get(`/v1/checkout/${session}`),
    wait: () => shop.advance((each.minutes ?? 0) * MINUTE),
    sweep: () => shop.sweep(),
    'lose webhook': () => sandbox.plan({ drop: true }),
    'repeat webhook': () => sandbox.plan({ duplicate: 2 }),
    break: () =>
      sandbox.fail({ path: SESSIONS, method: each.method ?? '', how: 'reset', when: each.when as 'after' }),
  };
  try {
    await acts[each.do]?.();
  } catch (error) {
    // The sandbox says no to what Stripe would not do, such as paying twice.
    if (error instanceof assert.AssertionError) throw error;
  }
}

/** Webhooks may still be coming in: the books are read as they were at one moment. */
async function assertBooks(shop: Shop): Promise<void> {
  const { checkouts, orders, stock } = await shop.storage.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => ({
      checkouts: await tx.selectFrom('checkouts').select(['state', 'lines']).execute(),
      orders: await tx.selectFrom('order_lines').select(['quantity', 'taken']).execute(),
      stock: await stockOf(tx, 'linen-shirt-s'),
    }));
  const holding = checkouts.filter(({ state }) => /^(starting|open|processing)$/.test(state));
  const pieces = (lines: string) => (JSON.parse(lines) as { quantity: number }[])[0]?.quantity ?? 0;
  const reserved = holding.reduce((sum, { lines }) => sum + pieces(lines), 0);
  const taken = orders.reduce((sum, { quantity, taken }) => sum + quantity * taken, 0);
  assert.deepEqual(stock, { on_hand: STOCK - taken, reserved });
  assert.ok(STOCK - taken - reserved >= 0);
}

/** Uses up the trouble that was ordered and has not come yet. */
async function mend({ deps }: Shop): Promise<void> {
  const { sessions } = deps.stripe.checkout;
  for (const call of [() => sessions.list(), () => sessions.expire('cs_none')]) {
    while ((await call().catch((error) => error)) instanceof Stripe.errors.StripeConnectionError);
  }
}

/** Time passes, webhooks or not, until nothing is under way any more. */
async function calmDown(shop: Shop, known: Known): Promise<void> {
  for (const session of known.values())
    await act(shop, new Map([['x', session]]), { do: 'settle', cart: 'x', how: 'failed' });
  for (let round = 0; round < 6; round++) {
    await shop.advance(3 * 60 * MINUTE);
    await shop.sweep();
  }
}

async function assertQuiet(shop: Shop): Promise<void> {
  assert.equal((await shop.stock('linen-shirt-s')).reserved, 0);
  const { data } = await shop.deps.stripe.checkout.sessions.list({ limit: 100 });
  const paid = data.filter(({ payment_status }) => payment_status === 'paid').map(({ id }) => id);
  const orders = await shop.storage.db
    .selectFrom('orders')
    .select(['session', 'cart', 'state_reason'])
    .execute();
  assert.deepEqual(orders.map(({ session }) => session).sort(), paid.sort());
  assert.equal(new Set(orders.map(({ cart }) => cart)).size, orders.length, 'a cart is charged once');
  assert.ok(
    orders.every(({ state_reason }) => state_reason === null),
    'nothing is sold twice',
  );
  assert.ok(data.every(({ status }) => status !== 'open'));
}

export function invariants(engine: Engine, runs: number): void {
  test(`${engine.name}: the books add up whatever happens, in ${runs} histories`, async () => {
    const variants = shirt.variants.map((each) => ({ ...each, stock: STOCK }));
    const history = fc.array(fc.array(action, { minLength: 1, maxLength: 4 }), {
      minLength: 3,
      maxLength: 14,
    });
    const property = fc.asyncProperty(history, async (steps) => {
      const shop = await openShop({
        storage: await engine.open(),
        products: [{ ...shirt, variants }],
        retries: 0,
      });
      const known: Known = new Map();
      try {
        for (const step of steps) {
          await Promise.all(step.map((each) => act(shop, known, each)));
          await assertBooks(shop);
        }
        await mend(shop);
        await calmDown(shop, known);
        await assertBooks(shop);
        await assertQuiet(shop);
      } finally {
        await shop.close();
      }
    });
    await fc.assert(property, { numRuns: runs });
  });
}
