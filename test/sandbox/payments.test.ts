import assert from 'node:assert/strict';
import { test } from 'node:test';
import type Stripe from 'stripe';
import { openShop, order } from './support.ts';

const types = (events: Stripe.Event[]) => events.map((event) => event.type).sort();

async function paidShop(given: Stripe.Checkout.SessionCreateParams = {}) {
  const shop = openShop();
  const { id } = await shop.stripe.checkout.sessions.create(order(given));
  await shop.sandbox.pay(id, { outcome: 'success', email: 'ana@example.com', name: 'Ana' });
  const expand = ['payment_intent.latest_charge'];
  const session = await shop.stripe.checkout.sessions.retrieve(id, { expand });
  const intent = session.payment_intent as Stripe.PaymentIntent;
  return { ...shop, session, intent, charge: intent.latest_charge as Stripe.Charge };
}

test('a paid session has a payment, a charge, the buyer and the metadata of each', async () => {
  const { session, intent, charge } = await paidShop({
    metadata: { cart: 'session' },
    payment_intent_data: { metadata: { cart: 'payment' } },
  });
  assert.deepEqual([session.status, session.payment_status], ['complete', 'paid']);
  assert.equal(session.metadata?.cart, 'session');
  assert.deepEqual(
    [intent.status, intent.amount_received, intent.metadata.cart],
    ['succeeded', 4900, 'payment'],
  );
  assert.deepEqual([charge.amount, charge.currency, charge.paid], [4900, 'eur', true]);
  assert.equal(charge.billing_details.email, 'ana@example.com');
  assert.match(charge.payment_method_details?.card?.fingerprint ?? '', /^[\w-]{16}$/);
});

test('the metadata of a session is not that of its payment', async () => {
  const { intent } = await paidShop({ metadata: { cart: 'c1' } });
  assert.deepEqual(intent.metadata, {});
});

test('the same card has the same fingerprint in another purchase', async () => {
  const [one, two] = [await paidShop(), await paidShop()];
  const print = (charge: Stripe.Charge) => charge.payment_method_details?.card?.fingerprint;
  assert.equal(print(one.charge), print(two.charge));
});

test('a declined card leaves the session open for another try, and sends nothing', async () => {
  const { stripe, sandbox, events } = openShop();
  const { id } = await stripe.checkout.sessions.create(order());
  await assert.rejects(sandbox.pay(id, { outcome: 'decline' }), { status: 402 });
  const declined = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
  assert.deepEqual([declined.status, declined.payment_status], ['open', 'unpaid']);
  const intent = declined.payment_intent as Stripe.PaymentIntent;
  assert.deepEqual(
    [intent.status, intent.last_payment_error?.code],
    ['requires_payment_method', 'card_declined'],
  );
  assert.deepEqual(events, []);
  const failed = await stripe.charges.retrieve(intent.latest_charge as string);
  assert.deepEqual([failed.status, failed.outcome?.type, failed.paid], ['failed', 'issuer_declined', false]);
  await sandbox.pay(id);
  assert.equal((await stripe.checkout.sessions.retrieve(id)).payment_intent, intent.id);
  assert.equal((await stripe.paymentIntents.retrieve(intent.id)).last_payment_error, null);
});

for (const how of ['succeeded', 'failed'] as const) {
  test(`a delayed payment is complete but unpaid until it has ${how}`, async () => {
    const { stripe, sandbox, events } = openShop();
    const { id } = await stripe.checkout.sessions.create(order());
    await sandbox.pay(id, { outcome: 'delayed' });
    const waiting = await stripe.checkout.sessions.retrieve(id);
    assert.deepEqual([waiting.status, waiting.payment_status], ['complete', 'unpaid']);
    assert.deepEqual(types(events), ['checkout.session.completed']);
    await sandbox.settle(id, how);
    const ended = await stripe.checkout.sessions.retrieve(id);
    assert.equal(ended.payment_status, how === 'succeeded' ? 'paid' : 'unpaid');
    assert.ok(types(events).includes(`checkout.session.async_payment_${how}`));
    await assert.rejects(sandbox.settle(id, how), /under way/);
  });
}

