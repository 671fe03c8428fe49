import assert from 'node:assert/strict';
import { test } from 'node:test';
import { line, openShop } from './shop.ts';

test('a shopper buys a shirt, and the order has everything that was agreed', async () => {
  const shop = await openShop();
  const answer = await shop.checkout({ cart: 'c1', post: 'lisbon', share: 'share-1' });
  assert.equal(answer.status, 200, JSON.stringify(answer));
  assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 1, reserved: 1 });
  assert.deepEqual(await (await shop.get(`/v1/checkout/${answer.session}`)).json(), { status: 'open' });
  await shop.sandbox.pay(answer.session, { outcome: 'success' });
  const order = await shop.order(answer.session);
  assert.equal(order?.total, 4900);
  assert.equal(order?.cart, 'c1');
  assert.deepEqual(await shop.stock('linen-shirt-s'), { on_hand: 0, reserved: 0 });
  assert.deepEqual(await (await shop.get(`/v1/checkout/${answer.session}`)).json(), { status: 'paid' });
  await shop.close();
});

test('the last one is sold once', async () => {
  const shop = await openShop();
  const answers = await Promise.all(Array.from({ length: 20 }, () => shop.checkout()));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal(answers.filter(({ error }) => error?.code === 'sold_out').length, 19);
  await shop.close();
});

test('a changed price is said, not charged', async () => {
  const shop = await openShop();
  const answer = await shop.checkout({ lines: [line('linen-shirt-m', 100)] });
  assert.equal(answer.status, 409);
  assert.deepEqual(answer.error?.lines, [{ variant: 'linen-shirt-m', reason: 'price_changed', price: 4900 }]);
  await shop.close();
});
