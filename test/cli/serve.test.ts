import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, test } from 'node:test';
import { product, products, shop, shopProduct, variant } from '../core/import/fixtures.ts';
import { type Started, souk, start, tempDir } from './run.ts';

const dir = tempDir();

async function stop({ child, ended }: Started, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  child.kill(signal);
  assert.equal(await ended, 0);
}

async function checkout(url: string, line: object, currency = 'EUR') {
  const returnUrl = 'https://blog.example.com/post';
  const lines = [{ quantity: 1, ...line }];
  const body = JSON.stringify({ cart: crypto.randomUUID(), currency, mode: 'redirect', returnUrl, lines });
  const headers = { 'content-type': 'application/json', origin: 'https://blog.example.com' };
  const response = await fetch(`${url}/v1/checkout`, { method: 'POST', headers, body });
  return { status: response.status, answer: await response.json() };
}

/** With the body read, so that no connection stays busy. */
async function statusOf(answer: Promise<Response>): Promise<number> {
  const response = await answer;
  await response.arrayBuffer();
  return response.status;
}

/** Sends the form of the pay page as a browser without script would. */
async function pay(page: string): Promise<number> {
  const html = await (await fetch(page)).text();
  assert.match(html, /no money moves/);
  const body = new URLSearchParams({ email: 'ana@example.com', outcome: 'success' });
  const headers = { origin: new URL(page).origin };
  return statusOf(fetch(page, { method: 'POST', body, redirect: 'manual', headers }));
}

test('souk serve sells what souk import brought in, and a restart forgets nothing', async () => {
  const data = `${dir}/shop`;
  const stdin = shop(shopProduct());
  await souk(['import', '-', '--currency', 'EUR', '--data', data], { stdin });
  const server = await start(['serve', '--port', '0', '--data', data]);
  assert.equal(server.info.sandbox, true);
  const line = { product: 'olive-soap', variant: '9001', seen: 450 };
  const { status, answer } = await checkout(server.info.url, line);
  assert.equal(status, 200);
  assert.equal(await pay(answer.url), 303);
  const paid = `${server.info.url}/v1/checkout/${answer.session}`;
  assert.deepEqual(await (await fetch(paid)).json(), { status: 'paid' });
  const open = await checkout(server.info.url, line);
  await stop(server);

  const again = await start(['serve', '--port', '0', '--data', data]);
  const asked = await fetch(`${again.info.url}/v1/checkout/${open.answer.session}`);
  assert.deepEqual(await asked.json(), { status: 'open' });
  await stop(again, 'SIGINT');
});

test('a price that is not the one of the catalogue is never charged', async () => {
  const data = `${dir}/price`;
  await souk(['import', '-', '--data', data], { stdin: products(product({ variants: [variant()] })) });
  const server = await start(['serve', '--port', '0', '--data', data]);
  const { status, answer } = await checkout(server.info.url, {
    product: 'mug',
    variant: 'mug-blue',
    seen: 1,
  });
  assert.deepEqual([status, answer.error.code, answer.error.lines[0].price], [409, 'price_changed', 1900]);
  await stop(server);
});

async function takenPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  after(() => server.close());
  return String(address.port);
}

test('a taken port ends in advice, not in a stack', async () => {
  const port = await takenPort();
  const { code, err } = await souk(['serve', '--port', port, '--data', `${dir}/taken`]);
  assert.equal(code, 1);
  assert.equal(
    err,
    `souk: Port ${port} is taken. Choose another: --port ${Number(port) + 1}, or --port 0 for any\n`,
  );
});

test('wrong keys end the start with the name of the variable', async () => {
  const env = { STRIPE_SECRET_KEY: 'not a key' };
  const { code, err } = await souk(['serve', '--port', '0', '--data', `${dir}/keys`], { env });
  assert.equal(code, 1);
  assert.match(err, /^souk: STRIPE_SECRET_KEY: this is not a key/);
});

test('for a person the address comes with the tag to paste', async () => {
  const { code, out } = await souk(['serve', '--port', '0', '--data', `${dir}/person`]);
  assert.equal(code, 0);
  assert.match(
    out,
    /^Souk is at http:\/\/127\.0\.0\.1:\d+\nPaste into a page: <script type="module" src="http[^"]+\/souk\.js">/,
  );
  assert.match(out, /no money moves/);
});

test('the demo opens on the next free port, shows its shop, and opens again after Ctrl-C', async () => {
  const port = await takenPort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const demo = await start(['demo', '--port', port]);
    assert.notEqual(new URL(demo.info.url).port, port);
    const { posts } = (await (await fetch(`${demo.info.url}/v1/posts`)).json()) as {
      posts: { products: [] }[];
    };
    assert.ok(posts.length >= 6 && posts.every((post) => post.products.length > 0));
    for (const path of ['/', '/kit/1.0.0/souk.js', '/health']) {
      assert.equal(await statusOf(fetch(demo.info.url + path)), 200, path);
    }
    await stop(demo, signal);
  }
});
