import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { html, openBrowser, openPage, openShop, type Shop, servePage } from '../support/shop.ts';

const strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

const lisbon = `<souk-post post="lisbon">
  <img src="/pictures/post-lisbon.svg" alt="A shirt on a line" width="1200" height="1500">
  <a href="/products/linen-shirt" data-product="linen-shirt" data-x="32" data-y="54">Linen shirt, €49</a>
  <a href="/products/sun-hat" data-product="sun-hat" data-x="61" data-y="12">Sun hat, €29</a>
  <p>Three days, one shirt.</p>
</souk-post>`;

/** Sum of all layout shifts so far, also those right after input. */
const watchShifts = () => {
  const box = window as unknown as { shift: number };
  box.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) box.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
};
const shiftOf = (page: Page) => page.evaluate(() => (window as unknown as { shift: number }).shift);

describe('the kit in a page', () => {
  let browser: Browser;
  let shop: Shop;

  before(async () => {
    [browser, shop] = await Promise.all([openBrowser(), openShop()]);
  });
  after(async () => {
    await browser.close();
    await shop.close();
  });

  for (const width of [320, 768, 1440]) {
    it(`puts hotspots in the right place under a strict policy at ${width} px`, async () => {
      const { page, notes } = await openPage(browser, { viewport: { width, height: 900 } });
      const at = await servePage(page, shop, `csp${width}`, html(lisbon), {
        'content-security-policy': strict,
      });
      await page.goto(at);
      const spot = page.getByRole('button', { name: /^Linen shirt.*product/ });
      await spot.waitFor();
      const picture = await page.locator('souk-post img').first().boundingBox();
      const box = await spot.boundingBox();
      assert.ok(picture && box);
      assert.ok(Math.abs(box.x + box.width / 2 - (picture.x + picture.width * 0.32)) <= 1, 'x is 32 %');
      assert.ok(Math.abs(box.y + box.height / 2 - (picture.y + picture.height * 0.54)) <= 1, 'y is 54 %');
      assert.ok(box.width >= 24 && box.height >= 24);
      assert.deepEqual(
        notes.warnings.filter((text) => /Content Security Policy/.test(text)),
        [],
      );
      assert.deepEqual(notes.errors, []);
    });
  }

  for (const path of ['/', '/blog/three-days-one-shirt', '/ar/']) {
    for (const width of [320, 1440]) {
      it(`shifts nothing on ${path} at ${width} px, down to its end`, async () => {
        const { page, notes } = await openPage(browser, { viewport: { width, height: 900 } });
        await page.addInitScript(watchShifts);
        await page.goto(shop.url + path, { waitUntil: 'networkidle' });
        for (let y = 0; y < 8000; y += 800) {
          await page.mouse.wheel(0, 800);
          await page.waitForTimeout(60);
        }
        assert.equal(await shiftOf(page), 0);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
        assert.deepEqual(notes.errors, []);
        assert.deepEqual(notes.strangers, []);
      });
    }
  }

  it('asks once for all products of the page, keeps nothing and calls nobody before the shopper acts', async () => {
    const { page, notes, context } = await openPage(browser);
    const pins = ['sun-hat', 'linen-shirt', 'bud-vase', 'tenugui'].map(
      (id) => `<souk-pin product="${id}"></souk-pin>`,
    );
    await page.goto(
      await servePage(page, shop, 'once', html(`${lisbon + pins.join('')}<souk-cart></souk-cart>`)),
    );
    await page.getByRole('button', { name: 'Add to cart' }).first().waitFor();
    assert.equal(notes.requests.filter((url) => url.includes('/v1/')).length, 1);
    assert.deepEqual(notes.strangers, []);
    assert.deepEqual(await context.storageState(), { cookies: [], origins: [] });
    assert.ok(!notes.requests.some((url) => /stripe/i.test(url)));
  });

  it('adds from a post by keyboard alone', async () => {
    const { page } = await openPage(browser);
    await page.goto(await servePage(page, shop, 'keys', html(`${lisbon}<souk-cart></souk-cart>`)));
    await page.getByRole('button', { name: /^Sun hat.*product/ }).waitFor();
    const focused = () =>
      page.evaluate(() => {
        let at: Element | null = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
      });
    const tabTo = async (name: RegExp) => {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab');
        if (name.test(await focused())) return;
      }
      assert.fail(`no Tab reaches ${name}`);
    };
    await tabTo(/^Sun hat/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add to cart' }).waitFor();
    await tabTo(/^Add to cart/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Cart, items: 1/ }).waitFor();
    await page.keyboard.press('Escape');
    assert.match(await focused(), /^Sun hat/);
    await tabTo(/^Cart, items: 1/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Check out' }).waitFor();
    await page.keyboard.press('Escape');
    assert.match(await focused(), /^Cart, items: 1/);
  });

  it('leaves the link of the page when a product is unknown or the server is down, with one warning', async () => {
    const { page, notes } = await openPage(browser);
    await page.route('**/v1/products*', (route) => route.fulfill({ status: 503, body: 'down' }));
    const fallback = '<a href="/products/sun-hat">Sun hat, €29</a>';
    const body = `<souk-pin product="sun-hat">${fallback}</souk-pin><souk-pin product="sun-hat">${fallback}</souk-pin>`;
    await page.goto(await servePage(page, shop, 'down', html(body)));
    await page.waitForFunction(() => customElements.get('souk-pin'));
    await page.waitForTimeout(300);
    assert.ok(await page.getByRole('link', { name: 'Sun hat, €29' }).first().isVisible());
    const ours = notes.warnings.filter((text) => text.startsWith('[souk]'));
    assert.equal(ours.length, 1);
    assert.match(ours[0] ?? '', /http_503/);
    assert.deepEqual(notes.errors, []);
  });
});
