/**
 * Souk's Stripe sandbox: the part of Stripe that a shop uses, offline. It
 * answers the real `stripe` package, shows a pay page, and sends signed
 * webhooks. No money moves.
 */
import { Hono } from 'hono';
import { createApi } from './api.ts';
import { createClock } from './clock.ts';
import { type Context, randomId } from './context.ts';
import { addPromotionCode, createControls } from './controls.ts';
import { findCode } from './coupons.ts';
import { StripeError } from './errors.ts';
import { createEvents } from './events.ts';
import { breakOff, createFaults, type Fault, type Faults, faultAnswer, sleep } from './faults.ts';
import { type SandboxOptions, SENT } from './options.ts';
import { createPages } from './pages.ts';
import { watchExpiry } from './session.ts';
import { dump, readTables, type Store } from './tables.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

export type { Delivery } from './delivery.ts';
export type { DeliveryRule } from './delivery-rules.ts';
export { StripeError } from './errors.ts';
export type { BuyerInput, Outcome } from './pay.ts';
export { API_VERSION } from './types.ts';
export type { Fault, SandboxOptions, Store };

export type Sandbox = ReturnType<typeof createSandbox>;

export function createSandbox(options: SandboxOptions = {}) {
  const { context, webhooks } = createParts(options);
  const faults = createFaults();
  const app = new Hono<{ Bindings: { fault?: Fault } }>();
  app.route('/v1', createApi(context));
  app.route('/', createPages(context));
  app.onError((error) => serverError(error));
  const key = (name: string) => context.tables.keys.get(name) ?? '';
  return {
    /** API, pages and `/stripe.js`; also takes what `fetch` takes, so that `Stripe.createFetchHttpClient` accepts it. */
    fetch: (input: Request | string | URL, init?: RequestInit) =>
      serve(app, faults, new Request(input, init), init?.signal),
    secretKey: key('secret'),
    publishableKey: key('publishable'),
    webhookSecret: key('webhook'),
    ...createControls(context, webhooks, faults),
  };
}

function createParts(options: SandboxOptions) {
  const tables = readTables(options.store?.load());
  const random = options.random ?? randomId;
  const clock = createClock(options.now);
  const { origin = 'http://127.0.0.1:8787/sandbox' } = options;
  const save = createSaver(() => options.store?.save(dump(tables, clock.now())));
  for (const [name, prefix] of [
    ['secret', 'sk_test_'],
    ['publishable', 'pk_test_'],
    ['webhook', 'whsec_'],
  ] as const) {
    if (!tables.keys.has(name)) tables.keys.set(name, prefix + random());
  }
  if (options.webhook?.secret) tables.keys.set('webhook', options.webhook.secret);
  const endpoint = options.webhook && {
    url: options.webhook.url ?? 'http://127.0.0.1/v1/stripe/webhook',
    secret: tables.keys.get('webhook') ?? '',
    deliver:
      options.webhook.deliver ??
      ((request: Request) => fetch(request, { signal: AbortSignal.timeout(30_000) })),
    events: new Set(options.webhook.events ?? SENT),
    retries: options.webhook.retries ?? [10_000, 60_000, 600_000],
  };
  const webhooks = createWebhooks(clock, endpoint, save);
  const context: Context = {
    tables,
    clock,
    id: (prefix) => prefix + random(),
    origin: () => (typeof origin === 'function' ? origin() : origin).replace(/\/$/, ''),
    emit: createEvents(() => context, webhooks, endpoint?.events ?? new Set()),
    save,
  };
  wake(context, webhooks);
  for (const code of options.promotionCodes ?? [])
    if (!findCode(context, code.code)) addPromotionCode(context, code);
  return { context, webhooks };
}

/** What a store brought back goes on where it was: sessions run out, events that nobody took are sent again. */
function wake(context: Context, webhooks: Webhooks): void {
  const { tables, clock } = context;
  for (const record of tables.sessions.values()) {
    if (record.session.status === 'open') watchExpiry(context, record);
  }
  for (const event of tables.events.values()) {
    if (event.pending_webhooks > 0) clock.schedule(clock.now(), () => webhooks.send(event));
  }
}

/** Many changes of one moment are written once; the more there is to write, the longer the moment: a tenth of the time at most. */
function createSaver(write: () => void): () => void {
  let waiting = false;
  let took = 0;
  const run = () => {
    waiting = false;
    const start = performance.now();
    write();
    took = performance.now() - start;
  };
  return () => {
    if (waiting) return;
    waiting = true;
    if (took < 5) queueMicrotask(run);
    else setTimeout(run, took * 10);
  };
}

type App = Hono<{ Bindings: { fault?: Fault } }>;

/** A Request follows the caller's signal only while somebody holds the Request, so the signal comes along by itself. */
async function serve(
  app: App,
  faults: Faults,
  request: Request,
  given?: AbortSignal | null,
): Promise<Response> {
  const signal = given ?? request.signal;
  const fault = faults.take(request.method, new URL(request.url).pathname);
  if (fault?.latency) await sleep(fault.latency);
  const how = fault?.how;
  if (how === undefined) return app.fetch(request, {});
  if (fault?.when === 'after') {
    const response = await app.fetch(request, { fault });
    return typeof how === 'number' ? response : breakOff(how, signal);
  }
  if (typeof how === 'string') return breakOff(how, signal);
  const { status, body } = faultAnswer(how);
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/json', 'request-id': 'req_fault' },
  });
}

function serverError(error: Error): Response {
  const body =
    error instanceof StripeError ? error.body : { type: 'api_error', message: 'The sandbox failed.' };
  if (!(error instanceof StripeError)) console.error('souk sandbox:', error);
  const status = error instanceof StripeError ? error.status : 500;
  return Response.json({ error: body }, { status });
}
