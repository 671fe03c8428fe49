/** Checkout calls; loaded when a shopper wants to pay or comes back from it. */
import { type CheckoutRequest, checkoutAnswer, statusAnswer } from '../core/wire/checkout.ts';
import { errorAnswer } from '../core/wire/errors.ts';
import { paths } from '../core/wire/paths.ts';
import type { ApiError, Calls, Refusal } from './call.ts';

export function checkout({ at, get, send }: Calls) {
  return {
    checkout: (request: CheckoutRequest) => send(at(paths.checkout), request, checkoutAnswer),
    status: (session: string) => get(at(paths.status(session)), statusAnswer),
  };
}

/** Which lines a 409 is about, and the session that `already_paid` names. */
export function refusalOf({ answer }: ApiError): Refusal {
  try {
    const { lines = [], session } = errorAnswer(answer, 'answer').error;
    return session ? { lines, session } : { lines };
  } catch {
    return { lines: [] };
  }
}
