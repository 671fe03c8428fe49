import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripeLocale } from '../../src/server/checkout/locale.ts';
import { cancelUrl, checkReturnUrl, successUrl } from '../../src/server/checkout/return-url.ts';
import { type Env, readSettings } from '../../src/server/env.ts';

const sandbox = {
  fetch: async () => new Response(),
  secretKey: 'sk_test_sandbox',
  publishableKey: 'pk_test_sandbox',
  webhookSecret: 'whsec_sandbox',
};
const live = {
  STRIPE_SECRET_KEY: 'rk_live_1234567890',
  STRIPE_PUBLISHABLE_KEY: 'pk_live_1234567890',
  STRIPE_WEBHOOK_SECRET: 'whsec_abcdefghijklmnop,whsec_qrstuvwxyzabcdef',
  SOUK_URL: 'https://shop.example.com',
  SOUK_ORIGINS: 'https://blog.example.com, https://www.example.com/',
};

test('a live setup that fits together is taken as it is', () => {
  const { settings, secretKey, live: isLive } = readSettings(live);
  assert.deepEqual([secretKey, isLive, settings.livemode], ['rk_live_1234567890', true, true]);
  assert.equal(settings.webhookSecrets.length, 2);
  assert.deepEqual(settings.origins, ['https://blog.example.com', 'https://www.example.com']);
  assert.equal(settings.stripeJs, undefined);
});

test('without a key the sandbox is used, and says so to the page', () => {
  const { settings, secretKey } = readSettings({ SOUK_ORIGINS: '*', SOUK_SHIP_TO: 'DE,FR' }, sandbox);
  assert.equal(secretKey, 'sk_test_sandbox');
  assert.deepEqual(settings.webhookSecrets, ['whsec_sandbox']);
  assert.equal(settings.stripeJs, '/sandbox/stripe.js');
  assert.deepEqual([settings.origins, settings.shipTo], [['*'], ['DE', 'FR']]);
});

test('a setup that does not fit together stops the server', () => {
  const wrong: [string, Env][] = [
    ['no key at all', { STRIPE_SECRET_KEY: '' }],
    ['not a key', { ...live, STRIPE_SECRET_KEY: 'hello' }],
    ['publishable where secret belongs', { ...live, STRIPE_SECRET_KEY: live.STRIPE_PUBLISHABLE_KEY }],
    ['live and test', { ...live, STRIPE_PUBLISHABLE_KEY: 'pk_test_1' }],
    ['test and live', { ...live, STRIPE_SECRET_KEY: 'sk_test_1' }],
    ['live without webhook secret', { ...live, STRIPE_WEBHOOK_SECRET: '' }],
    ['a test webhook for live money', { ...live, STRIPE_WEBHOOK_SECRET: 'whsec_test_abcdefghijklmnop' }],
    ['no webhook secret', { ...live, STRIPE_WEBHOOK_SECRET: 'abc' }],
    ['live without its origin', { ...live, SOUK_URL: '' }],
    ['live without https', { ...live, SOUK_URL: 'http://shop.example.com' }],
    ['every origin with real keys', { ...live, SOUK_ORIGINS: '*' }],
    ['an origin with a path', { ...live, SOUK_ORIGINS: 'https://blog.example.com/shop' }],
    ['a country by name', { ...live, SOUK_SHIP_TO: 'Germany' }],
  ];
  for (const [name, env] of wrong) assert.throws(() => readSettings(env), { code: 'bad_settings' }, name);
  for (const [, env] of wrong) {
    try {
      readSettings(env);
    } catch (error) {
      assert.doesNotMatch(String(error), /rk_live_\w|pk_live_\w|whsec_\w{5}/, 'keys stay out of messages');
    }
  }
});

test('languages are those of Stripe, the nearest one, or the browser chooses', () => {
  const wanted: Record<string, string> = {
    de: 'de',
    'de-AT': 'de',
    'en-GB': 'en-GB',
    'en-US': 'en',
    'pt-BR': 'pt-BR',
    'pt-PT': 'pt',
    'es-MX': 'es-419',
    'es-ES': 'es',
    'fr-CA': 'fr-CA',
    nn: 'nb',
    hi: 'hi-IN',
    'zh-Hant-TW': 'zh-TW',
    'zh-Hans-CN': 'zh',
    'zh-HK': 'zh-HK',
    ja: 'ja',
    ar: 'auto',
    xx: 'auto',
    '': 'auto',
    EN_gb: 'en-GB',
    '"><script>': 'auto',
  };
  for (const [tag, locale] of Object.entries(wanted)) assert.equal(stripeLocale(tag), locale, tag);
  assert.equal(stripeLocale(undefined), 'auto');
});

test('the way back keeps query and hash and loses marks of an earlier return', () => {
  const own = 'https://shop.example.com';
  const url = checkReturnUrl(`${own}/p?a=1&souk_session=cs_1&b=%20&souk_cancelled=1#top`, own, []);
  assert.equal(successUrl(url), `${own}/p?a=1&b=+&souk_session={CHECKOUT_SESSION_ID}#top`);
  assert.equal(cancelUrl(`${own}/p`), `${own}/p?souk_cancelled=1`);
  assert.equal(checkReturnUrl(`${own}/p?b=%20#x`, own, []), `${own}/p?b=%20#x`);
  assert.equal(checkReturnUrl('/relative', own, []), `${own}/relative`);
});
