/** A cart in a page, filled and opened as a shopper does it. */
import { aTimeout, fixture, html, waitUntil } from '@open-wc/testing';
import { SoukCart } from '../../src/elements/cart.ts';
import { addToCart, clearCart } from '../../src/state/cart.ts';
import { $checkout } from '../../src/state/checkout.ts';
import { $leave } from '../../src/state/checkout-start.ts';
import { configure } from '../../src/state/settings.ts';
import { fakeApi, hat, shirt } from './fake-api.ts';

customElements.define('souk-cart', SoukCart);

const PICTURE = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E';

export const both = () => [shirt(), hat()];

/** Addresses that the page was sent to. */
export const left: string[] = [];

export const cartElement = () => fixture<SoukCart>(html`<souk-cart><a href="/cart">Cart</a></souk-cart>`);

export function find<T extends HTMLElement>(cart: SoukCart, selector: string): T {
  const found = cart.renderRoot.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

export const all = (cart: SoukCart, selector: string) => [
  ...cart.renderRoot.querySelectorAll<HTMLElement>(selector),
];

export const words = (cart: SoukCart, selector: string) =>
  all(cart, selector).map((each) => (each.textContent ?? '').replace(/\s+/g, ' ').trim());

export const dialogOf = (cart: SoukCart) => find<HTMLDialogElement>(cart, 'dialog');

export const active = (cart: SoukCart) => cart.shadowRoot?.activeElement;

/** Two shirts and a hat. */
export function fill(): void {
  addToCart(shirt({ images: [PICTURE] }), shirt().variants[0] as never, 2);
  addToCart(hat(), hat().variants[0] as never, 1);
}

export async function opened(): Promise<SoukCart> {
  fill();
  const cart = await cartElement();
  find(cart, '.bag').click();
  await untilOpen(cart);
  await aTimeout(0);
  await cart.updateComplete;
  return cart;
}

export const isOpen = (cart: SoukCart) => cart.renderRoot.querySelector('dialog')?.open ?? false;

export const untilOpen = (cart: SoukCart) => waitUntil(() => isOpen(cart));

/** An empty cart, a server that knows shirt and hat, and no way out of the page. */
export function startAfresh(): void {
  localStorage.clear();
  sessionStorage.clear();
  configure({ server: 'https://shop.test', checkout: 'redirect', locale: 'en', returnUrl: undefined });
  clearCart();
  $checkout.set({ state: 'idle' });
  left.length = 0;
  $leave.set((url) => left.push(url));
  fakeApi({ products: both() });
}
