/** Webhooks, on every database: only Stripe is believed, and everything counts once. */
import assert from 'node:assert/strict';
import type { Engine } from './engines.ts';
import { eventOf, PATH, paidInSilence, type Sent, send, sign } from './events.ts';
import { ORIGIN, trialsOn } from './shop.ts';

export function webhookContract(engine: Engine): void {
  const trial = trialsOn(engine);

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
}
