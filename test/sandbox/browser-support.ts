/** A shop's page and the sandbox on one port, and a Chromium that calls nobody else. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { browserArgs, findBrowser } from '../browser.ts';
import { clientOf } from './support.ts';

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: browserArgs });
}

const shopPage = `<!doctype html><html lang="en"><head><title>Shop</title>
<script src="/sandbox/stripe.js"></script></head>
<body><h1>Shop</h1><div id="here"></div></body></html>`;

export async function openHouse(options: SandboxOptions = {}) {
  let base = '';
  const sandbox: Sandbox = createSandbox({ origin: () => `${base}/sandbox`, ...options });
  const app = new Hono();
  app.mount('/sandbox', sandbox.fetch);
  app.get('/shop', (http) => http.html(shopPage));
  app.get('/thanks', (http) =>
    http.html('<!doctype html><html lang="en"><title>Thanks</title><h1>Thanks</h1>'),
  );
  app.get('/cart', (http) => http.html('<!doctype html><html lang="en"><title>Cart</title><h1>Cart</h1>'));
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((done) => server.once('listening', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((done) => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close(() => done());
    });
  return { sandbox, stripe: clientOf(sandbox), base, close };
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** What axe finds wrong on the page, in words. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { createRequire } = await import('node:module');
  const { readFileSync } = await import('node:fs');
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  return page.evaluate(async () => {
    const axe = (
      globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; help: string }[] }> } }
    ).axe;
    return (await axe.run()).violations.map(({ id, help }) => `${id}: ${help}`);
  });
}
