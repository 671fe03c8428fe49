import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type Stripe from 'stripe';
import { faultsOf, type House, openBrowser, openHouse } from './browser-support.ts';
import { line } from './support.ts';

let browser: Browser;
let house: House;

before(async () => {
  browser = await openBrowser();
  house = await openHouse();
});

after(async () => {
  await browser.close();
  await house.close();
});

async function hosted(more: Stripe.Checkout.SessionCreateParams = {}) {
  return house.stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [line()],
    success_url: `${house.base}/thanks?session={CHECKOUT_SESSION_ID}`,
    cancel_url: `${house.base}/cart`,
    ...more,
  });
}

async function embedded(more: object = {}) {
  return house.stripe.checkout.sessions.create({
    mode: 'payment',
    ui_mode: 'embedded_page',
    line_items: [line()],
    return_url: `${house.base}/thanks?session={CHECKOUT_SESSION_ID}`,
    ...more,
  });
}

const ships: Stripe.Checkout.SessionCreateParams = {
  shipping_address_collection: { allowed_countries: ['DE', 'PT'] },
};

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pay page is accessible and fits 320 px in ${colorScheme}`, async () => {
    const page = await browser.newPage({ colorScheme, viewport: { width: 320, height: 640 } });
    await page.goto((await hosted({ ...ships, allow_promotion_codes: true })).url ?? '');
    await page.click('.submit');
    await page.getByRole('alert').first().waitFor();
    assert.deepEqual(
      await page.evaluate('[document.documentElement.scrollWidth, document.activeElement.id]'),
      [320, 'email'],
    );
    assert.deepEqual(await faultsOf(page), []);
    await page.close();
  });
}

test('a buyer without script pays with the keyboard and comes to the shop', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const session = await hosted();
  await page.goto(session.url ?? '');
  await page.getByLabel('Email').fill('ana@example.com');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/thanks?session=${session.id}`);
  assert.equal(await page.title(), 'Thanks');
  assert.equal((await house.stripe.checkout.sessions.retrieve(session.id)).payment_status, 'paid');
  await context.close();
});

test('a buyer who is declined chooses another way, or goes back', async () => {
  const page = await browser.newPage();
  await page.goto((await hosted()).url ?? '');
  await page.getByLabel('Email').fill('ana@example.com');
  await page.getByLabel('Test card 0002').check();
  await page.getByRole('button', { name: 'Pay €49.00' }).click();
  await page.getByRole('alert').filter({ hasText: 'declined' }).waitFor();
  assert.equal(await page.getByLabel('Email').inputValue(), 'ana@example.com');
  await page.getByRole('link', { name: 'Back to the shop' }).click();
  assert.equal(await page.title(), 'Cart');
  await page.close();
});

test('the hosted page does not open in a frame', async () => {
  const page = await browser.newPage();
  await page.goto(`${house.base}/shop`);
  const { url } = await hosted();
  const refused = page.waitForEvent('console', (message) => /frame|X-Frame-Options/i.test(message.text()));
  await page.evaluate(
    `document.body.append(Object.assign(document.createElement('iframe'), { src: ${JSON.stringify(url)} }))`,
  );
  assert.match((await refused).text(), /frame/i);
  await page.close();
});

