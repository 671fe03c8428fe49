/** The cart link `?products=ID:QTY,…&coupon=…`: replaces the cart with what it names. */
import { addLine, type Line, makeLine } from '../core/cart.ts';
import { type CartLink, readCartLink } from '../core/cart-link.ts';
import { firstVariant, type Product, type Variant } from '../core/product.ts';
import { $api } from './api.ts';
import { $cart, change, emptyCart, fillCart } from './cart.ts';
import { $link } from './cart-notes.ts';
import { putProduct } from './catalog.ts';
import { keep } from './keep.ts';
import { $settings } from './settings.ts';
import { readKept } from './storage.ts';

/** The link last used up, so that a reload does not fill the cart again. */
const NAME = 'link';

interface Found {
  product: Product;
  variant: Variant;
  quantity: number;
}

/**
 * Whether the cart now holds what the link names; false when there is no link, or it was used up before.
 * Throws, with the cart as it was, when the products cannot be had.
 */
export async function fillFromLink(query: string): Promise<boolean> {
  const link = readCartLink(query);
  // Who comes back from Stripe has the link still in the address, but no longer in mind.
  if (!link || query.includes('souk_') || (isRepeat() && readKept(NAME) === query)) return false;
  try {
    const products = await $api.get().products([...new Set(link.wanted.map(({ id }) => id))]);
    for (const product of products) putProduct(product);
    fill(link, products);
    keep(NAME, query);
  } catch (error) {
    $link.set('failed');
    throw error;
  }
  return true;
}

/** A reload, or back and forth: not a new visit by the link. */
function isRepeat(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return visit?.type !== 'navigate';
}

function fill({ wanted, coupon }: CartLink, products: readonly Product[]): void {
  const found = wanted.map(({ id, quantity }) => ({ id, quantity, ...find(products, id) }));
  const sold = found.filter((each): each is Found & { id: string } => !!each.variant?.available);
  const currency = $settings.get().currency ?? sold[0]?.product.currency;
  const bought = sold.filter((each) => each.product.currency === currency);
  const missing = found.filter((each) => !bought.includes(each as Found & { id: string }));
  if (currency && bought.length) replaceCart(currency, linesOf(currency, bought), coupon);
  $link.set({ missing: missing.map((each) => each.product?.title ?? each.id) });
}

/** The cart stays the same one, so that a session left open for it gives its stock back. */
function replaceCart(currency: string, lines: Line[], coupon: string | undefined): void {
  if ($cart.get()) change((cart) => ({ ...cart, currency, lines, coupon }));
  else fillCart(currency, lines, coupon);
}

/** By product, variant or SKU. */
function find(
  products: readonly Product[],
  id: string,
): { product?: Product; variant?: Variant | undefined } {
  for (const product of products) {
    if (product.id === id) return { product, variant: firstVariant(product) };
    const variant = product.variants.find((each) => each.id === id || each.sku === id);
    if (variant) return { product, variant };
  }
  return {};
}

/** The same variant named twice becomes one line. */
function linesOf(currency: string, bought: readonly Found[]): Line[] {
  const lines = bought.map(({ product, variant, quantity }) => makeLine(product, variant, quantity));
  return lines.reduce(addLine, emptyCart(currency)).lines;
}
