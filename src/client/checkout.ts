/** Checkout calls; loaded when a shopper wants to pay or comes back from it. */
import { type CheckoutRequest, checkoutAnswer, statusAnswer } from '../core/wire/checkout.ts';
import { errorAnswer } from '../core/wire/errors.ts';
import { paths } from '../core/wire/paths.ts';
import { type Door, READ_TIME } from './api.ts';
import { addressOf, ask } from './ask.ts';
import { type Details, readAnswer } from './call.ts';

/** A shopper waits a little longer for a checkout than for anything else, in milliseconds. */
const CHECKOUT_TIME = 15_000;

export function checkout({ server, fetch }: Door) {
  return {
    async checkout(request: CheckoutRequest) {
      const url = addressOf(server, paths.checkout);
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(request) };
      return readAnswer(url, ask(fetch, url, CHECKOUT_TIME, init), checkoutAnswer, details);
    },
    async status(session: string) {
      const url = addressOf(server, paths.status(session));
      return readAnswer(url, ask(fetch, url, READ_TIME), statusAnswer);
    },
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
