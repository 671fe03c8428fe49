/** What follows a press, and what is said when something is in the way. Fetched at the first sign of intent. */
import { html, nothing, type TemplateResult } from 'lit';
import { type Line, makeLine } from '../core/cart.ts';
import { codeOf } from '../core/errors.ts';
import { format } from '../core/money.ts';
import type { Product, Variant } from '../core/product.ts';
import { $cart, addToCart, restoreCart } from '../state/cart.ts';
import { putProduct } from '../state/catalog.ts';
import { type Order, offerDialog, pay, prepareCheckout, type Result } from '../state/checkout.ts';
import { nowCart } from '../state/checkout-memory.ts';
import { say } from '../state/more-words.ts';
import { $settings } from '../state/settings.ts';
import { AddEvent, AddedEvent, ask, CheckoutEvent } from './events.ts';

offerDialog(() => import('./checkout-dialog.ts'));

export { prepareCheckout };

/** What a pin sells when a button is pressed. */
export interface Press {
  product: Product;
  variant: Variant;
  quantity: number;
  post: string | undefined;
  mode: Order['mode'];
}

/** What to say of it; `brief` words go again by themselves. */
export interface Said {
  words: unknown;
  brief?: boolean;
}

/** "Add to cart". */
export async function add(host: HTMLElement, { product, variant, quantity, post }: Press): Promise<Said> {
  const line = makeLine(product, variant, quantity, post);
  let words = '';
  const put = () => {
    try {
      addToCart(product, variant, line.quantity, post);
    } catch (error) {
      words = whyNot(error, product);
      throw error;
    }
  };
  if (!(await ask(host, new AddEvent(line), put))) return { words };
  host.dispatchEvent(new AddedEvent(line));
  return { words: say('added', { title: product.title }), brief: true };
}

/** "Buy now": opens the checkout for this line alone, beside the cart; says why if it did not open. */
export async function buy(
  host: HTMLElement,
  { product, variant, quantity, post, mode }: Press,
): Promise<Said> {
  const line = makeLine(product, variant, quantity, post);
  let words: unknown = '';
  await ask(host, new CheckoutEvent(nowCart(), [line]), async () => {
    const result = await pay({ currency: product.currency, lines: [line], post, mode, now: true });
    if (!result.done) words = refusal(product, line, result) ?? failure(product);
    return result.done;
  });
  return { words };
}

/** Why the product did not go into the cart, as far as the shopper can do something about it. */
function whyNot(error: unknown, { currency }: Product): string {
  restoreCart();
  const cart = $cart.get()?.currency ?? '';
  return codeOf(error) === 'other_currency' ? say('otherCurrency', { cart, other: currency }) : '';
}

/** Nothing is known against the product itself: it may be had at its own page. */
function failure({ title, url }: Product): TemplateResult {
  const link = html`<a href=${url} target="_top">${say('link', { title })}</a>`;
  return html`${say(navigator.onLine ? 'checkoutFailed' : 'offline')} ${url ? link : nothing}`;
}

function refusal(product: Product, line: Line, result: Exclude<Result, { done: true }>): string | undefined {
  const refused = result.state === 'refused' && result.lines.find(({ variant }) => variant === line.variant);
  if (!refused) return undefined;
  const { title } = line;
  const { reason, price, left } = refused;
  if (reason === 'price_changed' && price !== undefined) {
    const inWords = (amount: number) => format(amount, product.currency, $settings.get().locale);
    return say('priceChanged', { title, before: inWords(line.price), after: inWords(price) });
  }
  if (left) return say('fewLeft', { title, n: left });
  markSoldOut(product, line.variant);
  return say(reason === 'gone' ? 'lineGone' : 'lineSoldOut', { title });
}

/** Everywhere on the page; the other variants stay as they are. */
function markSoldOut(product: Product, variant: string): void {
  const mark = (each: Variant) => (each.id === variant ? { ...each, available: false } : each);
  putProduct({ ...product, variants: product.variants.map(mark) });
}
