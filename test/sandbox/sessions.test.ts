import assert from 'node:assert/strict';
import { test } from 'node:test';
import { line, openShop, order } from './support.ts';

const HOUR = 3_600_000;

test('a client secret names its session', async () => {
  const { stripe } = openShop();
  const { id, client_secret } = await stripe.checkout.sessions.create({
    mode: 'payment',
    ui_mode: 'embedded_page',
    line_items: [line()],
    return_url: 'https://shop.test/back?session={CHECKOUT_SESSION_ID}',
  });
  assert.match(client_secret ?? '', new RegExp(`^${id}_secret_\\w{20,}$`));
});

test('line items come only when asked for, with what they name', async () => {
  const { stripe } = openShop();
  const { id } = await stripe.checkout.sessions.create(order());
  assert.equal((await stripe.checkout.sessions.retrieve(id)).line_items, undefined);
  const expand = ['line_items.data.price.product'];
  const [item] = (await stripe.checkout.sessions.retrieve(id, { expand })).line_items?.data ?? [];
  assert.deepEqual([item?.quantity, item?.amount_total, item?.price?.unit_amount], [1, 4900, 4900]);
  assert.equal((item?.price?.product as { name?: string } | undefined)?.name, 'Linen shirt');
});

test('a field that holds no object cannot be expanded, nor five levels', async () => {
  const { stripe } = openShop();
  const { id } = await stripe.checkout.sessions.create(order());
  const ask = (path: string) => stripe.checkout.sessions.retrieve(id, { expand: [path] });
  await assert.rejects(ask('status'), /cannot be expanded/);
  await assert.rejects(ask('colour'), /cannot be expanded/);
  await assert.rejects(ask('a.b.c.d.e'), /more than 4 levels/);
  assert.equal((await ask('payment_intent')).payment_intent, null);
});

test('line items come in pages of at most 100', async () => {
  const { stripe } = openShop();
  const lines = Array.from({ length: 25 }, (_, at) => line(100 + at));
  const { id } = await stripe.checkout.sessions.create(order({ line_items: lines }));
  const first = await stripe.checkout.sessions.listLineItems(id);
  assert.deepEqual([first.data.length, first.has_more], [10, true]);
  const all = await stripe.checkout.sessions
    .listLineItems(id, { limit: 10 })
    .autoPagingToArray({ limit: 100 });
  assert.deepEqual(
    all.map((item) => item.amount_total),
    lines.map((one) => one.price_data.unit_amount),
  );
  await assert.rejects(stripe.checkout.sessions.listLineItems(id, { limit: 101 }), { param: 'limit' });
});

test('sessions are listed newest first, by state, time and payment', async () => {
  const { stripe, sandbox } = openShop();
  const first = await stripe.checkout.sessions.create(order());
  await sandbox.advance(HOUR);
  const second = await stripe.checkout.sessions.create(order());
  await sandbox.pay(second.id);
  const paid = await stripe.checkout.sessions.retrieve(second.id);
  const list = async (given: object) =>
    (await stripe.checkout.sessions.list(given)).data.map((one) => one.id);
  assert.deepEqual(await list({}), [second.id, first.id]);
  assert.deepEqual(await list({ status: 'open' }), [first.id]);
  assert.deepEqual(await list({ created: { gt: first.created } }), [second.id]);
  assert.deepEqual(await list({ payment_intent: paid.payment_intent as string }), [second.id]);
  assert.deepEqual(await list({ limit: 1, starting_after: second.id }), [first.id]);
  assert.deepEqual(await list({ limit: 1, ending_before: first.id }), [second.id]);
});

test('an open session can be expired once, and a paid one never', async () => {
  const { stripe, sandbox, events } = openShop();
  const { id } = await stripe.checkout.sessions.create(order());
  const expired = await stripe.checkout.sessions.expire(id);
  assert.deepEqual([expired.status, expired.url], ['expired', null]);
  await assert.rejects(stripe.checkout.sessions.expire(id), /status of `expired`/);
  await assert.rejects(sandbox.pay(id), /has expired/);
  const paid = await stripe.checkout.sessions.create(order());
  await sandbox.pay(paid.id);
  await assert.rejects(stripe.checkout.sessions.expire(paid.id), /status of `complete`/);
  await assert.rejects(sandbox.pay(paid.id), /already been completed/);
  assert.equal(events.filter((event) => event.type === 'checkout.session.expired').length, 1);
});

test('a session runs out by the clock, and tells so once', async () => {
  const { stripe, sandbox, events } = openShop();
  const expires_at = sandbox.now() / 1000 + 1860;
  const { id } = await stripe.checkout.sessions.create(order({ expires_at }));
  await sandbox.advance(1_859_000);
  assert.equal((await stripe.checkout.sessions.retrieve(id)).status, 'open');
  await sandbox.advance(1000);
  assert.equal((await stripe.checkout.sessions.retrieve(id)).status, 'expired');
  await sandbox.advance(HOUR * 48);
  assert.deepEqual(
    events.map((event) => event.type),
    ['checkout.session.expired'],
  );
});

test('metadata can be changed, and taken away by an empty value', async () => {
  const { stripe } = openShop();
  const { id } = await stripe.checkout.sessions.create(order({ metadata: { cart: 'c1', post: 'lisbon' } }));
  const changed = await stripe.checkout.sessions.update(id, { metadata: { cart: 'c2', post: '' } });
  assert.deepEqual(changed.metadata, { cart: 'c2' });
});
