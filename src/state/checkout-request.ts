/** The one request of a checkout: what it says, when it is said again, and where its answer may lead. */
import { ApiError } from '../client/call.ts';
import { codeOf, SoukError } from '../core/errors.ts';
import type { CheckoutAnswer, CheckoutRequest, Mode } from '../core/wire/checkout.ts';
import { $api } from './api.ts';
import { $cart, shareInUrl } from './cart.ts';
import type { Order } from './checkout.ts';
import { forgetNow, nowCart } from './checkout-memory.ts';
import { $settings } from './settings.ts';

/** Time for a server that is just restarting. Milliseconds. */
const PAUSE = 400;

function bodyOf(order: Order, mode: Mode): CheckoutRequest {
  const share = order.share ?? (order.now ? shareInUrl() : $cart.get()?.share);
  const coupon = order.coupon ?? (order.now ? undefined : $cart.get()?.coupon);
  return {
    cart: (order.now ? undefined : $cart.get()?.id) ?? nowCart(),
    currency: order.currency,
    lines: order.lines.map(({ product, variant, quantity, price, post }) => {
      return { product, variant, quantity, seen: price, ...(post && { post }) };
    }),
    mode,
    returnUrl: returnUrl(),
    locale: $settings.get().locale,
    ...(order.post && { post: order.post }),
    ...(share && { share }),
    ...(coupon && { coupon }),
  };
}

/** This page without what an earlier checkout added to its address. */
function returnUrl(): string {
  const url = new URL($settings.get().returnUrl ?? location.href, location.href);
  for (const name of [...url.searchParams.keys()])
    if (name.startsWith('souk_')) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}

/** Asks for the session. The body names the cart, so asking twice gives the same one. */
export async function request(order: Order, mode: Mode): Promise<CheckoutAnswer> {
  const body = bodyOf(order, mode);
  try {
    return await $api.get().checkout(body);
  } catch (error) {
    if (!isPassing(error)) return await anew(error, order, body);
    await new Promise((done) => setTimeout(done, PAUSE));
    return $api.get().checkout(body);
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return /^(unreachable|timeout)$/.test(error.code) || error.status === 503 || error.retry;
}

/** An earlier "buy now" of this tab has been paid: this one is another order and gets an id of its own. */
async function anew(error: unknown, order: Order, body: CheckoutRequest): Promise<CheckoutAnswer> {
  if (!order.now || codeOf(error) !== 'already_paid' || !forgetNow(order)) throw error;
  return $api.get().checkout({ ...body, cart: nowCart() });
}

/** The address if it may be gone to: https, this machine, or the server itself (the sandbox). */
export function leavable(address = ''): string {
  const url = URL.parse?.(address) ?? new URL(address);
  const server = $settings.get().server;
  const local = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  const own = !!server && new URL(server).origin === url.origin;
  if (url.protocol === 'https:' || (url.protocol === 'http:' && (local || own))) return url.href;
  throw new SoukError('bad_answer', 'the address to pay at is not a https one');
}
