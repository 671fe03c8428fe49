import assert from 'node:assert/strict';
import { test } from 'node:test';
import { line, openShop, order } from './support.ts';

const HOUR = 3_600_000;

function withCodes() {
  return openShop({
    promotionCodes: [
      { code: 'SUMMER', percentOff: 20 },
      { code: 'FIVE', amountOff: 500, currency: 'eur' },
    ],
  });
}

test('a code is found in any case, and only while it is active', async () => {
  const { stripe } = withCodes();
  const find = async (code: string) => (await stripe.promotionCodes.list({ code, active: true })).data;
  const [summer] = await find('summer');
  assert.equal(summer?.code, 'SUMMER');
  assert.deepEqual(await find('WINTER'), []);
  assert.equal((await stripe.promotionCodes.list()).data.length, 2);
});

test('a percentage is taken off each line and the whole', async () => {
  const { stripe } = withCodes();
  const [code] = (await stripe.promotionCodes.list({ code: 'SUMMER' })).data;
  const made = await stripe.checkout.sessions.create(
    order({
      line_items: [line(4900), line(2999)],
      discounts: [{ promotion_code: code?.id ?? '' }],
      expand: ['line_items'],
    }),
  );
  assert.deepEqual([made.amount_subtotal, made.amount_total], [7899, 6319]);
  assert.equal(made.total_details?.amount_discount, 1580);
  assert.deepEqual(
    made.line_items?.data.map((item) => item.amount_discount),
    [980, 600],
  );
  assert.deepEqual(made.discounts, [{ coupon: null, promotion_code: code?.id }]);
});

test('an amount is never more than the order', async () => {
  const { stripe } = withCodes();
  const [code] = (await stripe.promotionCodes.list({ code: 'FIVE' })).data;
  const made = await stripe.checkout.sessions.create(
    order({ line_items: [line(300)], discounts: [{ promotion_code: code?.id ?? '' }] }),
  );
  assert.deepEqual([made.amount_total, made.payment_status], [0, 'no_payment_required']);
});

test('a coupon in another currency does not fit', async () => {
  const { stripe } = withCodes();
  const coupon = await stripe.coupons.create({ amount_off: 500, currency: 'usd', duration: 'once' });
  const given = order({ discounts: [{ coupon: coupon.id }] });
  await assert.rejects(stripe.checkout.sessions.create(given), { param: 'discounts[0][coupon]' });
});

test('what is left after a discount must still be worth charging', async () => {
  const { stripe } = openShop();
  const coupon = await stripe.coupons.create({ amount_off: 4880, currency: 'eur', duration: 'once' });
  const given = order({ discounts: [{ coupon: coupon.id }] });
  await assert.rejects(stripe.checkout.sessions.create(given), { code: 'amount_too_small' });
});

test('a code ends when it is used up', async () => {
  const { stripe, sandbox } = openShop();
  const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'once' });
  const promotion = { type: 'coupon' as const, coupon: coupon.id };
  const code = await stripe.promotionCodes.create({ promotion, code: 'ONCE', max_redemptions: 1 });
  const given = order({ discounts: [{ promotion_code: code.id }] });
  const { id } = await stripe.checkout.sessions.create(given);
  assert.equal((await stripe.promotionCodes.retrieve(code.id)).times_redeemed, 0);
  await sandbox.pay(id);
  assert.equal((await stripe.promotionCodes.retrieve(code.id)).times_redeemed, 1);
  assert.deepEqual((await stripe.promotionCodes.list({ code: 'ONCE', active: true })).data, []);
  await assert.rejects(stripe.checkout.sessions.create(given), { code: 'promotion_code_inactive' });
});

test('a code ends by the clock and needs its least order', async () => {
  const { stripe, sandbox } = openShop();
  const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'once' });
  const code = await stripe.promotionCodes.create({
    promotion: { type: 'coupon', coupon: coupon.id },
    expires_at: sandbox.now() / 1000 + 3600,
    restrictions: { minimum_amount: 5000, minimum_amount_currency: 'eur' },
  });
  const given = (amount: number) =>
    order({ line_items: [line(amount)], discounts: [{ promotion_code: code.id }] });
  await assert.rejects(stripe.checkout.sessions.create(given(4999)), /minimum amount/);
  assert.equal((await stripe.checkout.sessions.create(given(5000))).amount_total, 4500);
  await sandbox.advance(HOUR);
  await assert.rejects(stripe.checkout.sessions.create(given(5000)), { code: 'promotion_code_inactive' });
});

test('a coupon needs one of percent and amount, within bounds', async () => {
  const { stripe } = openShop();
  await assert.rejects(stripe.coupons.create({ duration: 'once' }), { param: 'percent_off' });
  await assert.rejects(stripe.coupons.create({ percent_off: 101 }), { param: 'percent_off' });
  await assert.rejects(stripe.coupons.create({ amount_off: 500 }), { param: 'currency' });
  await stripe.coupons.create({ id: 'TEN', percent_off: 10 });
  await assert.rejects(stripe.coupons.create({ id: 'TEN', percent_off: 10 }), {
    code: 'resource_already_exists',
  });
});
