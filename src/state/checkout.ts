/**
 * The checkout under way: at most one on the page. What happens after the
 * press (request, Stripe, dialog) is fetched on intent, so that a page where
 * nobody buys does not pay for it.
 */
import type { Line } from '../core/cart.ts';
import type { RefusedLine } from '../core/wire/errors.ts';
import { $checkout } from './checkout-store.ts';
import { report } from './report.ts';
import type { Settings } from './settings.ts';

export { $checkout } from './checkout-store.ts';

/** A refused line; with `price_changed`, `before` is what was shown until now, in minor units. */
export type Refusal = RefusedLine & { readonly before?: number | undefined };

/** The server said no; `lines` are those concerned. `price_changed`: press again to agree to the new prices. */
export interface Refused {
  readonly state: 'refused';
  readonly code: string;
  readonly lines: readonly Refusal[];
  /** With `coupon_invalid`: the code, which is no longer in the cart. */
  readonly coupon?: string | undefined;
}

/** No answer, or none to use: `unreachable`, `timeout`, `stripe_unavailable`, `no_server`, `link` … */
export interface Failed {
  readonly state: 'failed';
  readonly code: string;
}

export type Checkout =
  | { readonly state: 'idle' }
  /** `key` is all that was asked, so that a second press of the same is known. */
  | { readonly state: 'starting'; readonly key: string }
  | { readonly state: 'leaving'; readonly key: string }
  /** Stripe's page is shown in the dialog. */
  | { readonly state: 'open'; readonly session: string }
  | Refused
  | Failed
  /** `cart` is the id of the cart it paid for; `again`: it had been paid before this press. */
  | {
      readonly state: 'paid';
      readonly session: string;
      readonly cart?: string | undefined;
      readonly again?: boolean;
    }
  /** Paid for in a way that takes days; the server will know. */
  | { readonly state: 'pending'; readonly session: string }
  /** Left without paying. */
  | { readonly state: 'expired' };

export interface Order {
  currency: string;
  lines: readonly Line[];
  /** The post it is bought from. */
  post?: string | undefined;
  coupon?: string | undefined;
  share?: string | undefined;
  /** The page's setting unless given. */
  mode?: Settings['checkout'] | undefined;
  /** Bought at once, beside the cart, which stays as it is. */
  now?: boolean;
}

/** `done`: the page is about to leave, the dialog is open, or it was paid already. Else what came in the way. */
export type Result = { readonly done: true } | ({ readonly done: false } & (Refused | Failed));

/** Where Stripe's embedded page is shown. */
export interface Surface {
  /** In the document and in no shadow root, as Stripe needs it. */
  readonly place: HTMLElement;
  show(): void;
  remove(): void;
}

/** Makes the surface; `closed` is called when the shopper closes it. */
export type MakeSurface = (closed: () => void) => Surface;

let load: (() => Promise<{ makeSurface: MakeSurface }>) | undefined;

/** Tells how the dialog is fetched; without one, `dialog` falls back to `redirect`. */
export function offerDialog(dialog: typeof load): void {
  load = dialog;
}

export function loadDialog(): Promise<{ makeSurface: MakeSurface }> {
  return load?.() ?? Promise.reject(new TypeError('no dialog on this page'));
}

let loading: Promise<typeof import('./checkout-start.ts')> | undefined;

/** One promise for all presses, so that they start in their order; a failure is forgotten. */
function loadStart() {
  loading ??= import('./checkout-start.ts').catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Fetches what a press will need; for pointerover and focus. A failure is met at the press. */
export async function prepareCheckout(): Promise<void> {
  await Promise.allSettled([loadStart(), import('../client/checkout.ts')]);
}

/**
 * Starts the checkout of `order`; the result is in `$checkout` too. Presses
 * while one is starting join it: one session, however often one presses.
 */
export async function pay(order: Order): Promise<Result> {
  void prepareCheckout();
  try {
    const { start } = await loadStart();
    return await start(order);
  } catch (error) {
    report('unreachable', `the checkout did not load: ${(error as Error).message}`);
    const failed = { state: 'failed', code: 'unreachable' } as const;
    $checkout.set(failed);
    return { done: false, ...failed };
  }
}

/** What was said about the last press is no longer wanted. */
export function forgetCheckout(): void {
  $checkout.set({ state: 'idle' });
}
