/** From a press to a paid order, on every database: prices, stock, sessions, and what happens when something breaks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../../src/server/app.ts';
import { importProducts } from '../../src/server/import.ts';
import { createStripe } from '../../src/server/stripe-client.ts';
import type { Engine } from './engines.ts';
import { hat, line, ORIGIN, openShop, type Shop, type ShopOptions } from './shop.ts';

const SESSIONS = '/v1/checkout/sessions';
/** Longer than Stripe holds a session. */
const OVER = 33 * 60_000;

const sessionsAt = async ({ deps }: Shop) => (await deps.stripe.checkout.sessions.list({ limit: 100 })).data;
const statusOf = async (shop: Shop, session: string) =>
  ((await (await shop.get(`/v1/checkout/${session}`)).json()) as { status: string }).status;

export function checkoutContract(engine: Engine): void {
  const trial = (sentence: string, body: (shop: Shop) => Promise<void>, options: ShopOptions = {}) =>
    test(`${engine.name}: ${sentence}`, async () => {
      const shop = await openShop({ ...options, storage: await engine.open() });
      try {
        await body(shop);
      } finally {
        await shop.close();
      }
    });

  trial('a purchase becomes an order with its lines, sums, post and cart', async (shop) => {
    const lines = [{ ...line('linen-shirt-s', 4900), post: 'lisbon' }, line('sun-hat-1', 2900, 2, 'sun-hat')];
    const answer = await shop.checkout({ cart: 'c1', post: 'beach', share: 's1', lines, locale: 'pt-BR' });
    assert.equal(answer.status, 200, JSON.stringify(answer));
    assert.equal(answer.publishableKey, shop.sandbox.publishableKey);
    assert.match(answer.url ?? '', /^http:\/\/shop\.test\/sandbox\/pay\//);
    assert.equal(await statusOf(shop, answer.session), 'open');
    await shop.sandbox.pay(answer.session, { outcome: 'success', email: 'ana@example.com' });
    assert.equal(await statusOf(shop, answer.session), 'paid');
    const order = await shop.order(answer.session);
    const { cart, post, share, currency, total, subtotal, email, state } = order ?? {};
    assert.deepEqual(
      { cart, post, share, currency, total, subtotal, email, state },
      {
        cart: 'c1',
        post: 'beach',
        share: 's1',
        currency: 'EUR',
        total: 10_700,
        subtotal: 10_700,
        email: 'ana@example.com',
        state: 'paid',
      },
    );
    assert.deepEqual(
      order?.lines.map(({ variant, title, quantity, price, post }) => [
        variant,
        title,
        quantity,
        price,
        post,
      ]),
      [
        ['linen-shirt-s', 'Linen shirt, S', 1, 4900, 'lisbon'],
        ['sun-hat-1', 'Sun hat', 2, 2900, null],
      ],
    );
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 0, reserved: 0 });
    assert.deepEqual(await shop.stock('sun-hat-1'), { on_hand: null, reserved: 0 });
  });

  trial('Stripe is told the cart, the post and the share on session and payment', async (shop) => {
    const { session } = await shop.checkout({ cart: 'c1', post: 'beach', share: 's1', locale: 'de-AT' });
    await shop.sandbox.pay(session);
    const expand = ['payment_intent'];
    const found = await shop.deps.stripe.checkout.sessions.retrieve(session, { expand });
    const payment = found.payment_intent as { metadata: object };
    assert.deepEqual(found.metadata, {
      checkout: found.client_reference_id,
      cart: 'c1',
      post: 'beach',
      share: 's1',
    });
    assert.deepEqual(payment.metadata, found.metadata);
    assert.equal(found.locale, 'de');
    assert.equal(found.success_url, `${ORIGIN}/blog/lisbon?from=mail&souk_session={CHECKOUT_SESSION_ID}#buy`);
    assert.equal(found.cancel_url, `${ORIGIN}/blog/lisbon?from=mail&souk_cancelled=1#buy`);
  });

  trial('the dialog gets a client secret and no address to leave for', async (shop) => {
    const answer = await shop.checkout({ mode: 'dialog' });
    assert.match(answer.clientSecret ?? '', /^cs_test_.+_secret_/);
    assert.equal(answer.url, undefined);
    const found = await shop.deps.stripe.checkout.sessions.retrieve(answer.session);
    assert.equal(found.redirect_on_completion, 'if_required');
    assert.match(found.return_url ?? '', /souk_session=\{CHECKOUT_SESSION_ID\}#buy$/);
  });

  trial('twenty presses at once open one session', async (shop) => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.checkout({ cart: 'c1' })));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal(new Set(answers.map(({ session, url }) => `${session} ${url}`)).size, 1);
    assert.equal((await sessionsAt(shop)).length, 1);
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 1 });
  });

  trial('two copies of the server open one session for one press', async (shop) => {
    const copy = createApp({ ...shop.deps });
    const ask = { cart: 'c1' };
    const answers = await Promise.all([shop.checkout(ask), shop.checkoutAt(copy, ask), shop.checkout(ask)]);
    assert.equal(new Set(answers.map(({ session }) => session)).size, 1);
    assert.equal((await sessionsAt(shop)).length, 1);
  });

  trial('back from Stripe, the same question gets the same answer', async (shop) => {
    const first = await shop.checkout({ cart: 'c1' });
    await shop.advance(10 * 60_000);
    const returnUrl = `${ORIGIN}/blog/lisbon?from=mail&souk_cancelled=1#buy`;
    assert.deepEqual(await shop.checkout({ cart: 'c1', returnUrl }), first);
  });

  trial('an answer of Stripe that is lost is found again by the next press', async (shop) => {
    shop.sandbox.fail({ path: SESSIONS, method: 'POST', how: 'reset', when: 'after', times: 3 });
    const lost = await shop.checkout({ cart: 'c1' });
    assert.deepEqual([lost.status, lost.error?.code, lost.error?.retry], [503, 'stripe_unavailable', true]);
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 1 });
    const again = await shop.checkout({ cart: 'c1' });
    assert.equal(again.status, 200);
    assert.deepEqual(
      (await sessionsAt(shop)).map(({ id }) => id),
      [again.session],
    );
  });

  trial('an answer that is lost for good gives the stock back after a while', async (shop) => {
    shop.sandbox.fail({ path: SESSIONS, method: 'POST', how: 'reset', when: 'after', times: 3 });
    await shop.checkout({ cart: 'c1' });
    await shop.advance(60_000);
    assert.equal(await shop.sweep(), 1);
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 0 });
    assert.deepEqual(
      (await sessionsAt(shop)).map(({ status }) => status),
      ['expired'],
    );
    assert.equal((await shop.checkout({ cart: 'c1' })).status, 200);
  });

  trial('a crash between hold and session keeps nothing held', async (shop) => {
    const dead = createStripe(shop.sandbox.secretKey, { fetch: () => new Promise(() => {}) });
    void shop.checkoutAt(createApp({ ...shop.deps, stripe: dead }), { cart: 'c1' });
    while ((await shop.stock('linen-shirt-s')).reserved === 0)
      await new Promise((resolve) => setImmediate(resolve));
    await shop.advance(60_000);
    await shop.sweep();
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 0 });
    const next = await shop.checkout({ cart: 'c2' });
    assert.equal(next.status, 200);
  });

  trial('a shopper who comes back minutes after a crash gets a session at the first press', async (shop) => {
    shop.sandbox.fail({ path: SESSIONS, method: 'POST', how: 'reset', times: 3 });
    assert.equal((await shop.checkout({ cart: 'c1' })).status, 503);
    await shop.advance(5 * 60_000);
    const again = await shop.checkout({ cart: 'c1' });
    assert.equal(again.status, 200, JSON.stringify(again));
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 1 });
    assert.equal((await sessionsAt(shop)).length, 1);
  });

  trial('what Stripe refuses is not held', async (shop) => {
    await importProducts(shop.storage, [
      { ...hat, variants: [{ ...hat.variants[0], price: 7, stock: 1 }] } as typeof hat,
    ]);
    const answer = await shop.checkout({ lines: [line('sun-hat-1', 7, 1, 'sun-hat')] });
    assert.deepEqual([answer.status, answer.error?.code], [503, 'stripe_unavailable']);
    assert.doesNotMatch(JSON.stringify(answer), /must add up/);
    assert.deepEqual(await shop.stock('sun-hat-1'), { on_hand: 1, reserved: 0 });
  });

  trial('changed prices are said line by line and not charged', async (shop) => {
    const lines = [line('linen-shirt-m', 4000), line('sun-hat-1', 2900, 1, 'sun-hat')];
    const answer = await shop.checkout({ lines });
    assert.deepEqual([answer.status, answer.error?.code], [409, 'price_changed']);
    assert.deepEqual(answer.error?.lines, [
      { variant: 'linen-shirt-m', reason: 'price_changed', price: 4900 },
    ]);
    assert.deepEqual(await sessionsAt(shop), []);
  });

  trial('too few and gone are said line by line', async (shop) => {
    const lines = [
      line('linen-shirt-s', 4900, 2),
      line('linen-shirt-xl', 4900),
      line('sun-hat-1', 2900, 1, 'linen-shirt'),
      line('linen-shirt-m', 4900),
    ];
    const answer = await shop.checkout({ lines });
    assert.deepEqual([answer.status, answer.error?.code], [409, 'sold_out']);
    assert.deepEqual(answer.error?.lines, [
      { variant: 'linen-shirt-s', reason: 'sold_out', left: 1 },
      { variant: 'linen-shirt-xl', reason: 'gone' },
      { variant: 'sun-hat-1', reason: 'gone' },
    ]);
    assert.deepEqual(await shop.stock('linen-shirt-m'), { on_hand: 40, reserved: 0 });
  });

  trial('two lines of one variant count together', async (shop) => {
    const lines = [
      { ...line('linen-shirt-s', 4900), post: 'a' },
      { ...line('linen-shirt-s', 4900), post: 'b' },
    ];
    assert.equal((await shop.checkout({ lines })).error?.code, 'sold_out');
  });

  trial('another currency than the one shown is never charged', async (shop) => {
    const answer = await shop.checkout({ currency: 'USD' });
    assert.deepEqual([answer.status, answer.error?.code], [409, 'currency_changed']);
  });

  trial('a changed cart takes the place of its older session', async (shop) => {
    const first = await shop.checkout({ cart: 'c1' });
    const second = await shop.checkout({
      cart: 'c1',
      lines: [line('linen-shirt-s', 4900), line('linen-shirt-m', 4900)],
    });
    assert.equal(second.status, 200, JSON.stringify(second));
    assert.notEqual(second.session, first.session);
    assert.equal(await statusOf(shop, first.session), 'expired');
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 1 });
  });

  trial('two different questions for one cart at once leave one session open', async (shop) => {
    const asks = [1, 2, 3, 4].map((quantity) => ({
      cart: 'c1',
      lines: [line('linen-shirt-m', 4900, quantity)],
    }));
    const answers = await Promise.all(asks.map((ask) => shop.checkout(ask)));
    assert.ok(
      answers.every(({ status, error }) => status === 200 || error?.code === 'busy'),
      JSON.stringify(answers),
    );
    const open = (await sessionsAt(shop)).filter(({ status }) => status === 'open');
    assert.equal(open.length, 1);
    const { reserved } = await shop.stock('linen-shirt-m');
    const kept = answers.findIndex(({ session }) => session === open[0]?.id);
    assert.equal(reserved, kept + 1);
  });

  trial('a cart that was paid in another tab is not sold again', async (shop) => {
    const first = await shop.checkout({ cart: 'c1' });
    shop.sandbox.plan({ drop: true, times: 9 });
    await shop.sandbox.pay(first.session);
    const changed = await shop.checkout({ cart: 'c1', lines: [line('linen-shirt-m', 4900)] });
    assert.deepEqual([changed.status, changed.error?.code], [409, 'already_paid']);
    assert.equal(changed.error?.session, first.session);
    const same = await shop.checkout({ cart: 'c1' });
    assert.equal(same.error?.session, first.session);
    assert.equal((await shop.order(first.session))?.state, 'paid');
  });

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

  trial('a declined card leaves the session open', async (shop) => {
    const { session } = await shop.checkout();
    await assert.rejects(shop.sandbox.pay(session, { outcome: 'decline' }));
    assert.equal(await statusOf(shop, session), 'open');
    await shop.sandbox.pay(session);
    assert.equal(await statusOf(shop, session), 'paid');
  });

  trial(
    'a code takes its part off, an unknown one is refused before anything is held',
    async (shop) => {
      const answer = await shop.checkout({ coupon: 'SUMMER' });
      await shop.sandbox.pay(answer.session);
      const { subtotal, discount, total } = (await shop.order(answer.session)) ?? {};
      assert.deepEqual([subtotal, discount, total], [4900, 490, 4410]);
      const refused = await shop.checkout({ coupon: 'WINTER', lines: [line('linen-shirt-m', 4900)] });
      assert.deepEqual([refused.status, refused.error?.code], [409, 'coupon_invalid']);
      assert.deepEqual(await shop.stock('linen-shirt-m'), { on_hand: 40, reserved: 0 });
    },
    { sandbox: { promotionCodes: [{ code: 'SUMMER', percentOff: 10 }] } },
  );

  trial(
    'an order that costs nothing is an order',
    async (shop) => {
      const { session } = await shop.checkout({ coupon: 'GIFT' });
      await shop.sandbox.pay(session, { outcome: 'no_payment' });
      assert.equal((await shop.order(session))?.total, 0);
      assert.equal(await statusOf(shop, session), 'paid');
    },
    { sandbox: { promotionCodes: [{ code: 'GIFT', percentOff: 100 }] } },
  );

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
