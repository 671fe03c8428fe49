/** What the shopper does with the cart: kept on the device from the first line on, the same in all tabs. */
import { atom } from 'nanostores';
import * as core from '../core/cart.ts';
import { SoukError } from '../core/errors.ts';
import { json } from '../core/parse.ts';
import { id, type Product, type Variant } from '../core/product.ts';
import { $cart, NAME } from './cart-store.ts';
import { keep, randomId } from './keep.ts';
import { report } from './report.ts';
import { $kept, readKept } from './storage.ts';

export { $cart, startCart } from './cart-store.ts';

/** The line removed last and where it was, for "undo". */
export const $removed = atom<{ line: core.Line; at: number } | undefined>(undefined);

const reader = core.cartReader((error) => report(error.code, `kept cart: ${error.message}`));

function stored(): core.Cart | undefined {
  const source = readKept(NAME);
  if (!source) return undefined;
  try {
    return json(reader, source, 'cart');
  } catch (error) {
    report('bad_input', `kept cart: ${(error as Error).message}`);
    return undefined;
  }
}

/** What is kept wins over memory: another tab may have written since. */
function current(): core.Cart | undefined {
  return $kept.get() ? stored() : $cart.get();
}

function save(cart: core.Cart | undefined): void {
  keep(NAME, cart && JSON.stringify(cart));
  $cart.set(cart);
}

/** Reads the kept cart into `$cart`; reading writes nothing. */
export function restoreCart(): void {
  if ($kept.get()) $cart.set(stored());
}

/** Changes the cart, if there is one, from its newest kept state. */
export function change(work: (cart: core.Cart) => core.Cart): void {
  const cart = current();
  if (cart) save(work(cart));
}

/** A share id in the page's address goes with the cart, so that the sale reaches the right friend. */
export function shareInUrl(): string | undefined {
  try {
    return id(new URLSearchParams(location.search).get('share'), 'share');
  } catch {
    return undefined;
  }
}

export function emptyCart(currency: string): core.Cart {
  const share = shareInUrl();
  return { id: randomId(), currency, lines: [], ...(share && { share }) };
}

/** Throws `other_currency` when the cart holds lines of another currency. */
export function addToCart(product: Product, variant: Variant, quantity: number, post?: string): void {
  const kept = current();
  const cart = kept?.lines.length ? kept : { ...emptyCart(product.currency), ...(kept && { id: kept.id }) };
  if (cart.currency !== product.currency) {
    throw new SoukError(
      'other_currency',
      `the cart is in ${cart.currency}, ${product.id} in ${product.currency}`,
    );
  }
  $removed.set(undefined);
  save(core.addLine(cart, core.makeLine(product, variant, quantity, post)));
}

/** Replaces what is in the cart, as a cart link asks. */
export function fillCart(currency: string, lines: core.Line[], coupon?: string): void {
  save({ ...emptyCart(currency), lines, ...(coupon && { coupon }) });
}

export function setQuantity(variant: string, quantity: number): void {
  change((cart) => core.setQuantity(cart, variant, quantity));
}

export function removeLine(variant: string): void {
  const lines = current()?.lines ?? [];
  const at = lines.findIndex((line) => line.variant === variant);
  const line = lines[at];
  if (!line) return;
  change((cart) => core.removeLine(cart, variant));
  $removed.set({ line, at });
}

export function undoRemove(): void {
  const removed = $removed.get();
  if (!removed) return;
  change((cart) => core.insertLine(cart, removed.line, removed.at));
  $removed.set(undefined);
}

/** The cart has been paid: the next line starts a new one. */
export function clearCart(): void {
  $removed.set(undefined);
  save(undefined);
}

/** Back from Stripe, or gone there earlier: ask how it ended. Without a session under way nothing is loaded. */
function resumeCheckout(): void {
  if (!location.search.includes('souk_') && !$cart.get()?.session) return;
  import('./checkout-return.ts').then(
    ({ resume }) => resume(location.search),
    () => report('unreachable', 'the state of the checkout is not known'),
  );
}

/** Takes over what the device keeps, and goes on with a checkout that it knows of. */
export function followDevice(): void {
  restoreCart();
  resumeCheckout();
}
