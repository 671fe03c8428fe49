/** Checkout calls; loaded when a shopper wants to pay or comes back from it. */
import { type CheckoutRequest, checkoutAnswer, statusAnswer } from '../core/wire/checkout.ts';
import { errorAnswer } from '../core/wire/errors.ts';
import { paths } from '../core/wire/paths.ts';
import type { Calls, Details } from './call.ts';

export function checkout({ at, get, send }: Calls) {
  return {
    checkout: (request: CheckoutRequest) => send(at(paths.checkout), request, checkoutAnswer, details),
    status: (session: string) => get(at(paths.status(session)), statusAnswer),
  };
}

/** An answer without readable details still has its code. */
function details(value: unknown): Details {
  try {
    return errorAnswer(value, 'answer').error;
  } catch {
    return {};
  }
}
