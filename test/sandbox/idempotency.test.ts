import assert from 'node:assert/strict';
import { test } from 'node:test';
import Stripe from 'stripe';
import { openShop, order } from './support.ts';

const key = { idempotencyKey: 'cart-c1-v1' };
const count = async (stripe: Stripe) => (await stripe.checkout.sessions.list()).data.length;

test('the same key gives the same session', async () => {
  const { stripe } = openShop();
  const first = await stripe.checkout.sessions.create(order(), key);
  const again = await stripe.checkout.sessions.create(order(), key);
  assert.equal(again.id, first.id);
  assert.equal(await count(stripe), 1);
});

test('a replay is as the first answer was, even when the session has gone on', async () => {
  const { stripe, sandbox } = openShop();
  const { id } = await stripe.checkout.sessions.create(order(), key);
  await sandbox.pay(id);
  assert.equal((await stripe.checkout.sessions.create(order(), key)).status, 'open');
});

test('the same key with another order is an idempotency_error', async () => {
  const { stripe } = openShop();
  await stripe.checkout.sessions.create(order(), key);
  const other = stripe.checkout.sessions.create(order({ locale: 'de' }), key);
  await assert.rejects(other, (error) => {
    assert.ok(error instanceof Stripe.errors.StripeIdempotencyError);
    assert.equal(error.statusCode, 400);
    return true;
  });
});

test('two requests at once with one key: one works, one is told to wait', async () => {
  const { stripe } = openShop();
  const both = await Promise.allSettled([1, 2].map(() => stripe.checkout.sessions.create(order(), key)));
  const states = both.map((one) =>
    one.status === 'fulfilled' ? 200 : (one.reason as { statusCode: number }).statusCode,
  );
  assert.deepEqual(states.sort(), [200, 409]);
  assert.equal(await count(stripe), 1);
});

test('a refused order does not take the key', async () => {
  const { stripe } = openShop();
  await assert.rejects(stripe.checkout.sessions.create(order({ success_url: 'nowhere' }), key));
  assert.equal((await stripe.checkout.sessions.create(order(), key)).status, 'open');
});

test('a key is free again after a day, and never longer than 255 characters', async () => {
  const { stripe, sandbox } = openShop();
  const first = await stripe.checkout.sessions.create(order(), key);
  await sandbox.advance(86_400_000);
  assert.notEqual((await stripe.checkout.sessions.create(order(), key)).id, first.id);
  const long = { idempotencyKey: 'k'.repeat(256) };
  await assert.rejects(stripe.checkout.sessions.create(order(), long), { statusCode: 400 });
});

test('an event says which request caused it', async () => {
  const { stripe } = openShop();
  const { id } = await stripe.checkout.sessions.create(order());
  await stripe.checkout.sessions.expire(id, {}, { idempotencyKey: 'stop' });
  const [event] = (await stripe.events.list({ type: 'checkout.session.expired' })).data;
  assert.equal(event?.request?.idempotency_key, 'stop');
  assert.match(event?.request?.id ?? '', /^req_/);
});
