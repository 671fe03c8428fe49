/**
 * The cart link `?products=ID:QTY,ID:QTY&coupon=CODE`, the grammar that Meta
 * shops, WooCommerce and Fourthwall send shoppers with.
 */
import { MOST_LINES, MOST_PIECES } from './cart.ts';

export interface CartLink {
  wanted: { id: string; quantity: number }[];
  coupon?: string;
}

/** Undefined when the query names no products. Ids may be those of products, variants, or SKUs. */
export function readCartLink(query: string): CartLink | undefined {
  const params = new URLSearchParams(query);
  const wanted = (params.get('products') ?? '').split(',').flatMap((part) => {
    // Trimmed first: blanks inside the pattern would let a crafted link stop the page.
    const [, id, pieces] = /^(.{1,100}?)(?::(\d{1,4}))?$/su.exec(part.trim()) ?? [];
    const quantity = Math.min(Number(pieces ?? 1), MOST_PIECES);
    return id && quantity > 0 ? [{ id, quantity }] : [];
  });
  if (!wanted.length) return undefined;
  const coupon = params.get('coupon')?.trim().slice(0, 50);
  return { wanted: wanted.slice(0, MOST_LINES), ...(coupon && { coupon }) };
}

/** The inverse: "share my cart". */
export function writeCartLink({ wanted, coupon }: CartLink): string {
  const params = new URLSearchParams({
    products: wanted.map((each) => `${each.id}:${each.quantity}`).join(','),
  });
  if (coupon) params.set('coupon', coupon);
  return `?${params}`;
}
