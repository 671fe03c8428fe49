/** `POST /v1/checkout` opens a session, `GET /v1/checkout/:session` says how it stands. */
import { ParseError } from '../core/parse.ts';
import { type CheckoutRequest, checkoutRequest, type Status } from '../core/wire.ts';
import { readJson } from './body.ts';
import { beginCheckout } from './checkout/begin.ts';
import { fulfil } from './checkout/fulfil.ts';
import type { Deps } from './deps.ts';
import { HttpError, notFound } from './errors.ts';
import { type Checkout, checkoutOfSession } from './storage/checkouts.ts';
import type { CheckoutState } from './storage/schema.ts';

/** Bytes; a hundred lines need a quarter of it. */
const LONGEST = 64 * 1024;

export async function postCheckout(request: Request, deps: Deps): Promise<Response> {
  const asked = readRequest(await readJson(request, LONGEST));
  const answer = await beginCheckout(asked, request, deps);
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
}

function readRequest(body: unknown): CheckoutRequest {
  const asked = checkoutRequest(body, '');
  if (!asked.lines.length) throw new ParseError('lines', 'expected at least one');
  // A cart may hold lines of several posts; the order counts for the first, each line for its own.
  const post = asked.post ?? asked.lines.find((line) => line.post)?.post;
  return post ? { ...asked, post } : asked;
}

/** Nothing personal in the answer: session ids travel in addresses and referrers. */
export async function getStatus(session: string, deps: Deps): Promise<Response> {
  const checkout = await checkoutOfSession(deps.storage.db, session);
  if (!checkout) throw notFound('checkout session');
  const current = isFinal(checkout) ? checkout : await refreshed(checkout, session, deps);
  return Response.json({ status: STATUS[current.state] }, { headers: { 'cache-control': 'no-store' } });
}

const STATUS: Record<CheckoutState, Status> = {
  starting: 'open',
  open: 'open',
  processing: 'processing',
  paid: 'paid',
  expired: 'expired',
  failed: 'expired',
};

const isFinal = ({ state }: Checkout) => STATUS[state] === 'paid' || STATUS[state] === 'expired';

/** The shopper is often back before the webhook. Without an answer from Stripe, what we know has to do. */
async function refreshed(checkout: Checkout, session: string, deps: Deps): Promise<Checkout> {
  try {
    await fulfil(session, deps);
  } catch (cause) {
    if (cause instanceof HttpError) throw cause;
    deps.log({ level: 'warn', event: 'status_not_refreshed', checkout: checkout.id, cause });
  }
  return (await checkoutOfSession(deps.storage.db, session)) ?? checkout;
}
