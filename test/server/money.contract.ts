/** Refunds, disputes and orders from nowhere, on every database. */
import assert from 'node:assert/strict';
import type { Engine } from './engines.ts';
import { eventOf, paidInSilence, send } from './events.ts';
import { line, trialsOn } from './shop.ts';

export function moneyContract(engine: Engine): void {
  const trial = trialsOn(engine);

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
