/** One press, one session: double clicks, lost answers, crashes, changed carts, on every database. */
import assert from 'node:assert/strict';
import { createApp } from '../../src/server/app.ts';
import { createStripe } from '../../src/server/stripe-client.ts';
import type { Engine } from './engines.ts';
import { line, ORIGIN, sessionsAt, statusOf, trialsOn } from './shop.ts';

const SESSIONS = '/v1/checkout/sessions';

export function sessionContract(engine: Engine): void {
  const trial = trialsOn(engine);

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
}
