import assert from 'node:assert/strict';
import { test } from 'node:test';
import Stripe from 'stripe';
import { line, openShop, order, START } from './support.ts';

type Params = Stripe.Checkout.SessionCreateParams;
const now = START / 1000;
const many = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
const embedded = (more: object = {}) => ({
  mode: 'payment',
  ui_mode: 'embedded_page',
  line_items: [line()],
  return_url: 'https://shop.test/back',
  ...more,
});
const keys = (count: number) => Object.fromEntries(many(count, (at) => [`k${at}`, 'v']));
const withLine = (more: object) => order({ line_items: [{ ...line(), ...more }] });
const withPrice = (more: object) => withLine({ price_data: { ...line().price_data, ...more } });

/** Known to Stripe, changing what a shop gets, and not played here: ignoring them would let a test lie. */
const notPlayed = {
  customer_creation: 'always',
  billing_address_collection: 'required',
  automatic_tax: { enabled: true },
  invoice_creation: { enabled: true },
  shipping_options: [{ shipping_rate: 'shr_1' }],
  payment_intent_data: { capture_method: 'manual' },
};

for (const [name, value] of Object.entries(notPlayed)) {
  test(`${name} is refused aloud, not ignored`, async () => {
    const { stripe } = openShop();
    const given = { ...order(), [name]: value } as Params;
    await assert.rejects(stripe.checkout.sessions.create(given), { code: 'sandbox_unsupported' });
  });
}

const accepted: Record<string, object> = {
  'a hosted page without a ui_mode': order(),
  'a hosted page named as such': order({ ui_mode: 'hosted_page' }),
  'an embedded page with a return_url': embedded(),
  'an embedded page that never redirects, without a return_url': embedded({
    return_url: undefined,
    redirect_on_completion: 'never',
  }),
  'an embedded page that redirects if required': embedded({ redirect_on_completion: 'if_required' }),
  'elements with a return_url': embedded({ ui_mode: 'elements' }),
  'an end in 30 minutes': order({ expires_at: now + 1800 }),
  'an end in 24 hours': order({ expires_at: now + 86_400 }),
  '100 lines': order({ line_items: many(100, () => line()) }),
  '50 metadata keys of 40 characters with 500 in the value': order({
    metadata: { ...keys(49), ['k'.repeat(40)]: 'v'.repeat(500) },
  }),
  'a reference of 200 characters': order({ client_reference_id: 'a'.repeat(200) }),
  'a language of the list': order({ locale: 'hi-IN' }),
  'shipping to countries': order({ shipping_address_collection: { allowed_countries: ['DE', 'PT'] } }),
  'the label of an integration': order({ integration_identifier: 'souk_abcdefgh' }),
  'metadata for the payment': order({
    payment_intent_data: { metadata: { cart: 'c1' }, description: 'Order' },
  }),
  'an email already known': order({ customer_email: 'ana@example.com' }),
};

for (const [name, given] of Object.entries(accepted)) {
  test(`a session takes ${name}`, async () => {
    const { stripe } = openShop();
    const made = await stripe.checkout.sessions.create(given as Params);
    assert.equal(made.status, 'open');
    assert.equal(typeof made[made.ui_mode === 'hosted_page' ? 'url' : 'client_secret'], 'string');
    assert.equal(made[made.ui_mode === 'hosted_page' ? 'client_secret' : 'url'], null);
  });
}

