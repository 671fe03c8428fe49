/** What follows a press: "Buy now", and what is said when something is in the way. Fetched at the first sign of intent. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Line } from '../core/cart.ts';
import { codeOf } from '../core/errors.ts';
import { format } from '../core/money.ts';
import type { Product, Variant } from '../core/product.ts';
import { $cart, restoreCart } from '../state/cart.ts';
import { putProduct } from '../state/catalog.ts';
import { type Order, pay, type Result } from '../state/checkout.ts';
import { $settings } from '../state/settings.ts';
import { say } from '../state/words.ts';

/** Opens the checkout for this line alone, beside the cart; gives what to say if it did not open. */
export async function buy(product: Product, line: Line, mode: Order['mode']): Promise<unknown> {
  const { currency } = product;
  const result = await pay({ currency, lines: [line], post: line.post, mode, now: true });
  return result.done ? '' : (refusal(product, line, result) ?? failure(product));
}

/** Why the product did not go into the cart, as far as the shopper can do something about it. */
export function whyNot(error: unknown, { currency }: Product): string {
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
