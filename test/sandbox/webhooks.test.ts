import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSandbox } from '../../src/sandbox/index.ts';
import { clientOf, openShop, order } from './support.ts';

const PAID = 'checkout.session.completed';
const MINUTE = 60_000;

/** A shop with one session, and what its handler got of it. */
async function openWith() {
  const shop = openShop();
  const { id } = await shop.stripe.checkout.sessions.create(order());
  const got = () => shop.events.filter((event) => event.type === PAID);
  const tries = () => shop.sandbox.deliveries.filter((one) => one.type === PAID);
  return { ...shop, id, got, tries };
}

test('an event is whole, signed, and the same when it is asked for', async () => {
  const { stripe, sandbox, id, got } = await openWith();
  await sandbox.pay(id);
  const [event] = got();
  assert.ok(event);
  assert.deepEqual(Object.keys(event).sort(), [
    'api_version',
    'created',
    'data',
    'id',
    'livemode',
    'object',
    'pending_webhooks',
    'request',
    'type',
  ]);
  assert.deepEqual([event.object, event.api_version, event.livemode], ['event', '2026-10-28.endive', false]);
  assert.deepEqual(event.request, { id: null, idempotency_key: null });
  assert.equal(event.pending_webhooks, 1);
  const stored = await stripe.events.retrieve(event.id);
  assert.equal(stored.pending_webhooks, 0);
  assert.deepEqual(stored.data, event.data);
});

test('an event keeps what was, while its session goes on', async () => {
  const { stripe, sandbox, id } = await openWith();
  await sandbox.pay(id, { outcome: 'delayed' });
  await sandbox.settle(id, 'succeeded');
  const [event] = (await stripe.events.list({ type: PAID })).data;
  assert.equal((event?.data.object as { payment_status?: string } | undefined)?.payment_status, 'unpaid');
});

test('an event may come twice', async () => {
  const { sandbox, id, got } = await openWith();
  sandbox.plan({ type: PAID, duplicate: 1 });
  await sandbox.pay(id);
  assert.equal(got().length, 2);
  assert.equal(got()[0]?.id, got()[1]?.id);
});

test('an event may come late, or never', async () => {
  const { stripe, sandbox, id, got } = await openWith();
  sandbox.plan({ type: PAID, delay: 5 * MINUTE });
  sandbox.plan({ type: PAID, drop: true });
  await sandbox.pay(id);
  assert.equal(got().length, 0);
  await sandbox.advance(5 * MINUTE);
  assert.equal(got().length, 1);
  const other = await stripe.checkout.sessions.create(order());
  await sandbox.pay(other.id);
  await sandbox.advance(100 * MINUTE);
  assert.equal(got().length, 1);
});

test('events may come in the wrong order', async () => {
  const { stripe, sandbox, id, got } = await openWith();
  const second = await stripe.checkout.sessions.create(order());
  sandbox.plan({ type: PAID, reorder: 2 });
  await sandbox.pay(id);
  assert.equal(got().length, 0);
  await sandbox.pay(second.id);
  assert.deepEqual(
    got().map((event) => (event.data.object as { id: string }).id),
    [second.id, id],
  );
});

test('what is held back for reordering can be let go', async () => {
  const { sandbox, id, got } = await openWith();
  sandbox.plan({ type: PAID, reorder: 9 });
  await sandbox.pay(id);
  await sandbox.release();
  assert.equal(got().length, 1);
});

test('a wrong signature is refused by the package, and tried again with the right one', async () => {
  const { sandbox, id, got, refused, tries } = await openWith();
  sandbox.plan({ type: PAID, secret: 'whsec_of_somebody_else' });
  await sandbox.pay(id);
  assert.equal(got().length, 0);
  assert.match(refused[0] ?? '', /No signatures found matching/);
  await sandbox.advance(MINUTE);
  assert.equal(got().length, 1);
  assert.deepEqual(
    tries().map((one) => [one.attempt, one.status, one.outcome]),
    [
      [1, 400, 'refused'],
      [2, 200, 'accepted'],
    ],
  );
});

test('an old timestamp is refused by the package, one from the future is for the shop to refuse', async () => {
  const { stripe, sandbox, id, got, refused } = await openWith();
  sandbox.plan({ type: PAID, age: 301 });
  await sandbox.pay(id);
  assert.match(refused[0] ?? '', /Timestamp outside the tolerance zone/);
  const second = await stripe.checkout.sessions.create(order());
  sandbox.plan({ type: PAID, age: -3600 });
  await sandbox.pay(second.id);
  assert.equal(got().length, 1);
});

test('a handler that fails is asked four times in all, more and more slowly', async () => {
  const { sandbox, id, answer, tries, stripe } = await openWith();
  answer(500);
  await sandbox.pay(id);
  await sandbox.advance(24 * 60 * MINUTE);
  const waits = tries().map((one, at, all) => one.at - (all[at - 1]?.at ?? one.at));
  assert.deepEqual(waits, [0, 10_000, 60_000, 600_000]);
  const [event] = (await stripe.events.list({ type: PAID })).data;
  assert.equal(event?.pending_webhooks, 1);
});

test('a recorded event can be sent again', async () => {
  const { sandbox, id, got } = await openWith();
  await sandbox.pay(id);
  await sandbox.replay(got()[0]?.id ?? '');
  assert.equal(got().length, 2);
  await assert.rejects(sandbox.replay('evt_none'), /No such event/);
});

test('a handler that cannot be reached does not fail the payment', async () => {
  const sandbox = createSandbox({
    now: () => 0,
    webhook: { deliver: () => Promise.reject(new Error('connection refused')) },
  });
  const stripe = clientOf(sandbox);
  const { id } = await stripe.checkout.sessions.create(order());
  await sandbox.pay(id);
  assert.equal((await stripe.checkout.sessions.retrieve(id)).payment_status, 'paid');
  assert.deepEqual(
    sandbox.deliveries.map((one) => one.outcome),
    ['failed', 'failed'],
  );
});

test('what the API causes is sent without keeping the caller, and can be waited for', async () => {
  const gate = Promise.withResolvers<void>();
  const deliver = async () => {
    await gate.promise;
    return new Response();
  };
  const sandbox = createSandbox({ now: () => 0, webhook: { deliver } });
  const stripe = clientOf(sandbox);
  const { id } = await stripe.checkout.sessions.create(order());
  await stripe.checkout.sessions.expire(id);
  assert.equal(sandbox.deliveries.length, 0);
  gate.resolve();
  await sandbox.settled();
  assert.deepEqual(
    sandbox.deliveries.map((one) => one.outcome),
    ['accepted'],
  );
});