/** Name, parameters, the parameter at fault, and the code if Stripe has one. */
const refused: [string, object, string | undefined, string?][] = [
  ['no mode', order({ mode: undefined }), 'mode', 'parameter_missing'],
  ['the old name "hosted"', order({ ui_mode: 'hosted' }), 'ui_mode'],
  ['the old name "embedded"', embedded({ ui_mode: 'embedded' }), 'ui_mode'],
  ['the old name "custom"', embedded({ ui_mode: 'custom' }), 'ui_mode'],
  ['no lines', order({ line_items: undefined }), 'line_items', 'parameter_missing'],
  ['101 lines', order({ line_items: many(101, () => line()) }), 'line_items'],
  [
    'a hosted page without a success_url',
    order({ success_url: undefined }),
    'success_url',
    'parameter_missing',
  ],
  ['a hosted page with a return_url', order({ return_url: 'https://shop.test' }), 'return_url'],
  [
    'a hosted page with redirect_on_completion',
    order({ redirect_on_completion: 'always' }),
    'redirect_on_completion',
  ],
  ['an embedded page with a success_url', embedded({ success_url: 'https://shop.test' }), 'success_url'],
  ['an embedded page with a cancel_url', embedded({ cancel_url: 'https://shop.test' }), 'cancel_url'],
  [
    'an embedded page without a return_url',
    embedded({ return_url: undefined }),
    'return_url',
    'parameter_missing',
  ],
  ['a return_url that is never used', embedded({ redirect_on_completion: 'never' }), 'return_url'],
  [
    'elements with a success_url',
    embedded({ ui_mode: 'elements', success_url: 'https://shop.test' }),
    'success_url',
  ],
  ['elements with a submit_type', embedded({ ui_mode: 'elements', submit_type: 'pay' }), 'submit_type'],
  [
    'elements with redirect_on_completion',
    embedded({ ui_mode: 'elements', redirect_on_completion: 'always' }),
    'redirect_on_completion',
  ],
  ['an end in less than 30 minutes', order({ expires_at: now + 1799 }), 'expires_at'],
  ['an end in more than 24 hours', order({ expires_at: now + 86_401 }), 'expires_at'],
  ['a link without a scheme', order({ success_url: 'shop.test/thanks' }), 'success_url', 'url_invalid'],
  ['a link that runs script', order({ cancel_url: 'javascript:alert(1)' }), 'cancel_url', 'url_invalid'],
  ['an empty text', order({ customer_email: '' }), 'customer_email', 'parameter_invalid_empty'],
  ['an email that is none', order({ customer_email: 'ana' }), 'customer_email', 'email_invalid'],
  ['51 metadata keys', order({ metadata: keys(51) }), 'metadata'],
  [
    'a metadata key of 41 characters',
    order({ metadata: { ['k'.repeat(41)]: 'v' } }),
    `metadata[${'k'.repeat(41)}]`,
  ],
  ['a metadata value of 501 characters', order({ metadata: { k: 'v'.repeat(501) } }), 'metadata[k]'],
  ['a reference of 201 characters', order({ client_reference_id: 'a'.repeat(201) }), 'client_reference_id'],
  ['a reference with a space', order({ client_reference_id: 'a b' }), 'client_reference_id'],
  ['a language that is not spoken', order({ locale: 'xx' as 'en' }), 'locale'],
  ['an unknown parameter', { ...order(), colour: 'red' }, 'colour', 'parameter_unknown'],
  [
    'the removed payment_method_types',
    { ...order(), payment_method_types: ['card'] },
    'payment_method_types',
    'parameter_unknown',
  ],
  [
    'an unknown parameter deep inside',
    withPrice({ colour: 'red' }),
    'line_items[0][price_data][colour]',
    'parameter_unknown',
  ],
  ['a line without a price', withLine({ price_data: undefined }), 'line_items[0]'],
  ['a line with two prices', withLine({ price: 'price_1' }), 'line_items[0]'],
  [
    'a line without a quantity',
    withLine({ quantity: undefined }),
    'line_items[0][quantity]',
    'parameter_missing',
  ],
  ['a quantity of none', withLine({ quantity: 0 }), 'line_items[0][quantity]', 'parameter_invalid_integer'],
  [
    'a price that is not whole',
    withPrice({ unit_amount: 49.5 }),
    'line_items[0][price_data][unit_amount]',
    'parameter_invalid_integer',
  ],
  [
    'a price below nothing',
    withPrice({ unit_amount: -1 }),
    'line_items[0][price_data][unit_amount]',
    'parameter_invalid_integer',
  ],
  [
    'a price without an amount',
    withPrice({ unit_amount: undefined }),
    'line_items[0][price_data]',
    'parameter_missing',
  ],
  [
    'a product without a name',
    withPrice({ product_data: { description: 'x' } }),
    'line_items[0][price_data][product_data][name]',
    'parameter_missing',
  ],
  [
    'nine pictures',
    withPrice({ product_data: { name: 'x', images: many(9, () => 'https://x.test') } }),
    'line_items[0][price_data][product_data][images]',
  ],
  [
    'an unknown product',
    withPrice({ product_data: undefined, product: 'prod_none' }),
    'line_items[0][price_data][product]',
    'resource_missing',
  ],
  [
    'an unknown price',
    withLine({ price_data: undefined, price: 'price_none' }),
    'line_items[0][price]',
    'resource_missing',
  ],
  ['two currencies', order({ line_items: [line(4900, 'eur'), line(4900, 'usd')] }), 'line_items'],
  [
    'an unknown coupon',
    order({ discounts: [{ coupon: 'none' }] }),
    'discounts[0][coupon]',
    'resource_missing',
  ],
  ['two discounts', order({ discounts: [{ coupon: 'a' }, { coupon: 'b' }] }), 'discounts'],
  [
    'a country that is none',
    order({ shipping_address_collection: { allowed_countries: ['xx' as 'DE'] } }),
    'shipping_address_collection[allowed_countries][0]',
  ],
  [
    'a country Stripe does not ship to',
    order({ shipping_address_collection: { allowed_countries: ['KP' as 'DE'] } }),
    'shipping_address_collection[allowed_countries][0]',
  ],
  ['what the sandbox does not play', order({ mode: 'subscription' }), 'mode', 'sandbox_unsupported'],
];

for (const [name, given, param, code] of refused) {
  test(`a session refuses ${name}`, async () => {
    const { stripe } = openShop();
    await assert.rejects(stripe.checkout.sessions.create(given as Params), (error) => {
      assert.ok(error instanceof Stripe.errors.StripeInvalidRequestError, String(error));
      assert.deepEqual([error.statusCode, error.param, error.code], [400, param, code]);
      return true;
    });
    assert.equal((await stripe.checkout.sessions.list()).data.length, 0);
  });
}
