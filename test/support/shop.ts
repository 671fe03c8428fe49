/** The whole shop for end-to-end tests: demo catalogue, server, sandbox and a browser, all on this machine. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { readCatalogue } from '../../src/core/import/detect.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import { importPosts, importProducts } from '../../src/server/import.ts';
import { startServer } from '../../src/server/serve.ts';
import { openStorage, type Storage } from '../../src/server/storage/open.ts';
import { browserArgs, findBrowser } from '../browser.ts';

export const demo = fileURLToPath(new URL('../../demo', import.meta.url));

export interface Shop {
  url: string;
  storage: Storage;
  sandbox: Sandbox;
  close(): Promise<void>;
}

/** A running shop with the demo's catalogue and pages, in memory. */
export async function openShop(): Promise<Shop> {
  const storage = await openStorage({ memory: true });
  for (const kind of ['products', 'posts']) {
    const { products, posts } = readCatalogue(readFileSync(`${demo}/data/${kind}.json`, 'utf8'));
    await importProducts(storage, products);
    await importPosts(storage, posts);
  }
  let url = '';
  let deliver = async (_: Request) => new Response(null, { status: 503 });
  const sandbox = createSandbox({
    origin: () => `${url}/sandbox`,
    webhook: { deliver: (request) => deliver(request) },
    promotionCodes: [{ code: 'SALT10', percentOff: 10 }],
  });
  const server = await startServer({ port: 0, storage, site: demo, sandbox, log: () => {} }, {});
  url = server.url;
  deliver = server.fetch;
  const close = async () => {
    await server.close();
    await storage.close();
  };
  return { url, storage, sandbox, close };
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    args: browserArgs,
    // Pages come back from the back/forward cache, as they do for shoppers.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

/** A page in a fresh profile; what it asks of other machines is refused and noted, as are its errors. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const notes = {
    strangers: [] as string[],
    errors: [] as string[],
    requests: [] as string[],
    warnings: [] as string[],
  };
  await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => {
    notes.strangers.push(route.request().url());
    return route.abort();
  });
  page.on('pageerror', (error) => notes.errors.push(error.message));
  page.on('request', (request) => notes.requests.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'warning' || message.type() === 'error') notes.warnings.push(message.text());
  });
  return { page, context, notes };
}

/** Serves `body` as a page of the shop's own origin at `/test/NAME`. */
export async function servePage(
  page: Page,
  shop: Shop,
  name: string,
  body: string,
  headers: Record<string, string> = {},
) {
  await page.route(`${shop.url}/test/${name}*`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body }),
  );
  return `${shop.url}/test/${name}`;
}

/** A page with the kit and `content`; `head` goes before the kit. */
export const html = (
  content: string,
  head = '',
) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <meta name="viewport" content="width=device-width"><title>Test</title><link rel="icon" href="/favicon.svg">
  <link rel="stylesheet" href="/kit/1.0.0/souk.css">${head}<script type="module" src="/kit/1.0.0/souk.js"></script></head>
  <body>${content}</body></html>`;

/** Fills Stripe's page as the sandbox shows it and pays. */
export async function payOnSandbox(
  place: Pick<Page, 'getByLabel' | 'getByRole'>,
  email = 'ines@example.com',
) {
  await place.getByLabel(/e-?mail/i).fill(email);
  await place.getByRole('button', { name: /^pay/i }).click();
}

/** Pieces on hand and held of a variant. */
export async function stockOf(shop: Shop, variant: string) {
  const { on_hand, reserved } = await shop.storage.db
    .selectFrom('variants')
    .select(['on_hand', 'reserved'])
    .where('id', '=', variant)
    .executeTakeFirstOrThrow();
  return { on_hand, reserved };
}

export async function ordersOf(shop: Shop) {
  const orders = await shop.storage.db.selectFrom('orders').selectAll().execute();
  const lines = await shop.storage.db.selectFrom('order_lines').selectAll().execute();
  return orders.map((order) => ({ ...order, lines: lines.filter((line) => line.session === order.session) }));
}
