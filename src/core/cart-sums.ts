/** What a cart comes to; apart from the rest, since the button shows it at once. */
import type { Line } from './cart.ts';

export function countOf(lines: readonly Line[]): number {
  return lines.reduce((sum, each) => sum + each.quantity, 0);
}

/** In minor units of the cart's currency. */
export function subtotalOf(lines: readonly Line[]): number {
  return lines.reduce((sum, each) => sum + each.price * each.quantity, 0);
}
