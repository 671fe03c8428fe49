/** Webhooks, on every database: only Stripe is believed, and everything counts once. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import type { Engine } from './engines.ts';
import { line, ORIGIN, openShop, type Shop, type ShopOptions } from './shop.ts';

const PATH = '/v1/stripe/webhook';

const sign = (body: string | Uint8Array, secret: string, t: number) =>
  createHmac('sha256', secret).update(`${t}.`).update(body).digest('hex');

interface Sent {
  body?: string | Uint8Array<ArrayBuffer>;
  header?: string | undefined;
  type?: string;
}

/** Sends an event as given; signed rightly unless said otherwise. */
async function send(shop: Shop, event: object, sent: Sent = {}): Promise<number> {
  const t = Math.floor(shop.deps.now() / 1000);
  const body = sent.body ?? JSON.stringify(event);
  const header = 'header' in sent ? sent.header : `t=${t},v1=${sign(body, shop.sandbox.webhookSecret, t)}`;
  const headers = {
    'content-type': sent.type ?? 'application/json',
    ...(header && { 'stripe-signature': header }),
  };
  return (await shop.app.request(ORIGIN + PATH, { method: 'POST', headers, body })).status;
}

/** A session that Stripe says is paid, with no word of it having reached us. */
async function paidInSilence(shop: Shop, outcome: 'success' | 'delayed' = 'success') {
  const { session } = await shop.checkout();
  shop.sandbox.plan({ drop: true, times: 99 });
  await shop.sandbox.pay(session, { outcome });
  const object = await shop.deps.stripe.checkout.sessions.retrieve(session);
  return {
    session,
    payment: object.payment_intent as string,
    completed: eventOf('checkout.session.completed', object),
  };
}

function eventOf(type: string, object: object, id = `evt_${type}`) {
  return {
    id,
    object: 'event',
    api_version: '2026-10-28.endive',
    created: 1,
    livemode: false,
    type,
    data: { object },
  };
}

