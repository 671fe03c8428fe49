/** How sessions end: paid, late, run out, unheard of, on every database. */
import assert from 'node:assert/strict';
import { createApp } from '../../src/server/app.ts';
import { createStripe } from '../../src/server/stripe-client.ts';
import type { Engine } from './engines.ts';
import { line, sessionsAt, statusOf, trialsOn } from './shop.ts';

const SESSIONS = '/v1/checkout/sessions';
/** Longer than Stripe holds a session. */
const OVER = 33 * 60_000;

export function endingContract(engine: Engine): void {
  const trial = trialsOn(engine);

  trial('a session that ran out gives its stock back and makes room for a new one', async (shop) => {
    const first = await shop.checkout({ cart: 'c1' });
    await shop.advance(OVER);
    assert.equal(await statusOf(shop, first.session), 'expired');
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 0 });
    const second = await shop.checkout({ cart: 'c1' });
    assert.equal(second.status, 200);
    assert.notEqual(second.session, first.session);
  });

  trial('the sweeper finds what webhooks did not tell: one ran out, one was paid', async (shop) => {
    shop.sandbox.plan({ drop: true, times: 99 });
    const left = await shop.checkout({ lines: [line('linen-shirt-m', 4900)] });
    const paid = await shop.checkout();
    await shop.sandbox.pay(paid.session);
    await shop.advance(OVER);
    assert.equal(await shop.sweep(), 2);
    assert.equal(await shop.sweep(), 0);
    assert.deepEqual(await shop.stock('linen-shirt-m'), { on_hand: 40, reserved: 0 });
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 0, reserved: 0 });
    assert.equal((await shop.order(paid.session))?.total, 4900);
    assert.equal(await shop.order(left.session), undefined);
  });

  trial('the sweeper ends a session that Stripe keeps open too long', async (shop) => {
    const { session } = await shop.checkout();
    // Our clock alone is ahead.
    const ahead = { ...shop.deps, now: () => shop.deps.now() + OVER };
    await shop.sweep(ahead);
    assert.equal((await sessionsAt(shop))[0]?.status, 'expired');
    assert.equal(await statusOf(shop, session), 'expired');
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 0 });
  });

  trial('a delayed payment keeps the stock until it is settled', async (shop) => {
    const { session } = await shop.checkout();
    await shop.sandbox.pay(session, { outcome: 'delayed' });
    assert.equal(await statusOf(shop, session), 'processing');
    await shop.advance(3 * 24 * 60 * 60_000);
    await shop.sweep();
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 1 });
    await shop.sandbox.settle(session, 'succeeded');
    assert.equal(await statusOf(shop, session), 'paid');
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 0, reserved: 0 });
  });

  for (const told of [true, false]) {
    trial(`a delayed payment that fails gives the stock back, ${told ? 'told' : 'untold'}`, async (shop) => {
      const { session } = await shop.checkout();
      await shop.sandbox.pay(session, { outcome: 'delayed' });
      if (!told) shop.sandbox.plan({ drop: true, times: 9 });
      await shop.sandbox.settle(session, 'failed');
      await shop.advance(2 * 60 * 60_000);
      await shop.sweep();
      assert.equal(await statusOf(shop, session), 'expired');
      assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 0 });
      assert.equal(await shop.order(session), undefined);
    });
  }

  trial(
    'money that comes after the goods were sold to another is an order all the same, and says so',
    async (shop) => {
      const late = await shop.checkout({ cart: 'late' });
      const { db } = shop.storage;
      await db.updateTable('checkouts').set({ state: 'expired' }).where('cart', '=', 'late').execute();
      await db.updateTable('variants').set({ reserved: 0 }).where('id', '=', 'linen-shirt-s').execute();
      const other = await shop.checkout();
      await shop.sandbox.pay(other.session);
      await shop.sandbox.pay(late.session);
      const order = await shop.order(late.session);
      assert.deepEqual([order?.state, order?.state_reason, order?.lines[0]?.taken], ['paid', 'oversold', 0]);
      assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 0, reserved: 0 });
    },
  );

  trial('a payment that is faster than our own note of the session is an order', async (shop) => {
    const fetch: typeof shop.sandbox.fetch = async (input, init) => {
      const response = await shop.sandbox.fetch(input, init);
      const { id, object, status } = (await response.clone().json()) as { [field: string]: string };
      if (object === 'checkout.session' && status === 'open' && id) await shop.sandbox.pay(id);
      return response;
    };
    const stripe = createStripe(shop.sandbox.secretKey, { fetch });
    const answer = await shop.checkoutAt(createApp({ ...shop.deps, stripe }), { cart: 'c1' });
    assert.equal(answer.error?.code, 'already_paid');
    const [session] = await sessionsAt(shop);
    assert.equal(answer.error?.session, session?.id);
    assert.equal((await shop.order(session?.id ?? ''))?.cart, 'c1');
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 0, reserved: 0 });
  });

  trial(
    'the landing page makes the order when the webhook does not come, and both make one',
    async (shop) => {
      const { session } = await shop.checkout();
      shop.sandbox.plan({ drop: true, times: 9 });
      await shop.sandbox.pay(session);
      const answers = await Promise.all(Array.from({ length: 20 }, () => statusOf(shop, session)));
      assert.deepEqual(new Set(answers), new Set(['paid']));
      const orders = await shop.storage.db.selectFrom('orders').select('session').execute();
      assert.deepEqual(
        orders.map((order) => order.session),
        [session],
      );
      assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 0, reserved: 0 });
    },
  );

  trial('a status that Stripe does not confirm is what we knew', async (shop) => {
    const { session } = await shop.checkout();
    shop.sandbox.fail({ path: SESSIONS, method: 'GET', how: 500, times: 3 });
    assert.equal(await statusOf(shop, session), 'open');
    assert.ok(shop.log.some(({ event }) => event === 'status_not_refreshed'));
  });
}
