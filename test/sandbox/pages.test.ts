import assert from 'node:assert/strict';
import { test } from 'node:test';
import type Stripe from 'stripe';
import { line, openShop, order, type Shop } from './support.ts';

async function openPay(given: Stripe.Checkout.SessionCreateParams = {}, shop: Shop = openShop()) {
  const session = await shop.stripe.checkout.sessions.create(order(given));
  const url = session.url ?? '';
  const get = (headers: Record<string, string> = {}) => shop.sandbox.fetch(url, { headers });
  const post = (values: Record<string, string>) =>
    shop.sandbox.fetch(url, { method: 'POST', body: new URLSearchParams(values), redirect: 'manual' });
  const state = async () => (await shop.stripe.checkout.sessions.retrieve(session.id)).status;
  return { ...shop, session, url, get, post, state };
}

const buyer = { email: 'ana@example.com', outcome: 'success' };

test('the page says that no money moves, and shows lines and total in the language of the session', async () => {
  const { get } = await openPay({ locale: 'de', line_items: [line(4900, 'eur', 2)] });
  const page = await (await get()).text();
  assert.match(page, /<html lang="de" dir="ltr">/);
  assert.match(page, /Es fließt kein Geld/);
  assert.match(page, /Linen shirt/);
  assert.match(page, /98,00\s€ bezahlen/);
});

test('without a language of its own the page takes the one of the browser', async () => {
  const { get } = await openPay({ locale: 'auto' });
  assert.match(
    await (await get({ 'accept-language': 'ar-EG,ar;q=0.9' })).text(),
    /<html lang="ar" dir="rtl">/,
  );
});

test('what a shop calls its goods is text, never markup', async () => {
  const name = '<img src=x onerror=alert(1)>';
  const items = [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 100, product_data: { name } } }];
  const { get } = await openPay({ line_items: items, cancel_url: 'https://shop.test/"><script>' });
  const page = await (await get()).text();
  assert.doesNotMatch(page, /<img src=x|"><script>/);
  assert.match(page, /&lt;img src=x/);
});

test('a picture with another scheme is left out', async () => {
  const product_data = { name: 'Hat', images: ['javascript:alert(1)'] };
  const items = [{ quantity: 1, price_data: { currency: 'eur', unit_amount: 100, product_data } }];
  const { get } = await openPay({ line_items: items });
  assert.doesNotMatch(await (await get()).text(), /javascript:/);
});

test('the hosted page refuses frames and runs no script', async () => {
  const { get } = await openPay();
  const { headers } = await get();
  const policy = headers.get('content-security-policy') ?? '';
  assert.equal(headers.get('x-frame-options'), 'DENY');
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /script-src|unsafe/);
  assert.equal(headers.get('cache-control'), 'no-store');
});

test('paying leads to the success_url, after the shop has heard of it', async () => {
  const { post, session, events, state } = await openPay();
  const answer = await post(buyer);
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), `https://shop.test/thanks?session=${session.id}`);
  assert.ok(events.some((event) => event.type === 'checkout.session.completed'));
  assert.equal(await state(), 'complete');
});

test('a second press of the button pays nothing twice', async () => {
  const { post, sandbox, stripe } = await openPay();
  const answers = await Promise.all([post(buyer), post(buyer)]);
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 303]);
  assert.equal((await stripe.paymentIntents.list()).data.length, 1);
  assert.equal(sandbox.deliveries.filter((one) => one.type === 'checkout.session.completed').length, 1);
});

test('a declined card comes back to the form with what was typed', async () => {
  const { post, state } = await openPay();
  const answer = await post({ ...buyer, outcome: 'decline' });
  assert.equal(answer.status, 402);
  const page = await answer.text();
  assert.match(page, /role="alert"[^>]*>The card was declined/);
  assert.match(page, /value="ana@example.com"/);
  assert.equal(await state(), 'open');
});

test('an email that is none is marked and explained', async () => {
  const { post, state } = await openPay();
  const answer = await post({ ...buyer, email: 'ana' });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /aria-invalid="true" aria-describedby="email-error"/);
  assert.equal(await state(), 'open');
});

