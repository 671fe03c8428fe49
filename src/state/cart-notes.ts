/** What is said about lines of the cart, beside what the checkout says. Loaded with the drawer. */
import { atom } from 'nanostores';
import type { Line } from '../core/cart.ts';
import type { Product } from '../core/product.ts';
import { $api } from './api.ts';
import { $cart, change } from './cart.ts';
import { putProduct } from './catalog.ts';
import type { Refusal } from './checkout.ts';
import { report } from './report.ts';

/** By variant: why a line cannot be bought as it stands, or what changed about it. */
export const $notes = atom<ReadonlyMap<string, Refusal>>(new Map());

/** After a cart link: what of it is not in the cart, or that it could not be asked for. */
export const $link = atom<{ missing: readonly string[] } | 'failed' | undefined>(undefined);

/** Asks once for the products of all lines, and notes what became of them. */
export async function refreshCart(): Promise<void> {
  const ids = [...new Set($cart.get()?.lines.map((line) => line.product))];
  if (!ids.length) return;
  try {
    const products = await $api.get().products(ids);
    for (const product of products) putProduct(product);
    compare(new Map(products.map((product) => [product.id, product])));
  } catch (error) {
    // The lines stay as they are; the server looks at them anyway when it comes to paying.
    report('cart_not_checked', (error as Error).message);
    $notes.set(new Map());
  }
}

function compare(products: ReadonlyMap<string, Product>): void {
  const cart = $cart.get();
  if (!cart) return;
  const notes = cart.lines.flatMap((line): [string, Refusal][] => {
    const note = noteOn(line, products.get(line.product), cart.currency);
    return note ? [[line.variant, note]] : [];
  });
  $notes.set(new Map(notes));
  const prices = new Map(notes.map(([variant, { price }]) => [variant, price]));
  if (notes.some(([, { price }]) => price !== undefined)) {
    const priced = (line: Line) => ({ ...line, price: prices.get(line.variant) ?? line.price });
    change((newest) => ({ ...newest, lines: newest.lines.map(priced) }));
  }
}

function noteOn(line: Line, product: Product | undefined, currency: string): Refusal | undefined {
  const { variant } = line;
  const found = product?.currency === currency && product.variants.find((each) => each.id === variant);
  if (!found) return { variant, reason: 'gone' };
  if (!found.available) return { variant, reason: 'sold_out', left: 0 };
  const { price } = found;
  return price === line.price ? undefined : { variant, reason: 'price_changed', price, before: line.price };
}
