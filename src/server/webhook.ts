/** `POST /v1/stripe/webhook`: raw bytes, verified, recorded once with their effect, answered after the commit. */
import type Stripe from 'stripe';
import { contentType, readBody } from './body.ts';
import type { Deps } from './deps.ts';
import { HttpError } from './errors.ts';
import { recordEvent } from './storage/events.ts';
import type { Db } from './storage/schema.ts';
import { effectOf } from './webhook-effects.ts';

/** Bytes; Stripe's largest events stay far below. */
const LONGEST = 256 * 1024;
/** Seconds between Stripe's clock and ours, in both directions; the SDK checks the past only. */
const TOLERANCE = 300;

export async function postWebhook(request: Request, deps: Deps): Promise<Response> {
  if (contentType(request) !== 'application/json') {
    throw new HttpError(415, 'bad_content_type', 'Events are JSON.');
  }
  const body = await readBody(request, LONGEST);
  const event = await verified(body, request.headers.get('stripe-signature') ?? '', deps);
  if (event.livemode !== deps.settings.livemode) {
    throw new HttpError(400, 'wrong_mode', 'Test and live events do not mix.');
  }
  // What is asked of Stripe is asked before the transaction, which must stay short.
  const effect = (await isKnown(event.id, deps)) ? undefined : await effectOf(event, deps);
  if (effect) await record(event, effect, deps);
  return Response.json({ received: true });
}

async function verified(body: Uint8Array, header: string, deps: Deps): Promise<Stripe.Event> {
  const times = [...header.matchAll(/(?:^|,)\s*t=(\d{1,12})(?=,|$)/g)];
  const seconds = Math.floor(deps.now() / 1000);
  const bad = (cause?: unknown) =>
    new HttpError(400, 'bad_signature', 'The signature does not match.', { cause });
  if (times.length !== 1 || Math.abs(seconds - Number(times[0]?.[1])) > TOLERANCE) throw bad();
  let cause: unknown;
  for (const secret of deps.settings.webhookSecrets) {
    try {
      const { webhooks } = deps.stripe;
      return await webhooks.constructEventAsync(body, header, secret, TOLERANCE, undefined, seconds);
    } catch (error) {
      cause = error;
    }
  }
  throw bad(cause);
}

async function isKnown(id: string, { storage }: Deps): Promise<boolean> {
  const query = storage.db.selectFrom('stripe_events').select('id').where('id', '=', id);
  return (await query.executeTakeFirst()) !== undefined;
}

async function record(
  event: Stripe.Event,
  effect: (db: Db) => Promise<void>,
  { storage, now }: Deps,
): Promise<void> {
  const object = (event.data.object as { id?: string }).id ?? '';
  const row = { id: event.id, type: event.type, object, received_at: now() };
  await storage.transaction(async (tx) => {
    if (await recordEvent(tx, row)) await effect(tx);
  });
}
