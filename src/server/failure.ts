/** What is thrown becomes an answer: a code for the client, the cause for the log. */
import type { Context } from 'hono';
import Stripe from 'stripe';
import { isSoukError } from '../core/errors.ts';
import type { Env } from './app.ts';
import { unavailable } from './checkout/stripe-session.ts';
import type { Deps } from './deps.ts';
import { HttpError, isHttpError } from './errors.ts';
import { isOutage } from './storage/open.ts';

export function failure(thrown: Error, context: Context<Env>, { log }: Deps): Response {
  const error = asHttpError(thrown);
  const requestId = context.get('requestId');
  if (error.status >= 500)
    log({ level: 'error', event: 'failed', requestId, code: error.code, cause: error });
  const { code, message, details, status, headers } = error;
  const body = { error: { code, message, requestId, ...details } };
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}

function asHttpError(thrown: unknown): HttpError {
  if (isHttpError(thrown)) return thrown;
  if (isSoukError(thrown)) return new HttpError(400, thrown.code, thrown.message, { cause: thrown });
  if (thrown instanceof Stripe.errors.StripeError) return unavailable(thrown);
  if (isOutage(thrown)) {
    return new HttpError(503, 'unavailable', 'The shop cannot be reached. Nothing was charged.', {
      cause: thrown,
      retry: true,
    });
  }
  const message = 'Something went wrong here. Nothing was charged.';
  return new HttpError(500, 'internal', message, { cause: thrown });
}
