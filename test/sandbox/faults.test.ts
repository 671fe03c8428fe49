import assert from 'node:assert/strict';
import { test } from 'node:test';
import Stripe from 'stripe';
import { openShop, order } from './support.ts';

const key = { idempotencyKey: 'one' };
const count = async (stripe: Stripe) => (await stripe.checkout.sessions.list()).data.length;

test('a 500 before the effect leaves nothing, and the same key works after it', async () => {
  const { stripe, sandbox } = openShop();
  sandbox.fail({ how: 500 });
  await assert.rejects(stripe.checkout.sessions.create(order(), key), {
    statusCode: 500,
    type: 'StripeAPIError',
  });
  assert.equal(await count(stripe), 0);
  await stripe.checkout.sessions.create(order(), key);
  assert.equal(await count(stripe), 1);
});

test('a 500 after the effect is given again for its key, as at Stripe', async () => {
  const { stripe, sandbox } = openShop();
  sandbox.fail({ how: 500, when: 'after' });
  await assert.rejects(stripe.checkout.sessions.create(order(), key), { statusCode: 500 });
  await assert.rejects(stripe.checkout.sessions.create(order(), key), { statusCode: 500 });
  assert.equal(await count(stripe), 1);
});

test('a connection cut after the effect is healed by the key', async () => {
  const { stripe, sandbox } = openShop();
  sandbox.fail({ how: 'reset', when: 'after', times: 2 });
  const cut = stripe.checkout.sessions.create(order(), key);
  await assert.rejects(cut, (error) => error instanceof Stripe.errors.StripeConnectionError);
  await stripe.checkout.sessions.list().catch(() => undefined);
  await stripe.checkout.sessions.create(order(), key);
  assert.equal(await count(stripe), 1);
});

test('a request that is never answered ends by the limit of the caller', async () => {
  const { stripe, sandbox } = openShop();
  sandbox.fail({ how: 'timeout' });
  const late = stripe.checkout.sessions.create(order(), { timeout: 20 });
  await assert.rejects(late, /timeout/);
  assert.equal(await count(stripe), 0);
});

test('too many requests is a rate limit error', async () => {
  const { stripe, sandbox } = openShop();
  sandbox.fail({ how: 429, times: 2 });
  for (let turn = 0; turn < 2; turn += 1) {
    await assert.rejects(
      stripe.events.list(),
      (error) => error instanceof Stripe.errors.StripeRateLimitError,
    );
  }
  assert.deepEqual((await stripe.events.list()).data, []);
});

test('trouble can be kept to one path and one method', async () => {
  const { stripe, sandbox } = openShop();
  sandbox.fail({ how: 503, path: '/v1/checkout/sessions', method: 'POST' });
  assert.deepEqual((await stripe.checkout.sessions.list()).data, []);
  assert.deepEqual((await stripe.events.list()).data, []);
  await assert.rejects(stripe.checkout.sessions.create(order()), { statusCode: 503 });
});

test('the package tries again by itself when it may, and makes one session', async () => {
  const { stripe, sandbox } = openShop();
  sandbox.fail({ how: 500 });
  await stripe.checkout.sessions.create(order(), { maxNetworkRetries: 1 });
  assert.equal(await count(stripe), 1);
});
