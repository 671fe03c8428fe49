/** What a session costs: lines, a discount spread over them, and the sums. Amounts are minor units. */
import type { Coupon, LineItem } from './types.ts';

export interface Totals {
  amount_subtotal: number;
  amount_total: number;
  total_details: { amount_discount: number; amount_shipping: number; amount_tax: number };
}

/**
 * Shares of `whole` in proportion to `weights`, summing to it exactly: what
 * rounding down leaves over goes to the largest remainders.
 */
export function spread(whole: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (all === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(whole) * BigInt(weight));
  const shares = exact.map((share) => Number(share / all));
  const order = exact
    .map((_, at) => at)
    .sort((a, b) => Number((exact[b] ?? 0n) % all) - Number((exact[a] ?? 0n) % all));
  let left = whole - shares.reduce((sum, share) => sum + share, 0);
  for (const at of order) if (left-- > 0) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

/** How much a coupon takes off a subtotal; never more than there is. */
export function discountOf(coupon: Coupon | undefined, subtotal: number): number {
  if (!coupon) return 0;
  if (coupon.amount_off !== null) return Math.min(coupon.amount_off, subtotal);
  return Math.min(subtotal, Math.round((subtotal * (coupon.percent_off ?? 0)) / 100));
}

/** The same lines with the coupon's share on each. */
export function discounted(lines: readonly LineItem[], coupon: Coupon | undefined): LineItem[] {
  const subtotals = lines.map((line) => line.amount_subtotal);
  const subtotal = subtotals.reduce((sum, amount) => sum + amount, 0);
  const shares = spread(discountOf(coupon, subtotal), subtotals);
  return lines.map((line, at) => {
    const off = shares[at] ?? 0;
    return { ...line, amount_discount: off, amount_total: line.amount_subtotal - off };
  });
}

export function totalsOf(lines: readonly LineItem[]): Totals {
  const sum = (field: 'amount_subtotal' | 'amount_total' | 'amount_discount') =>
    lines.reduce((all, line) => all + line[field], 0);
  return {
    amount_subtotal: sum('amount_subtotal'),
    amount_total: sum('amount_total'),
    total_details: { amount_discount: sum('amount_discount'), amount_shipping: 0, amount_tax: 0 },
  };
}