test('shipping asks for a name and an address in one of the countries', async () => {
  const { post, stripe, session } = await openPay({
    shipping_address_collection: { allowed_countries: ['DE', 'PT'] },
  });
  assert.equal((await post(buyer)).status, 422);
  const place = { name: 'Ana Sá', line1: 'Rua 1', postal_code: '1100-001', city: 'Lisboa' };
  assert.equal((await post({ ...buyer, ...place, country: 'FR' })).status, 422);
  assert.equal((await post({ ...buyer, ...place, country: 'PT' })).status, 303);
  const { collected_information: found } = await stripe.checkout.sessions.retrieve(session.id);
  assert.equal(found?.shipping_details?.name, 'Ana Sá');
  assert.deepEqual(found?.shipping_details?.address, {
    city: 'Lisboa',
    country: 'PT',
    line1: 'Rua 1',
    line2: null,
    postal_code: '1100-001',
    state: null,
  });
});

test('an email that the shop knows cannot be changed on the page', async () => {
  const { post, stripe, session } = await openPay({ customer_email: 'ana@example.com' });
  await post({ email: 'other@example.com', outcome: 'success' });
  assert.equal(
    (await stripe.checkout.sessions.retrieve(session.id)).customer_details?.email,
    'ana@example.com',
  );
});

test('a delayed payment goes on to the shop, which must wait', async () => {
  const { post, stripe, session } = await openPay();
  assert.equal((await post({ ...buyer, outcome: 'delayed' })).status, 303);
  assert.equal((await stripe.checkout.sessions.retrieve(session.id)).payment_status, 'unpaid');
});

test('a promotion code changes the total; a wrong one is said to be wrong', async () => {
  const shop = openShop({ promotionCodes: [{ code: 'SUMMER', percentOff: 20 }] });
  const { post, get, stripe, session } = await openPay({ allow_promotion_codes: true }, shop);
  const wrong = await post({ code: 'WINTER' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /not valid for this order/);
  assert.equal((await post({ code: 'summer' })).status, 303);
  assert.match(await (await get()).text(), /€39\.20/);
  assert.equal((await stripe.checkout.sessions.retrieve(session.id)).total_details?.amount_discount, 980);
});

test('a code is refused where the shop takes none', async () => {
  const shop = openShop({ promotionCodes: [{ code: 'SUMMER', percentOff: 20 }] });
  const { post, stripe, session } = await openPay({}, shop);
  assert.equal((await post({ code: 'SUMMER' })).status, 422);
  assert.equal((await stripe.checkout.sessions.retrieve(session.id)).amount_total, 4900);
});

test('pages of sessions that are over say so, and show a way back', async () => {
  const paid = await openPay();
  await paid.post(buyer);
  assert.match(await (await paid.get()).text(), /All done/);
  const { sandbox, get, post } = await openPay();
  await sandbox.advance(86_400_000);
  const answer = await get();
  assert.equal(answer.status, 410);
  assert.match(await answer.text(), /has expired[\s\S]*href="https:\/\/shop.test\/cart"/);
  assert.equal((await post(buyer)).status, 410);
});

test('a page for nothing, or for a session of another kind, is a 404', async () => {
  const { sandbox, stripe } = openShop();
  const embedded = await stripe.checkout.sessions.create({
    mode: 'payment',
    ui_mode: 'embedded_page',
    line_items: [line()],
    return_url: 'https://shop.test/back',
  });
  assert.equal((await sandbox.fetch('https://pay.test/pay/cs_test_none')).status, 404);
  assert.equal((await sandbox.fetch(`https://pay.test/pay/${embedded.id}`)).status, 404);
  assert.equal((await sandbox.fetch(`https://pay.test/pay/${embedded.id}?embedded=1`)).status, 200);
});

test('a shop that does not answer its webhook keeps the buyer ten seconds at most', async (context) => {
  const called = Promise.withResolvers<void>();
  const deliver = () => {
    called.resolve();
    return new Promise<Response>(() => undefined);
  };
  const { post } = await openPay({}, openShop({ webhook: { deliver } }));
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const answer = post(buyer);
  await called.promise;
  context.mock.timers.tick(9_999);
  assert.equal(await Promise.race([answer, new Promise((done) => setImmediate(done, 'waiting'))]), 'waiting');
  context.mock.timers.tick(1);
  assert.equal((await answer).status, 303);
});
