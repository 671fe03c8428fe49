import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShop, order } from './support.ts';

test('a session is made, paid and told about, as the real package sees it', async () => {
  const { sandbox, stripe, events } = openShop();
  const made = await stripe.checkout.sessions.create(
    order({ metadata: { cart: 'c1' }, client_reference_id: 'c1' }),
  );
  assert.equal(made.object, 'checkout.session');
  assert.equal(made.status, 'open');
  assert.equal(made.url, `https://pay.test/pay/${made.id}`);
  assert.equal(made.amount_total, 4900);
  await sandbox.pay(made.id, { outcome: 'success', email: 'ana@example.com' });
  const paid = await stripe.checkout.sessions.retrieve(made.id, {
    expand: ['line_items', 'payment_intent.latest_charge'],
  });
  assert.equal(paid.payment_status, 'paid');
  assert.equal(paid.url, null);
  assert.equal(paid.line_items?.data[0]?.description, 'Linen shirt');
  assert.equal(paid.customer_details?.email, 'ana@example.com');
  const completed = events.filter((event) => event.type === 'checkout.session.completed');
  assert.equal(completed.length, 1);
  assert.deepEqual(events.map((event) => event.type).sort(), [
    'checkout.session.completed',
    'payment_intent.succeeded',
  ]);
});
