/** The API under `/v1`: who may ask, how often the same thing is done, and how errors look. */
import { createHash } from 'node:crypto';
import { Hono, type Context as Http } from 'hono';
import type { Cause, Context } from './context.ts';
import { invalid, StripeError, unauthorized } from './errors.ts';
import { type Fault, faultAnswer } from './faults.ts';
import { type Branch, parseForm } from './form.ts';
import { type Made, once } from './idempotency.ts';
import { routes } from './routes.ts';
import { API_VERSION } from './types.ts';

/** What a route gets: its parameters and who asks. */
export interface Call {
  context: Context;
  form: Branch;
  /** The part of the path where the route has `:id`. */
  id: string;
  cause: Cause;
}

export type Handler = (call: Call) => object;

/** Older versions of the API have other names and rules, so they are refused rather than played wrongly. */
const VERSIONS = new Set([API_VERSION, '2026-09-30.endive']);

export function createApi(context: Context): Hono<{ Bindings: { fault?: Fault } }> {
  const api = new Hono<{ Bindings: { fault?: Fault } }>();
  for (const [method, path, handler] of routes) {
    api.on(method, path, (http) => answer(context, http as unknown as Ask, handler));
  }
  api.all('*', (http) => {
    const { method, path } = http.req;
    const message = `Unrecognized request URL (${method}: ${path}). See https://docs.stripe.com.`;
    return answer(context, http as unknown as Ask, () => {
      throw new StripeError(404, { type: 'invalid_request_error', message });
    });
  });
  return api;
}

type Ask = Http<{ Bindings: { fault?: Fault } }>;

async function answer(context: Context, http: Ask, handler: Handler): Promise<Response> {
  const id = context.id('req_');
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'request-id': id,
    'stripe-version': API_VERSION,
    'cache-control': 'no-cache, no-store',
  };
  const made = await caught(() => attempt(context, http, handler, id, headers));
  if (made.status === 409 || made.status === 429) headers['stripe-should-retry'] = 'true';
  return new Response(made.body, { status: made.status, headers });
}

async function attempt(
  context: Context,
  http: Ask,
  handler: Handler,
  id: string,
  headers: Record<string, string>,
): Promise<Made> {
  checkKey(context, http.req.header('authorization'));
  checkVersion(http.req.header('stripe-version'));
  const key = http.req.method === 'POST' ? (http.req.header('idempotency-key') ?? null) : null;
  const url = new URL(http.req.url);
  const text = http.req.method === 'POST' ? await http.req.text() : url.search.slice(1);
  const call = { context, id: http.req.param('id') ?? '', cause: { id, idempotency_key: key } };
  const make = async (): Promise<Made> => {
    // A step aside, so that two requests at the same time are seen as such.
    await Promise.resolve();
    const made = await caught(async () => ok(await handler({ ...call, form: parseForm(text) })));
    context.save();
    const { fault } = http.env;
    return fault?.when === 'after' && typeof fault.how === 'number' ? faultAnswer(fault.how) : made;
  };
  if (key === null) return make();
  headers['idempotency-key'] = key;
  const hash = createHash('sha256').update(`${http.req.method} ${url.pathname} ${text}`).digest('hex');
  const kept = await once(context, key, { id, fingerprint: hash }, make);
  if (kept.replay) {
    headers['idempotent-replayed'] = 'true';
    headers['original-request'] = kept.original;
  }
  context.save();
  return kept.made;
}

function ok(body: object): Made {
  return { status: 200, body: JSON.stringify(body, null, 2) };
}

/** The one place where errors become answers. */
async function caught(make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return { status: error.status, body: JSON.stringify({ error: error.body }, null, 2) };
  }
}

function checkKey(context: Context, header: string | undefined): void {
  const [scheme, value] = (header ?? '').split(' ');
  const basic =
    scheme === 'Basic'
      ? Buffer.from(value ?? '', 'base64')
          .toString()
          .replace(/:.*$/, '')
      : undefined;
  const key = scheme === 'Bearer' ? value : basic;
  if (!key) {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  if (key === context.tables.keys.get('secret')) return;
  if (key === context.tables.keys.get('publishable')) {
    const message = 'This API call cannot be made with a publishable API key. Please use a secret API key.';
    throw new StripeError(403, { type: 'invalid_request_error', code: 'secret_key_required', message });
  }
  throw unauthorized(`Invalid API Key provided: ${key.slice(0, 8)}${'*'.repeat(12)}${key.slice(-4)}`);
}

function checkVersion(version: string | undefined): void {
  if (version === undefined || VERSIONS.has(version)) return;
  throw invalid(`Invalid Stripe API version: ${version}. The sandbox speaks ${[...VERSIONS].join(' and ')}.`);
}
