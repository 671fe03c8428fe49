import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSandbox } from '../../src/sandbox/index.ts';
import { importProducts } from '../../src/server/import.ts';
import { type RunningServer, type ServeOptions, startServer } from '../../src/server/serve.ts';
import { type Answer, line, request, shirt } from './shop.ts';

const quiet = { port: 0, log: () => {} };

/** A server on a free port with the sandbox in its place; `before` is waited for by every call to Stripe. */
async function start(options: ServeOptions = {}, before: () => Promise<void> | undefined = () => undefined) {
  let server: RunningServer | undefined;
  const sandbox = createSandbox({
    origin: () => `${server?.url}/sandbox`,
    webhook: { deliver: (event) => (server as RunningServer).fetch(event) },
  });
  const fetch: typeof sandbox.fetch = async (input, init) => {
    await before();
    return sandbox.fetch(input, init);
  };
  server = await startServer({ ...quiet, ...options, sandbox: { ...sandbox, fetch } }, {});
  await importProducts(server.storage, [shirt]);
  return { server, sandbox };
}

const checkout = (url: string, change: object = {}) =>
  fetch(`${url}/v1/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(request({ returnUrl: `${url}/blog`, ...change })),
  });

test('over the network a shopper without script pays on the pay page and comes back', async () => {
  const { server } = await start();
  const { session, url = '' } = (await (await checkout(server.url)).json()) as Answer;
  const page = await (await fetch(url)).text();
  const form = /<form[^>]*method="post"[^>]*>/i.exec(page)?.[0] ?? '';
  const action = /action="([^"]*)"/.exec(form)?.[1] ?? '';
  assert.ok(form, 'the pay page has a form');
  const names = [...page.matchAll(/<(?:input|button)[^>]*name="([^"]+)"[^>]*?(?:value="([^"]*)")?[^>]*>/g)];
  const fields = new URLSearchParams(names.map(([, name = '', value = '']) => [name, value]));
  for (const name of ['outcome', 'card', 'method']) if (fields.has(name)) fields.set(name, 'success');
  fields.set('email', 'ana@example.com');
  const paid = await fetch(new URL(action, url), { method: 'POST', body: fields, redirect: 'manual' });
  assert.equal(paid.status, 303, await paid.text());
  assert.equal(paid.headers.get('location'), `${server.url}/blog?souk_session=${session}`);
  const { status } = (await (await fetch(`${server.url}/v1/checkout/${session}`)).json()) as {
    status: string;
  };
  assert.equal(status, 'paid');
  await server.close();
});

test('what was sold is still sold after a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'souk-serve-'));
  const first = await start({ dataDir });
  const { session } = (await (await checkout(first.server.url)).json()) as Answer;
  await first.sandbox.pay(session);
  await first.server.close();
  const { sandbox } = first;
  const second = await startServer({ ...quiet, dataDir, sandbox }, {});
  const { status } = (await (await fetch(`${second.url}/v1/checkout/${session}`)).json()) as {
    status: string;
  };
  assert.equal(status, 'paid');
  await second.close();
  rmSync(dataDir, { recursive: true });
});

test('closing lets a checkout under way finish, and takes no other', async () => {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const { server } = await start({}, () => {
    reached.resolve();
    return gate.promise;
  });
  const underWay = checkout(server.url);
  await reached.promise;
  const closed = server.close();
  await assert.rejects(fetch(`${server.url}/health`), TypeError);
  gate.resolve();
  assert.equal((await underWay).status, 200);
  await closed;
  assert.equal(await server.close(), undefined);
});

test('a body that lies about its length is refused, and the server goes on', async () => {
  const { server } = await start();
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const head = `POST /v1/checkout HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\n`;
  socket.write(`${head}content-length: 99999999\r\n\r\n{`);
  const answer = await new Promise<string>((resolve) =>
    socket.once('data', (data) => resolve(data.toString())),
  );
  assert.match(answer, /^HTTP\/1\.1 413 /);
  socket.destroy();
  assert.equal((await fetch(`${server.url}/health`)).status, 200);
  await server.close();
});

test('a chunked body is counted while it comes', async () => {
  const { server } = await start();
  const chunk = new Uint8Array(16 * 1024).fill(32);
  let sent = 0;
  const body = new ReadableStream({
    pull: (controller) => (++sent > 1000 ? controller.close() : controller.enqueue(chunk)),
  });
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
  // The server may hang up before all is sent; either way it does not take it in.
  const status = await fetch(`${server.url}/v1/checkout`, init).then(
    (response) => response.status,
    () => 413,
  );
  assert.equal(status, 413);
  assert.ok(sent < 1000, `${sent} chunks were taken`);
  assert.equal((await fetch(`${server.url}/health`)).status, 200);
  await server.close();
});

test('a taken port and a wrong setting stop the start, and nothing is left open', async () => {
  const { server, sandbox } = await start();
  const port = Number(new URL(server.url).port);
  await assert.rejects(startServer({ ...quiet, port, sandbox }, {}), { code: 'EADDRINUSE' });
  await assert.rejects(startServer({ ...quiet, sandbox }, { SOUK_URL: 'nowhere' }), { code: 'bad_settings' });
  await assert.rejects(startServer(quiet, {}), { code: 'bad_settings' });
  await server.close();
});

test('an unreachable database stops the start', async () => {
  const sandbox = createSandbox();
  const env = { DATABASE_URL: 'postgres://souk:souk@127.0.0.1:1/souk' };
  await assert.rejects(startServer({ ...quiet, sandbox }, env), { code: 'ECONNREFUSED' });
});

test('a storage that its owner opened stays open', async () => {
  const first = await start();
  const { storage } = first.server;
  const second = await startServer({ ...quiet, storage, sandbox: first.sandbox }, {});
  await second.close();
  const answer = await checkout(first.server.url, { lines: [line('linen-shirt-m', 4900)] });
  assert.equal(answer.status, 200);
  await first.server.close();
});
