/** "Buy now": fetched at the first sign of intent, since most pins are only looked at. */
import type { Line } from '../core/cart.ts';
import { format } from '../core/money.ts';
import type { Product } from '../core/product.ts';
import { putProduct } from '../state/catalog.ts';
import { type Order, pay, type Result } from '../state/checkout.ts';
import { $settings } from '../state/settings.ts';
import { say } from '../state/words.ts';

/** What the shopper reads when the checkout did not open; `failed` when nothing is known of the product itself. */
export interface Outcome {
  words: string;
  failed?: boolean;
}

/** Opens the checkout for this line alone, beside the cart. Undefined when it opened. */
export async function buy(product: Product, line: Line, mode: Order['mode']): Promise<Outcome | undefined> {
  const { currency } = product;
  const result = await pay({ currency, lines: [line], post: line.post, mode, now: true });
  return result.done ? undefined : (refusal(product, line, result) ?? failure());
}

const failure = (): Outcome => ({
  words: say(navigator.onLine ? 'checkoutFailed' : 'offline'),
  failed: true,
});

function refusal(product: Product, line: Line, result: Exclude<Result, { done: true }>): Outcome | undefined {
  const refused = result.state === 'refused' && result.lines.find(({ variant }) => variant === line.variant);
  if (!refused) return undefined;
  const { title } = line;
  const { reason, price, left } = refused;
  if (reason === 'price_changed' && price !== undefined) {
    const inWords = (amount: number) => format(amount, product.currency, $settings.get().locale);
    return { words: say('priceChanged', { title, before: inWords(line.price), after: inWords(price) }) };
  }
  if (left) return { words: say('fewLeft', { title, n: left }) };
  markSoldOut(product, line.variant);
  return { words: say(reason === 'gone' ? 'lineGone' : 'lineSoldOut', { title }) };
}

/** Everywhere on the page; the other variants stay as they are. */
function markSoldOut(product: Product, variant: string): void {
  const mark = (each: Product['variants'][0]) => (each.id === variant ? { ...each, available: false } : each);
  putProduct({ ...product, variants: product.variants.map(mark) });
}
