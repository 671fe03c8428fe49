/** From a press to Stripe's page: one session, one request, one careful retry. */
import { atom } from 'nanostores';
import { ApiError } from '../client/call.ts';
import { codeOf, SoukError } from '../core/errors.ts';
import type { Variant } from '../core/product.ts';
import { $cart, change } from './cart.ts';
import { $product, putProduct } from './catalog.ts';
import { $checkout, type Failed, type Order, type Refusal, type Refused, type Result } from './checkout.ts';
import { remember, settleAlreadyPaid } from './checkout-memory.ts';
import { leavable, request } from './checkout-request.ts';
import { report } from './report.ts';
import { $settings } from './settings.ts';

/** How the page is left; a test sets another. The whole window goes, since Stripe's page refuses frames. */
export const $leave = atom((url: string): void => {
  (window.top ?? window).location.href = url;
});

let running: { key: string; result: Promise<Result> } | undefined;
let left: { key: string; url: string } | undefined;
let following = false;

/** Joins a start under way. Another order waits for it, and starts only if the page has not left by then. */
export function start(order: Order): Promise<Result> {
  follow();
  const key = JSON.stringify([order, $settings.get().checkout]);
  if (running?.key === key) return running.result;
  const before = running?.result;
  const result = before ? before.then((first) => (first.done ? first : run(order, key))) : run(order, key);
  running = { key, result };
  void result.finally(() => {
    if (running?.result === result) running = undefined;
  });
  return result;
}

/** Back from Stripe by the back/forward cache, the page is as it was left: make it idle. */
function follow(): void {
  if (following) return;
  following = true;
  window.addEventListener('pageshow', ({ persisted }) => {
    const { state } = $checkout.get();
    if (persisted && (state === 'leaving' || state === 'starting')) $checkout.set({ state: 'idle' });
    left = undefined;
  });
}

async function run(order: Order, key: string): Promise<Result> {
  // The shopper stopped the page from leaving and presses again: same session, no request.
  if (left?.key === key && $checkout.get().state === 'leaving') return leave(left.url, key);
  $checkout.set({ state: 'starting', key });
  try {
    const mode = order.mode ?? $settings.get().checkout;
    if (mode === 'link')
      throw new SoukError('link', 'checkout="link": products are bought by their own links');
    if (mode === 'dialog' && (await inDialog(order))) return { done: true };
    return await byRedirect(order, key);
  } catch (error) {
    return settle(refused(error, order) ?? failureOf(error));
  }
}

async function byRedirect(order: Order, key: string): Promise<Result> {
  const answer = await request(order, 'redirect');
  const url = leavable(answer.url);
  remember(order, answer.session);
  return leave(url, key);
}

function leave(url: string, key: string): Result {
  left = { key, url };
  $checkout.set({ state: 'leaving', key });
  $leave.get()(url);
  return { done: true };
}

/** False when the dialog cannot be had here, so that the shopper is sent to Stripe's page instead. */
async function inDialog(order: Order): Promise<boolean> {
  if (globalThis.crossOriginIsolated) {
    report(
      'isolated',
      'Stripe cannot be embedded in a cross-origin isolated page; the shopper is redirected',
    );
    return false;
  }
  const answer = await request(order, 'dialog');
  remember(order, answer.session);
  try {
    const { embed } = await import('./checkout-embed.ts');
    await embed(answer);
    return true;
  } catch (error) {
    report('dialog_failed', `${(error as Error)?.message}; the shopper is redirected`);
    return false;
  }
}

type Paid = { readonly state: 'paid' };

function refused(error: unknown, order: Order): Refused | Paid | undefined {
  if (!(error instanceof ApiError) || error.status !== 409) return undefined;
  if (error.code === 'already_paid') {
    settleAlreadyPaid(order, error.session);
    return { state: 'paid' };
  }
  const coupon = error.code === 'coupon_invalid' ? (order.coupon ?? $cart.get()?.coupon) : undefined;
  if (coupon) change(({ coupon: _, ...rest }) => rest);
  const lines = error.lines.map((line): Refusal => {
    return { ...line, before: order.lines.find((each) => each.variant === line.variant)?.price };
  });
  showPrices(lines, order);
  return { state: 'refused', code: error.code, lines, coupon };
}

/** The new prices go everywhere at once: the shopper agrees to what is on the screen. */
function showPrices(lines: readonly Refusal[], order: Order): void {
  const prices = new Map(
    lines.flatMap(({ variant, price }) => (price === undefined ? [] : ([[variant, price]] as const))),
  );
  if (!prices.size) return;
  change((cart) => {
    return {
      ...cart,
      lines: cart.lines.map((line) => ({ ...line, price: prices.get(line.variant) ?? line.price })),
    };
  });
  const priced = ({ compareAt, ...variant }: Variant): Variant => {
    const price = prices.get(variant.id) ?? variant.price;
    return { ...variant, price, ...(compareAt && compareAt > price && { compareAt }) };
  };
  for (const { product, variant } of order.lines) {
    const found = prices.has(variant) ? $product(product).get() : undefined;
    if (found?.state !== 'ready') continue;
    putProduct({ ...found.value, variants: found.value.variants.map(priced) });
  }
}

function failureOf(error: unknown): Failed {
  report(codeOf(error), `checkout: ${(error as Error)?.message}`);
  return { state: 'failed', code: codeOf(error) };
}

function settle(outcome: Refused | Failed | Paid): Result {
  if (outcome.state === 'paid') return { done: true };
  $checkout.set(outcome);
  return { done: false, ...outcome };
}
