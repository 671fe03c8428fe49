/**
 * Idempotency keys: the first answer is kept and given again. A request that
 * was refused before it did anything, or came while another was running, is not kept.
 */
import type { Context } from './context.ts';
import { invalid, StripeError } from './errors.ts';
import type { Answer } from './tables.ts';

const KEPT_FOR = 24 * 3600 * 1000;

export interface Made {
  status: number;
  body: string;
}

export type Kept = { replay: true; made: Made; original: string } | { replay: false; made: Made };

function checkFree(known: Answer, key: string, fingerprint: string): void {
  if (known.fingerprint !== fingerprint) {
    const wish =
      'Keys for idempotent requests can only be used with the same parameters they were first used with.';
    const advice = `Try using a key other than '${key}' if you meant to execute a different request.`;
    throw new StripeError(400, { type: 'idempotency_error', message: `${wish} ${advice}` });
  }
  if (known.status === undefined) {
    const message = `There is currently another in-progress request using this Idempotency-Key: ${key}. Try again later.`;
    throw new StripeError(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message });
  }
}

/** Keys live for a day, as at Stripe. */
function lookUp(context: Context, key: string): Answer | undefined {
  const known = context.tables.answers.get(key);
  if (!known || context.clock.now() - known.at < KEPT_FOR) return known;
  context.tables.answers.delete(key);
  return undefined;
}

export async function once(
  context: Context,
  key: string,
  request: { id: string; fingerprint: string },
  make: () => Promise<Made>,
): Promise<Kept> {
  if (key.length > 255) throw invalid('Idempotency keys can be at most 255 characters long.');
  const known = lookUp(context, key);
  if (known) {
    checkFree(known, key, request.fingerprint);
    return {
      replay: true,
      original: known.request,
      made: { status: known.status ?? 500, body: known.body ?? '' },
    };
  }
  const { answers } = context.tables;
  const running: Answer = { fingerprint: request.fingerprint, at: context.clock.now(), request: request.id };
  answers.set(key, running);
  try {
    const made = await make();
    if (isRefusal(made.status)) answers.delete(key);
    else answers.set(key, { ...running, ...made });
    return { replay: false, made };
  } catch (error) {
    answers.delete(key);
    throw error;
  }
}

/** Validation failed, so nothing was done and the key stays free. */
function isRefusal(status: number): boolean {
  return status === 400 || status === 401 || status === 404 || status === 409 || status === 429;
}
