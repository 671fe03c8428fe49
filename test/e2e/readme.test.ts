import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage, openShop, type Shop, servePage } from '../support/shop.ts';

const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
const [first = '', second = ''] = [...readme.matchAll(/```html\n([\s\S]*?)```/g)].map(
  ([, code]) => code ?? '',
);

describe('the README', () => {
  let browser: Browser;
  let shop: Shop;

  before(async () => {
    [browser, shop] = await Promise.all([openBrowser(), openShop()]);
  });
  after(async () => {
    await browser.close();
    await shop.close();
  });

  it('opens with something that works when it is pasted, without a server', async () => {
    const { page, notes } = await openPage(browser);
    // The same file from here; at this path the kit takes it for no server of its own.
    await page.route('**/cdn/**', async (route) => {
      const path = new URL(route.request().url()).pathname.replace('/cdn/', '/kit/1.0.0/');
      await route.fulfill({ response: await route.fetch({ url: shop.url + path }) });
    });
    const body = first.replace(/https:\/\/cdn\.[^"]*\/kit\//, `${shop.url}/cdn/`);
    await page.goto(await servePage(page, shop, 'pasted', `<!doctype html><title>Pasted</title>${body}`));
    await page.locator('souk-pin').getByText('€49.00').waitFor();
    await page.getByLabel('Size').selectOption('M');
    const buy = page.getByRole('link', { name: 'Buy now' });
    assert.equal(await buy.getAttribute('href'), 'https://example.com/linen-shirt');
    assert.ok(!notes.requests.some((url) => url.includes('/v1/')));
    assert.deepEqual(notes.errors, []);
  });

  it('shows a page with a server that puts a product into the cart', async () => {
    const { page, notes } = await openPage(browser);
    const body = second
      .replaceAll('https://shop.example.com', shop.url)
      .replace('lisbon.jpg', '/pictures/post-lisbon.svg');
    await page.goto(await servePage(page, shop, 'served', `<!doctype html><title>Served</title>${body}`));
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('button', { name: 'Cart, items: 1, €49.00' }).waitFor();
    await page.getByRole('button', { name: /^Sun hat, €29\.00, product/ }).waitFor();
    assert.deepEqual(notes.errors, []);
  });
});
