/** Objects have each field that the package's own types promise. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openShop, order } from './support.ts';

const types = new URL('../../node_modules/stripe/esm/resources/', import.meta.url);
const fixtures = new URL('../../../shared/data/stripe/fixtures3.json', import.meta.url);

/** Fields of an exported interface that are not optional. */
function promised(file: string, name: string): string[] {
  const text = readFileSync(new URL(file, types), 'utf8');
  const body = text.split(`export interface ${name} {`)[1]?.split('\n}')[0] ?? '';
  return [...body.matchAll(/^ {4}(\w+): /gm)].map((found) => found[1] ?? '');
}

/** One of each object, after a purchase with all that can happen to it. */
async function everything() {
  const { stripe, sandbox } = openShop({ promotionCodes: [{ code: 'TEN', percentOff: 10 }] });
  const { id } = await stripe.checkout.sessions.create(order());
  await sandbox.pay(id);
  const session = await stripe.checkout.sessions.retrieve(id);
  const intent = await stripe.paymentIntents.retrieve(session.payment_intent as string);
  const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 100 });
  const dispute = await sandbox.dispute(intent.id);
  const item = (await stripe.checkout.sessions.listLineItems(id)).data[0];
  return {
    'checkout.session': session,
    payment_intent: intent,
    charge: await stripe.charges.retrieve(intent.latest_charge as string),
    refund,
    dispute: await stripe.disputes.retrieve(dispute),
    event: (await stripe.events.list()).data[0],
    item,
    price: item?.price,
    product: await stripe.products.retrieve(item?.price?.product as string),
    coupon: (await stripe.coupons.list()).data[0],
    promotion_code: (await stripe.promotionCodes.list()).data[0],
  } as Record<string, object>;
}

const files: [object: string, file: string, name: string][] = [
  ['checkout.session', 'Checkout/Sessions.d.ts', 'Session'],
  ['payment_intent', 'PaymentIntents.d.ts', 'PaymentIntent'],
  ['charge', 'Charges.d.ts', 'Charge'],
  ['refund', 'Refunds.d.ts', 'Refund'],
  ['dispute', 'Disputes.d.ts', 'Dispute'],
  ['item', 'LineItems.d.ts', 'LineItem'],
  ['price', 'Prices.d.ts', 'Price'],
  ['product', 'Products.d.ts', 'Product'],
  ['coupon', 'Coupons.d.ts', 'Coupon'],
  ['promotion_code', 'PromotionCodes.d.ts', 'PromotionCode'],
];

for (const [object, file, name] of files) {
  test(`a ${object} has every field that its type promises`, async () => {
    const fields = promised(file, name);
    assert.ok(fields.length > 5, `${file} was not read`);
    const found = (await everything())[object] ?? {};
    assert.deepEqual(
      fields.filter((field) => !Object.hasOwn(found, field)),
      [],
    );
  });
}

const skip = existsSync(fixtures) ? false : 'the shared data folder is missing';

test("objects have no field that Stripe's own examples and types do not know", { skip }, async () => {
  const { resources } = JSON.parse(readFileSync(fixtures, 'utf8')) as { resources: Record<string, object> };
  const all = await everything();
  for (const [object, file, name] of files) {
    const text = readFileSync(new URL(file, types), 'utf8');
    const body = text.split(`export interface ${name} {`)[1]?.split('\n}')[0] ?? '';
    const known = new Set([...body.matchAll(/^ {4}(\w+)\??: /gm)].map((found) => found[1] ?? ''));
    for (const field of Object.keys(resources[object] ?? {})) known.add(field);
    assert.deepEqual(
      Object.keys(all[object] ?? {}).filter((field) => !known.has(field)),
      [],
      object,
    );
  }
});