test('what costs nothing is complete without a payment', async () => {
  const { stripe, sandbox, events } = openShop();
  const coupon = await stripe.coupons.create({ percent_off: 100, duration: 'once' });
  const { id } = await stripe.checkout.sessions.create(order({ discounts: [{ coupon: coupon.id }] }));
  await sandbox.pay(id, { outcome: 'no_payment' });
  const done = await stripe.checkout.sessions.retrieve(id);
  assert.deepEqual(
    [done.payment_status, done.payment_intent, done.amount_total],
    ['no_payment_required', null, 0],
  );
  assert.deepEqual(types(events), ['checkout.session.completed']);
});

test('what costs something is not given away', async () => {
  const { stripe, sandbox } = openShop();
  const { id } = await stripe.checkout.sessions.create(order());
  await assert.rejects(sandbox.pay(id, { outcome: 'no_payment' }), /something to pay/);
});

test('a refund in two parts gives all back and no more', async () => {
  const { stripe, intent, charge, events } = await paidShop();
  const first = await stripe.refunds.create({
    payment_intent: intent.id,
    amount: 900,
    reason: 'requested_by_customer',
  });
  assert.deepEqual([first.amount, first.status, first.charge], [900, 'succeeded', charge.id]);
  await assert.rejects(stripe.refunds.create({ payment_intent: intent.id, amount: 4001 }), {
    param: 'amount',
  });
  const second = await stripe.refunds.create({ charge: charge.id });
  assert.equal(second.amount, 4000);
  const after = await stripe.charges.retrieve(charge.id, { expand: ['refunds'] });
  assert.deepEqual([after.refunded, after.amount_refunded, after.refunds?.data.length], [true, 4900, 2]);
  await assert.rejects(stripe.refunds.create({ charge: charge.id }), { code: 'charge_already_refunded' });
  assert.equal((await stripe.refunds.retrieve(first.id)).id, first.id);
  assert.equal(events.filter((event) => event.type === 'charge.refunded').length, 2);
  assert.equal(events.filter((event) => event.type === 'refund.created').length, 2);
});

test('a refund of nothing known is refused', async () => {
  const { stripe } = openShop();
  await assert.rejects(stripe.refunds.create({}), { code: 'parameter_missing' });
  await assert.rejects(stripe.refunds.create({ payment_intent: 'pi_none' }), { code: 'resource_missing' });
});

test('a delayed payment cannot be refunded before it has come', async () => {
  const { stripe, sandbox } = openShop();
  const { id } = await stripe.checkout.sessions.create(order());
  await sandbox.pay(id, { outcome: 'delayed' });
  const { payment_intent } = await stripe.checkout.sessions.retrieve(id);
  const refund = stripe.refunds.create({ payment_intent: payment_intent as string });
  await assert.rejects(refund, { code: 'payment_intent_unexpected_state' });
});

test('a dispute is opened and closed, and marks the charge', async () => {
  const { stripe, sandbox, intent, charge, events } = await paidShop();
  const id = await sandbox.dispute(intent.id);
  assert.equal((await stripe.charges.retrieve(charge.id)).disputed, true);
  await assert.rejects(stripe.refunds.create({ charge: charge.id }), { code: 'charge_disputed' });
  await sandbox.closeDispute(id, 'won');
  assert.equal((await stripe.disputes.retrieve(id)).status, 'won');
  assert.equal((await stripe.charges.retrieve(charge.id)).disputed, false);
  const sent = events.map((event) => event.type).filter((type) => type.startsWith('charge.dispute'));
  assert.deepEqual(sent, ['charge.dispute.created', 'charge.dispute.closed']);
});
