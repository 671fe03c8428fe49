import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { serve } from '@hono/node-server';
import Stripe from 'stripe';
import { createSandbox } from '../../src/sandbox/index.ts';
import { order } from './support.ts';

test('over a socket, with its own clock and a webhook by URL, all is the same', async (context) => {
  const heard = Promise.withResolvers<Stripe.Event>();
  const shop = serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: (request) => hear(request, sandbox.webhookSecret),
  });
  await new Promise((done) => shop.once('listening', done));
  const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hook`;
  const sandbox = createSandbox({ webhook: { url } });
  const api = serve({ port: 0, hostname: '127.0.0.1', fetch: (request) => sandbox.fetch(request) });
  await new Promise((done) => api.once('listening', done));
  context.after(() => [shop, api].map((server) => server.close()));

  async function hear(request: Request, secret: string): Promise<Response> {
    const header = request.headers.get('stripe-signature') ?? '';
    heard.resolve(await Stripe.webhooks.constructEventAsync(await request.text(), header, secret));
    return new Response();
  }

  const { port } = api.address() as AddressInfo;
  const stripe = new Stripe(sandbox.secretKey, {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    telemetry: false,
  });
  const { id } = await stripe.checkout.sessions.create(order());
  await stripe.checkout.sessions.expire(id);
  const event = await heard.promise;
  assert.equal(event.type, 'checkout.session.expired');
  assert.ok(Math.abs(event.created - Date.now() / 1000) < 60);
  assert.equal((await stripe.checkout.sessions.retrieve(id)).status, 'expired');
});
