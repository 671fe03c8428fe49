import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import {
  html,
  openBrowser,
  openPage,
  openShop,
  ordersOf,
  payOnSandbox,
  type Shop,
  servePage,
  stockOf,
} from '../support/shop.ts';

describe('buying from a post', () => {
  let browser: Browser;
  let shop: Shop;

  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    shop = await openShop();
  });
  afterEach(() => shop.close());

  it('redirects to Stripe, and the order has its lines, total, currency, post and cart', async () => {
    const { page, notes } = await openPage(browser);
    const before = await stockOf(shop, 'linen-shirt-m');
    await page.goto(`${shop.url}/blog/three-days-one-shirt`);
    await page
      .getByRole('button', { name: /^Linen shirt.*product \d of/ })
      .first()
      .click();
    const card = page.getByRole('dialog', { name: /Linen shirt/ });
    await card.getByLabel('Size').selectOption('M');
    await card.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('button', { name: /^Cart, items: 1/ }).click();
    const cart = await page.evaluate(() => JSON.parse(Object.values(localStorage)[0] as string));
    await page.getByRole('button', { name: 'Check out' }).click();
    await page.waitForURL(/\/sandbox\/pay\//);
    assert.deepEqual(await stockOf(shop, 'linen-shirt-m'), { ...before, reserved: 1 });
    await payOnSandbox(page);
    await page.waitForURL(/\/thank-you\?souk_session=/);
    await page.getByText('Thank you. Your order is paid.').first().waitFor();

    const [order] = await ordersOf(shop);
    assert.ok(order);
    assert.equal(order.total, 4900);
    assert.equal(order.currency, 'EUR');
    assert.equal(order.post, 'lisbon');
    assert.equal(order.cart, cart.id);
    assert.deepEqual(
      order.lines.map(({ variant, quantity, price }) => ({ variant, quantity, price })),
      [{ variant: 'linen-shirt-m', quantity: 1, price: 4900 }],
    );
    assert.deepEqual(await stockOf(shop, 'linen-shirt-m'), {
      on_hand: (before.on_hand ?? 0) - 1,
      reserved: 0,
    });
    await page.getByRole('button', { name: /^Cart/ }).first().waitFor();
    assert.equal(
      await page.evaluate(() => Object.values(localStorage).join('').includes('linen-shirt')),
      false,
    );
    assert.deepEqual(notes.errors, []);
    assert.deepEqual(notes.strangers, []);
  });

  it('pays in the dialog without leaving the page', async () => {
    const { page, notes } = await openPage(browser);
    await page.goto(
      await servePage(
        page,
        shop,
        'dialog',
        html(
          `<souk-shop checkout="dialog"></souk-shop><souk-pin product="sun-hat"></souk-pin><souk-cart></souk-cart>`,
        ),
      ),
    );
    await page.getByRole('button', { name: 'Buy now' }).click();
    const frame = page.frameLocator('dialog iframe');
    await frame.getByLabel(/e-?mail/i).fill('ines@example.com');
    await frame.getByRole('button', { name: /^pay/i }).click();
    await page.getByText('Thank you. Your order is paid.').first().waitFor();
    assert.match(page.url(), /\/test\/dialog/);
    const [order] = await ordersOf(shop);
    assert.equal(order?.total, 2900);
    assert.equal(order?.lines[0]?.variant, 'sun-hat');
    assert.deepEqual(notes.errors, []);
    assert.deepEqual(notes.strangers, []);
  });

  it('gives a plain link where checkout is "link", and asks the server for no session', async () => {
    const { page, notes } = await openPage(browser);
    await page.goto(
      await servePage(
        page,
        shop,
        'link',
        html('<souk-shop checkout="link"></souk-shop><souk-pin product="sun-hat"></souk-pin>'),
      ),
    );
    await page.getByRole('link', { name: /Buy now/ }).click();
    await page.waitForURL(/\/products\/sun-hat$/);
    assert.ok(!notes.requests.some((url) => url.includes('/v1/checkout')));
  });

  it('works with script off, through the plain link in the post', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${shop.url}/blog/three-days-one-shirt`);
    const link = page.locator('souk-post a[data-product="linen-shirt"]').first();
    assert.match(await link.innerText(), /Linen shirt/);
    await link.click();
    await page.waitForURL(/\/products\/linen-shirt$/);
    assert.match(await page.locator('main').innerText(), /€49/);
  });

  it('makes one session for a double click, and the button is idle after coming back', async () => {
    const { page, notes } = await openPage(browser);
    await page.goto(await servePage(page, shop, 'back', html('<souk-pin product="sun-hat"></souk-pin>')));
    const buy = page.getByRole('button', { name: 'Buy now' });
    await buy.dblclick();
    await page.waitForURL(/\/sandbox\/pay\//);
    const first = page.url();
    // Playwright's own goBack waits for a load that a cached page never has.
    await page.evaluate(() => history.back());
    await page.waitForURL(/\/test\/back/);
    await buy.waitFor();
    assert.notEqual(await buy.getAttribute('aria-busy'), 'true');
    await buy.click();
    await page.waitForURL(/\/sandbox\/pay\//);
    assert.equal(page.url(), first);
    const sessions = await shop.storage.db.selectFrom('checkouts').select('session').execute();
    assert.equal(sessions.length, 1);
    assert.deepEqual(await stockOf(shop, 'sun-hat'), { on_hand: 60, reserved: 1 });
    assert.deepEqual(notes.errors, []);
  });

  it('shows old and new price when it changed meanwhile, and charges the new one only after a second press', async () => {
    const { page } = await openPage(browser);
    await page.goto(await servePage(page, shop, 'price', html('<souk-pin product="sun-hat"></souk-pin>')));
    const buy = page.getByRole('button', { name: 'Buy now' });
    await buy.waitFor();
    await shop.storage.db.updateTable('variants').set({ price: 3100 }).where('id', '=', 'sun-hat').execute();
    await buy.click();
    await page
      .getByText(/€31\.00.*€29\.00/)
      .first()
      .waitFor();
    assert.match(page.url(), /\/test\/price/);
    await buy.click();
    await page.waitForURL(/\/sandbox\/pay\//);
    await payOnSandbox(page);
    await page.waitForURL(/souk_session=/);
    const [order] = await ordersOf(shop);
    assert.equal(order?.total, 3100);
  });

  it('takes the coupon of a cart link off the total', async () => {
    const { page } = await openPage(browser);
    const at = await servePage(page, shop, 'cart', html('<souk-cart></souk-cart>'));
    await page.goto(`${at}?products=sun-hat:2,no-such-thing:1&coupon=SALT10`);
    await page
      .getByText(/Not available: no-such-thing/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Check out' }).click();
    await page.waitForURL(/\/sandbox\/pay\//);
    await payOnSandbox(page);
    await page.waitForURL(/souk_session=/);
    const [order] = await ordersOf(shop);
    assert.equal(order?.total, 5220);
  });
});