export function webhookContract(engine: Engine): void {
  const trial = (sentence: string, body: (shop: Shop) => Promise<void>, options: ShopOptions = {}) =>
    test(`${engine.name}: ${sentence}`, async () => {
      const shop = await openShop({ ...options, storage: await engine.open() });
      try {
        await body(shop);
      } finally {
        await shop.close();
      }
    });

  trial('only what Stripe signed just now, to the byte, is taken in', async (shop) => {
    const { session, completed } = await paidInSilence(shop);
    const body = JSON.stringify(completed);
    const secret = shop.sandbox.webhookSecret;
    const t = Math.floor(shop.deps.now() / 1000);
    const at = (time: number, key = secret) => `t=${time},v1=${sign(body, key, time)}`;
    const v1 = sign(body, secret, t);
    const flipped = Buffer.from(body);
    flipped.writeUInt8(flipped.readUInt8(40) ^ 1, 40);
    const refused: [string, Sent][] = [
      ['no header', { header: undefined }],
      ['empty header', { header: '' }],
      ['another secret', { header: at(t, 'whsec_another') }],
      ['only v0', { header: `t=${t},v0=${v1}` }],
      ['too old', { header: at(t - 301) }],
      ['too far ahead', { header: at(t + 301) }],
      ['a time that was not signed', { header: `t=${t + 1},v1=${v1}` }],
      ['two times', { header: `t=${t},t=${t - 10_000},v1=${v1}` }],
      ['two headers', { header: `${at(t)}, ${at(t - 10_000)}` }],
      ['no time', { header: `v1=${v1}` }],
      ['one bit flipped', { header: at(t), body: new Uint8Array(flipped) }],
      ['written anew', { header: at(t), body: JSON.stringify(completed, null, 1) }],
      ['invalid UTF-8', { header: at(t), body: new Uint8Array([0xff, ...Buffer.from(body)]) }],
      ['nothing', { header: at(t), body: '' }],
    ];
    for (const [name, sent] of refused)
      assert.equal(await send(shop, completed, { body, ...sent }), 400, name);
    assert.equal(await send(shop, completed, { type: 'text/plain' }), 415);
    assert.equal(await shop.order(session), undefined);
    const rolled = `t=${t - 299},v1=${'0'.repeat(64)},v1=${sign(body, secret, t - 299)}`;
    assert.equal(await send(shop, completed, { body, header: rolled }), 200);
    assert.equal((await shop.order(session))?.total, 4900);
  });

  trial(
    'while a secret is rolled both are good',
    async (shop) => {
      const { completed } = await paidInSilence(shop);
      const body = JSON.stringify(completed);
      const t = Math.floor(shop.deps.now() / 1000);
      const header = (secret: string) => ({ body, header: `t=${t},v1=${sign(body, secret, t)}` });
      assert.equal(await send(shop, completed, header('whsec_old')), 200);
      assert.equal(await send(shop, completed, header('whsec_new')), 200);
      assert.equal(await send(shop, completed, header('whsec_none')), 400);
    },
    { settings: { webhookSecrets: ['whsec_new', 'whsec_old'] } },
  );

  trial('a body that is too long is refused before it is read to its end', async (shop) => {
    let pulled = 0;
    const chunk = new Uint8Array(64 * 1024);
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled++;
        controller.enqueue(chunk);
      },
    });
    const headers = { 'content-type': 'application/json', 'stripe-signature': 't=1,v1=x' };
    const request = new Request(ORIGIN + PATH, {
      method: 'POST',
      headers,
      body: endless,
      duplex: 'half',
    } as RequestInit);
    assert.equal((await shop.app.fetch(request)).status, 413);
    assert.ok(pulled < 10, `${pulled} chunks were read`);
  });

  trial('signed nonsense is a bad request, an unknown event is none of our business', async (shop) => {
    assert.equal(await send(shop, {}, { body: '{"id":' }), 400);
    assert.equal(await send(shop, eventOf('customer.created', { id: 'cus_1' })), 200);
    const foreign = { id: 'cs_test_other', object: 'checkout.session', metadata: {} };
    assert.equal(await send(shop, eventOf('checkout.session.completed', foreign)), 200);
    assert.deepEqual(await shop.storage.db.selectFrom('stripe_events').selectAll().execute(), []);
  });

  trial('events of the other mode are refused', async (shop) => {
    const { session, completed } = await paidInSilence(shop);
    assert.equal(await send(shop, { ...completed, livemode: true }), 400);
    assert.equal(await shop.order(session), undefined);
  });

  trial('the same event a hundred times at once, and again, is one order', async (shop) => {
    const { session, completed } = await paidInSilence(shop);
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(shop, completed)));
    assert.deepEqual(new Set(answers), new Set([200]));
    for (let again = 0; again < 10; again++) assert.equal(await send(shop, completed), 200);
    // Stripe may also make two events of one fact.
    assert.equal(await send(shop, { ...completed, id: 'evt_twin' }), 200);
    const orders = await shop.storage.db.selectFrom('orders').select('session').execute();
    assert.deepEqual(
      orders.map((order) => order.session),
      [session],
    );
    const lines = await shop.storage.db.selectFrom('order_lines').select('quantity').execute();
    assert.equal(lines.length, 1);
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 0, reserved: 0 });
  });

  trial('an event and its effect are kept together or not at all', async (shop) => {
    const { session, completed } = await paidInSilence(shop);
    const { transaction } = shop.storage;
    shop.storage.transaction = (work) =>
      transaction(async (tx) => {
        await work(tx);
        throw Object.assign(new Error('disk full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
      });
    assert.equal(await send(shop, completed), 503);
    shop.storage.transaction = transaction;
    assert.deepEqual(await shop.storage.db.selectFrom('stripe_events').selectAll().execute(), []);
    assert.equal(await send(shop, completed), 200);
    assert.equal((await shop.order(session))?.state, 'paid');
  });

  trial('when Stripe cannot be asked the event is not taken, so that it comes again', async (shop) => {
    const { session, completed } = await paidInSilence(shop);
    shop.sandbox.fail({ path: '/v1/checkout/sessions', method: 'GET', how: 'reset', times: 3 });
    assert.equal(await send(shop, completed), 503);
    assert.equal(await send(shop, completed), 200);
    assert.equal((await shop.order(session))?.state, 'paid');
  });

  trial('what an event claims is not believed: Stripe is asked', async (shop) => {
    const { session } = await shop.checkout();
    const open = await shop.deps.stripe.checkout.sessions.retrieve(session);
    const forged = { ...open, status: 'complete', payment_status: 'paid' };
    assert.equal(await send(shop, eventOf('checkout.session.completed', forged)), 200);
    assert.equal(await shop.order(session), undefined);
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 1 });
  });

  trial('expired before or after completed changes nothing about what was paid', async (shop) => {
    const { session, completed } = await paidInSilence(shop);
    const expired = eventOf('checkout.session.expired', completed.data.object);
    assert.equal(await send(shop, expired), 200);
    assert.equal(await send(shop, completed), 200);
    assert.equal(await send(shop, { ...expired, id: 'evt_later' }), 200);
    assert.equal((await shop.order(session))?.state, 'paid');
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 0, reserved: 0 });
  });

  trial('a failed delayed payment stays failed when older news comes late', async (shop) => {
    const { session, completed } = await paidInSilence(shop, 'delayed');
    await shop.sandbox.settle(session, 'failed');
    const failed = eventOf('checkout.session.async_payment_failed', completed.data.object);
    assert.equal(await send(shop, failed), 200);
    assert.equal(await send(shop, completed), 200);
    assert.deepEqual(await (await shop.get(`/v1/checkout/${session}`)).json(), { status: 'expired' });
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 0 });
  });

  trial('completed and async_payment_succeeded together are one order', async (shop) => {
    const { session, completed } = await paidInSilence(shop, 'delayed');
    await shop.sandbox.settle(session, 'succeeded');
    const succeeded = eventOf('checkout.session.async_payment_succeeded', completed.data.object);
    await Promise.all([send(shop, completed), send(shop, succeeded)]);
    assert.equal((await shop.order(session))?.state, 'paid');
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 0, reserved: 0 });
  });

  trial('three days late is early enough', async (shop) => {
    const { session, completed } = await paidInSilence(shop);
    await shop.advance(3 * 24 * 60 * 60_000);
    assert.equal(await send(shop, completed), 200);
    assert.equal((await shop.order(session))?.state, 'paid');
  });

  trial('a refund that comes before the order makes the order first', async (shop) => {
    const { session, payment } = await paidInSilence(shop);
    await shop.sandbox.refund(payment);
    const charges = await shop.deps.stripe.paymentIntents.retrieve(payment, { expand: ['latest_charge'] });
    assert.equal(await send(shop, eventOf('charge.refunded', charges.latest_charge as object)), 200);
    const order = await shop.order(session);
    assert.deepEqual([order?.state, order?.refunded], ['refunded', 4900]);
    assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 0 });
  });

  trial('a partial refund keeps the goods sold, a full one puts them back once', async (shop) => {
    const { session } = await shop.checkout({ lines: [line('linen-shirt-m', 4900, 2)] });
    await shop.sandbox.pay(session);
    const payment = (await shop.order(session))?.payment_intent ?? '';
    await shop.sandbox.refund(payment, 1000);
    const partly = await shop.order(session);
    assert.deepEqual([partly?.state, partly?.refunded], ['partly_refunded', 1000]);
    assert.deepEqual(await shop.stock('linen-shirt-m'), { on_hand: 38, reserved: 0 });
    shop.sandbox.plan({ type: 'charge.refunded', duplicate: 3 });
    await shop.sandbox.refund(payment);
    const fully = await shop.order(session);
    assert.deepEqual([fully?.state, fully?.refunded], ['refunded', 9800]);
    assert.deepEqual(await shop.stock('linen-shirt-m'), { on_hand: 40, reserved: 0 });
  });

  trial('a dispute marks the order until it is decided', async (shop) => {
    for (const [outcome, state] of [
      ['won', 'paid'],
      ['lost', 'lost'],
    ] as const) {
      const { session } = await shop.checkout({ lines: [line('linen-shirt-m', 4900)] });
      await shop.sandbox.pay(session);
      const dispute = await shop.sandbox.dispute((await shop.order(session))?.payment_intent ?? '');
      assert.equal((await shop.order(session))?.state, 'disputed');
      await shop.sandbox.closeDispute(dispute, outcome);
      assert.equal((await shop.order(session))?.state, state);
    }
  });

  trial('money for a checkout that a restored backup has lost is still an order', async (shop) => {
    const lines = [line('linen-shirt-m', 4900, 2), line('sun-hat-1', 2900, 1, 'sun-hat')];
    const { session } = await shop.checkout({ cart: 'c9', post: 'beach', lines });
    await shop.storage.db.deleteFrom('checkouts').execute();
    await shop.sandbox.pay(session);
    const order = await shop.order(session);
    assert.deepEqual(
      [order?.total, order?.cart, order?.post, order?.state_reason],
      [12_700, 'c9', 'beach', 'unknown_checkout'],
    );
    assert.deepEqual(
      order?.lines.map(({ title, quantity, price }) => [title, quantity, price]),
      [
        ['Linen shirt', 2, 4900],
        ['Sun hat', 1, 2900],
      ],
    );
  });

  trial('webhooks that come twice, late and backwards end in the same orders', async (shop) => {
    shop.sandbox.plan({ duplicate: 2, reorder: 6, times: 99 });
    const sessions: string[] = [];
    for (let each = 0; each < 6; each++) {
      const { session } = await shop.checkout({ lines: [line('linen-shirt-m', 4900)] });
      await shop.sandbox.pay(session);
      sessions.push(session);
    }
    await shop.sandbox.release();
    for (const session of sessions) assert.equal((await shop.order(session))?.state, 'paid');
    assert.deepEqual(await shop.stock('linen-shirt-m'), { on_hand: 34, reserved: 0 });
  });
}