/** A shop page whose Stripe object waits in `window.stripe`; `make(secret)` opens a checkout as `window.checkout`. */
async function shopPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${house.base}/shop`);
  await page.evaluate(`
    window.stripe = Stripe(${JSON.stringify(house.sandbox.publishableKey)});
    window.completed = 0;
    window.seen = [];
    window.make = (secret) => stripe.createEmbeddedCheckoutPage({
      fetchClientSecret: async () => secret,
      onComplete: () => { window.completed += 1; },
      onAnalyticsEvent: (event) => seen.push(event.eventType),
    });
    window.why = (work) => Promise.resolve().then(work).then(() => 'worked', (error) => error.name + ': ' + error.message);
  `);
  return page;
}

const why = (page: Page, work: string) => page.evaluate(`why(async () => { ${work} })`) as Promise<string>;
const make = (secret: string | null) => `window.checkout = await make(${JSON.stringify(secret)});`;

async function payInFrame(page: Page, choice = 'Test card 4242'): Promise<void> {
  const frame = page.frameLocator('iframe[name=embedded-checkout]');
  await frame.getByLabel('Email').fill('ana@example.com');
  await frame.getByLabel(choice).check();
  await frame.getByRole('button', { name: /Pay/ }).click();
}

test('the embedded page pays in its frame and calls onComplete once', async () => {
  const page = await shopPage();
  const session = await embedded({ redirect_on_completion: 'if_required' });
  assert.equal(await why(page, `${make(session.client_secret)} checkout.mount('#here')`), 'worked');
  await payInFrame(page, 'Test card 0002');
  await page.frameLocator('iframe').getByRole('alert').waitFor();
  await payInFrame(page);
  await page.waitForFunction('window.completed === 1');
  assert.deepEqual(await page.evaluate('seen'), [
    'checkoutRendered',
    'checkoutSubmitted',
    'checkoutSubmitFailed',
    'checkoutSubmitted',
  ]);
  assert.equal((await house.stripe.checkout.sessions.retrieve(session.id)).payment_status, 'paid');
  await page.close();
});

test('the embedded page follows return_url when it always redirects', async () => {
  const page = await shopPage();
  const session = await embedded();
  await why(page, `${make(session.client_secret)} checkout.mount(document.querySelector('#here'))`);
  await payInFrame(page);
  await page.waitForURL(`**/thanks?session=${session.id}`);
  await page.close();
});

test('a second live instance is refused, also while the first is on its way', async () => {
  const page = await shopPage();
  const { client_secret: secret } = await embedded();
  const both = `const first = make(${JSON.stringify(secret)}); ${make(secret)}`;
  assert.match(
    await why(page, both),
    /IntegrationError: You cannot have multiple Embedded Checkout objects\./,
  );
  assert.match(await why(page, make(secret)), /multiple Embedded Checkout/);
  await page.close();
});

test('a destroyed instance leaves, frees its place, and throws when it is used again', async () => {
  const page = await shopPage();
  const { client_secret: secret } = await embedded();
  await why(page, `${make(secret)} checkout.mount('#here'); checkout.destroy();`);
  assert.equal(await page.locator('iframe').count(), 0);
  for (const use of ['destroy()', 'unmount()', "mount('#here')"]) {
    assert.match(await why(page, `checkout.${use}`), /instance has been destroyed/);
  }
  assert.equal(await why(page, make(secret)), 'worked');
  await page.close();
});

test('a mount in a shadow root, off the page, or nowhere throws', async () => {
  const page = await shopPage();
  const { client_secret: secret } = await embedded();
  await why(page, make(secret));
  const shadow = `const root = document.querySelector('#here').attachShadow({ mode: 'open' });
    root.append(document.createElement('div')); checkout.mount(root.firstChild)`;
  assert.match(await why(page, shadow), /cannot be mounted in a ShadowRoot/);
  assert.match(
    await why(page, "checkout.mount(document.createElement('div'))"),
    /cannot be mounted in a ShadowRoot/,
  );
  assert.match(await why(page, "checkout.mount('#nowhere')"), /applies to no DOM elements/);
  assert.equal(
    await why(page, 'checkout.mount(document.body); checkout.unmount(); checkout.mount(document.body)'),
    'worked',
  );
  await page.close();
});

test('wrong keys and secrets are refused, and the next try works', async () => {
  const page = await shopPage();
  const { client_secret: secret, id } = await embedded();
  assert.match(await why(page, "Stripe('')"), /publishable key/);
  assert.match(await why(page, "Stripe('sk_test_x')"), /should not use your secret key/);
  assert.match(
    await why(
      page,
      "await Stripe('pk_test_x').createEmbeddedCheckoutPage({ fetchClientSecret: async () => 'cs_test_a_secret_b' })",
    ),
    /Invalid API Key/,
  );
  assert.match(await why(page, make('cs_test_a_secret_b')), /No such checkout session/);
  assert.match(await why(page, make(`${id}_secret_wrong`)), /No such checkout session/);
  assert.match(await why(page, make(null)), /must give a client secret/);
  assert.match(await why(page, make((await hosted()).url)), /must give a client secret/);
  assert.match(await why(page, 'await stripe.initEmbeddedCheckout({})'), /renamed/);
  assert.equal(await why(page, make(secret)), 'worked');
  assert.equal(await page.evaluate('Stripe.version'), 'endive');
  await page.close();
});

test('a session that is over cannot be embedded', async () => {
  const page = await shopPage();
  const session = await embedded();
  await house.stripe.checkout.sessions.expire(session.id);
  assert.match(await why(page, make(session.client_secret)), /no longer active/);
  await page.close();
});

test('the loader of @stripe/stripe-js takes the stand-in for its own', async () => {
  const page = await shopPage();
  const { readFileSync } = await import('node:fs');
  const loader = readFileSync(
    new URL('../../node_modules/@stripe/stripe-js/dist/pure.mjs', import.meta.url),
    'utf8',
  );
  await page.route('**/pure.mjs', (route) => route.fulfill({ contentType: 'text/javascript', body: loader }));
  const key = JSON.stringify(house.sandbox.publishableKey);
  const work = `import('/pure.mjs').then(({ loadStripe }) => loadStripe(${key})).then((stripe) => typeof stripe.createEmbeddedCheckoutPage)`;
  assert.equal(await page.evaluate(work), 'function');
  await page.close();
});
