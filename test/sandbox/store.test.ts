import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSandbox, type Store } from '../../src/sandbox/index.ts';
import { clientOf, order, START } from './support.ts';

/** A disk: what is saved comes back as JSON. */
function disk(): Store & { text: string } {
  return {
    text: '{}',
    load() {
      return JSON.parse(this.text) as unknown;
    },
    save(value) {
      this.text = JSON.stringify(value);
    },
  };
}

const settled = () => new Promise((done) => setImmediate(done));

test('keys, open sessions and answers outlive a restart', async () => {
  const store = disk();
  const before = createSandbox({ store, now: () => START });
  const made = await clientOf(before).checkout.sessions.create(order(), { idempotencyKey: 'k' });
  await settled();
  const after = createSandbox({ store, now: () => START });
  assert.equal(after.secretKey, before.secretKey);
  assert.equal(after.webhookSecret, before.webhookSecret);
  const stripe = clientOf(after);
  assert.equal((await stripe.checkout.sessions.retrieve(made.id)).status, 'open');
  assert.equal((await stripe.checkout.sessions.create(order(), { idempotencyKey: 'k' })).id, made.id);
  await after.pay(made.id);
  assert.equal((await stripe.checkout.sessions.retrieve(made.id)).payment_status, 'paid');
});

test('a session that ran out while nothing ran expires, and says so', async () => {
  const store = disk();
  const { id } = await clientOf(createSandbox({ store, now: () => START })).checkout.sessions.create(order());
  await settled();
  const sent: string[] = [];
  const deliver = async (request: Request) => {
    sent.push(((await request.json()) as { type: string }).type);
    return new Response();
  };
  const later = createSandbox({ store, now: () => START + 90_000_000, webhook: { deliver } });
  await later.advance(0);
  assert.equal((await clientOf(later).checkout.sessions.retrieve(id)).status, 'expired');
  assert.deepEqual(sent, ['checkout.session.expired']);
});

test('an event that nobody took is sent again after a restart', async () => {
  const store = disk();
  const failing = createSandbox({
    store,
    now: () => START,
    webhook: { deliver: async () => new Response(null, { status: 500 }) },
  });
  const { id } = await clientOf(failing).checkout.sessions.create(order());
  await failing.pay(id);
  await settled();
  const sandbox = createSandbox({
    store,
    now: () => START,
    webhook: { deliver: async () => new Response() },
  });
  await sandbox.advance(0);
  assert.deepEqual(
    sandbox.deliveries.map((one) => one.outcome),
    ['accepted', 'accepted'],
  );
});

test('keys of yesterday and events of last month are not written down again', async () => {
  const store = disk();
  const sandbox = createSandbox({ store, now: () => START });
  const { id } = await clientOf(sandbox).checkout.sessions.create(order(), { idempotencyKey: 'k' });
  await sandbox.pay(id);
  await sandbox.advance(31 * 86_400_000);
  await clientOf(sandbox).checkout.sessions.update(id, { metadata: { seen: 'yes' } });
  await settled();
  const { answers, events, sessions } = JSON.parse(store.text) as Record<string, object>;
  assert.equal(Object.keys(answers ?? {}).includes('k'), false);
  assert.deepEqual(events, {});
  assert.deepEqual(Object.keys(sessions ?? {}), [id]);
});

test('a spoilt store is an empty one', async () => {
  for (const value of [undefined, null, 7, 'x', { sessions: 'x' }]) {
    const sandbox = createSandbox({ store: { load: () => value, save: () => undefined } });
    assert.deepEqual((await clientOf(sandbox).checkout.sessions.list()).data, []);
  }
});
