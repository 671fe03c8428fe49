import assert from 'node:assert/strict';
import { test } from 'node:test';
import Stripe from 'stripe';
import { clientOf, line, openShop, order } from './support.ts';

test('a wrong key is refused as at Stripe, and is not shown', async () => {
  const { sandbox } = openShop();
  const wrong = clientOf(sandbox, 'sk_test_somebody_elses_key');
  await assert.rejects(wrong.checkout.sessions.list(), (error) => {
    assert.ok(error instanceof Stripe.errors.StripeAuthenticationError);
    assert.equal(error.statusCode, 401);
    assert.match(error.message, /Invalid API Key provided/);
    assert.doesNotMatch(error.message, /somebody/);
    return true;
  });
});

test('a missing key and a publishable key are refused', async () => {
  const { sandbox } = openShop();
  const bare = await sandbox.fetch('http://api.test/v1/events');
  assert.equal(bare.status, 401);
  assert.match(
    ((await bare.json()) as { error: { message: string } }).error.message,
    /did not provide an API key/,
  );
  await assert.rejects(clientOf(sandbox, sandbox.publishableKey).events.list(), {
    code: 'secret_key_required',
  });
});

test('Basic authentication works too, as with curl -u', async () => {
  const { sandbox } = openShop();
  const authorization = `Basic ${btoa(`${sandbox.secretKey}:`)}`;
  const answer = await sandbox.fetch('http://api.test/v1/events', { headers: { authorization } });
  assert.equal(answer.status, 200);
});

test('each answer has its own request id and names the version', async () => {
  const { stripe } = openShop();
  const first = await stripe.events.list();
  const second = await stripe.events.list();
  assert.match(first.lastResponse.requestId, /^req_\w{20,}$/);
  assert.notEqual(first.lastResponse.requestId, second.lastResponse.requestId);
  assert.equal(first.lastResponse.apiVersion, '2026-10-28.endive');
});

test('other versions of the API are refused', async () => {
  const { stripe } = openShop();
  await assert.rejects(
    stripe.events.list({}, { apiVersion: '2025-09-30.clover' }),
    /Invalid Stripe API version/,
  );
});

test('what is not there is a 404 with an error in it', async () => {
  const { stripe, sandbox } = openShop();
  await assert.rejects(stripe.checkout.sessions.retrieve('cs_test_none'), {
    statusCode: 404,
    code: 'resource_missing',
  });
  await assert.rejects(stripe.customers.list(), { statusCode: 404, message: /Unrecognized request URL/ });
  const headers = { authorization: `Bearer ${sandbox.secretKey}` };
  const raw = await sandbox.fetch('http://api.test/v1/nothing/here', { headers });
  assert.equal(typeof ((await raw.json()) as { error?: unknown }).error, 'object');
});

test('keys such as __proto__ are parameters like any other', async () => {
  const { stripe } = openShop();
  const hostile = JSON.parse('{"__proto__":"x"}') as Record<string, string>;
  const made = await stripe.checkout.sessions.create(order({ metadata: hostile }));
  assert.ok(Object.hasOwn(made.metadata ?? {}, '__proto__'));
  assert.equal(({} as Record<string, unknown>).x, undefined);
});

test('a name with odd brackets is refused, not guessed at', async () => {
  const { sandbox } = openShop();
  for (const body of ['metadata[a[b]=1', 'metadata=1&metadata[a]=2', 'metadata[a]=1&metadata[a][b]=2']) {
    const headers = {
      authorization: `Bearer ${sandbox.secretKey}`,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const answer = await sandbox.fetch('http://api.test/v1/checkout/sessions', {
      method: 'POST',
      headers,
      body,
    });
    assert.equal(answer.status, 400, body);
  }
});

test('products and prices are made, listed and sold', async () => {
  const { stripe } = openShop();
  const product = await stripe.products.create({ name: 'Sun hat', images: ['https://x.test/hat.png'] });
  const hat = await stripe.prices.create({ product: product.id, currency: 'eur', unit_amount: 2900 });
  assert.deepEqual(
    (await stripe.products.list()).data.map((one) => one.name),
    ['Sun hat'],
  );
  assert.deepEqual(
    (await stripe.prices.list({ product: product.id })).data.map((one) => one.id),
    [hat.id],
  );
  assert.deepEqual((await stripe.prices.list({ product: 'prod_none' })).data, []);
  const made = await stripe.checkout.sessions.create(order({ line_items: [{ price: hat.id, quantity: 3 }] }));
  assert.equal(made.amount_total, 8700);
});

test('an archived price is not sold', async () => {
  const { stripe } = openShop();
  const product = await stripe.products.create({ name: 'Old hat' });
  const old = await stripe.prices.create({
    product: product.id,
    currency: 'eur',
    unit_amount: 2900,
    active: false,
  });
  const given = order({ line_items: [{ price: old.id, quantity: 1 }, line()] });
  await assert.rejects(stripe.checkout.sessions.create(given), { param: 'line_items[0][price]' });
});
